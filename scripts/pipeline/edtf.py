"""From a TIMEX3 value to a date at its true precision in EDTF level 1, with its first and last possible day.

Sources: TIMEX3 in TimeML 1.2.1; EDTF in ISO 8601-2:2019. Days are kept as ISO text, because claims reach back to 1372.

>>> to_event_date("2012-09")
EventDate(edtf='2012-09', start='2012-09-01', end='2012-09-30', precision='month')
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from scripts.pipeline.models import EventDate

# Seasons of the northern hemisphere, where both disputes lie: EDTF code, first month. Winter ends in the next year.
_SEASONS = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_PART_OF_YEAR = re.compile(r"(\d{4})-(Q|H)(\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_DECADE = re.compile(r"(\d{3})$")
_CENTURY = re.compile(r"(\d\d)$")


def to_event_date(value: str, mod: str = "") -> EventDate | None:
    """The date that a TIMEX3 DATE or TIME value stands for; None for durations, vague references and open values."""
    if "/" in value:
        return _between(value)
    for pattern, convert in _FORMS:
        match = pattern.match(value)
        if match:
            found = convert(match)
            about = mod == "APPROX" and "T" not in value  # 'about 3 p.m.' leaves the day exact
            return _approximate(found) if found and about else found
    return None


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _approximate(exact: EventDate) -> EventDate:
    return EventDate(exact.edtf + "~", exact.start, exact.end, exact.precision)


def _between(value: str) -> EventDate | None:
    first, last = (to_event_date(part) for part in value.split("/", 1))
    if first is None or last is None or last.end < first.start:
        return None
    return EventDate(f"{first.edtf}/{last.edtf}", first.start, last.end, "range")


def _day(match: re.Match[str]) -> EventDate | None:
    try:
        day = date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None
    return EventDate(day, day, day, "day")


def _month(match: re.Match[str]) -> EventDate | None:
    year, month = map(int, match.groups())
    if not 1 <= month <= 12 or year < 1:
        return None
    return EventDate(match.group(), date(year, month, 1).isoformat(), last_day(year, month).isoformat(), "month")


def _year(match: re.Match[str]) -> EventDate:
    return EventDate(match.group(), f"{match.group()}-01-01", f"{match.group()}-12-31", "year")


def _season(match: re.Match[str]) -> EventDate:
    year, (code, first) = int(match.group(1)), _SEASONS[match.group(2)]
    last = last_day(year + 1, 2) if first == 12 else last_day(year, first + 2)
    return EventDate(f"{year:04}-{code}", date(year, first, 1).isoformat(), last.isoformat(), "season")


def _part_of_year(match: re.Match[str]) -> EventDate | None:
    year, number = int(match.group(1)), int(match.group(3))
    months = 3 if match.group(2) == "Q" else 6
    first = (number - 1) * months + 1
    if not 1 <= first <= 12:
        return None
    start, end = date(year, first, 1), last_day(year, first + months - 1)
    edtf = f"{start.isoformat()[:7]}/{end.isoformat()[:7]}"
    return EventDate(edtf, start.isoformat(), end.isoformat(), "range")


def _week(match: re.Match[str]) -> EventDate | None:
    try:
        monday = date.fromisocalendar(int(match.group(1)), int(match.group(2)), 1)
    except ValueError:
        return None
    start = monday + timedelta(days=5 if match.group(3) else 0)
    end = monday + timedelta(days=6)
    return EventDate(f"{start.isoformat()}/{end.isoformat()}", start.isoformat(), end.isoformat(), "range")


def _decade(match: re.Match[str]) -> EventDate:
    return EventDate(f"{match.group()}X", f"{match.group()}0-01-01", f"{match.group()}9-12-31", "decade")


def _century(match: re.Match[str]) -> EventDate:
    return EventDate(f"{match.group()}XX", f"{match.group()}00-01-01", f"{match.group()}99-12-31", "century")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], EventDate | None]], ...] = (
    (_DAY, _day), (_MONTH, _month), (_YEAR, _year), (_SEASON, _season), (_PART_OF_YEAR, _part_of_year),
    (_WEEK, _week), (_DECADE, _decade), (_CENTURY, _century),
)
