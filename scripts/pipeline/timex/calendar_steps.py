"""Arithmetic of the calendar: TIMEX3 values from calendar fields, from steps, and from 'the last' or 'the next' one.

All functions are pure. Weeks are ISO weeks, weekdays 1 (Monday) to 7. Seasons are those of the northern hemisphere.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from math import inf

from scripts.pipeline.edtf import to_event_date
from scripts.pipeline.timex.holidays import day_of_holiday

Fields = Mapping[str, int | str]

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_LONGEST_STEP = 9999
_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)")

_Candidate = tuple[date, date, str]  # first day, last day, value


def number(fields: Fields, name: str) -> int | None:
    """A field as a whole number, or None where it is absent."""
    value = fields.get(name)
    return value if isinstance(value, int) else None


def full_year(fields: Fields) -> int | None:
    """The year, an era's year counted from its first ('Heisei 24'), or a two-digit year in its usual century."""
    if "era" in fields and "eraYear" in fields:
        return int(fields["era"]) + int(fields["eraYear"]) - 1
    return number(fields, "year")


def compose(fields: Fields, year: int) -> str:
    """The TIMEX3 value of calendar fields within a year: '2013-10-07', '2013-10', '2013-SU', '2013-Q3', '2013'.

    >>> compose({"month": 9, "day": 11}, 2012)
    '2012-09-11'
    """
    if "holiday" in fields:
        return day_of_holiday(str(fields["holiday"]), year).isoformat()
    if "season" in fields:
        return f"{year:04}-{fields['season']}"
    if "quarter" in fields:
        return f"{year:04}-Q{fields['quarter']}"
    if "half" in fields:
        return f"{year:04}-H{fields['half']}"
    month, day = number(fields, "month"), number(fields, "day")
    if month is not None and "week" in fields:
        return _week_of_month(year, month, day, int(fields["week"]))
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if day <= monthrange(year, month)[1] else ""


def _week_of_month(year: int, month: int, day: int | None, which: int) -> str:
    """The ISO week that holds this day, or most of the first, second … (-1 for the last) seven days of a month."""
    length = monthrange(year, month)[1]
    middle = day or (length - 3 if which < 0 else 7 * which - 3)
    return period(date(year, month, middle), "week", 0) if middle <= length else ""


def with_time(value: str, fields: Fields) -> str:
    """The value with the hour or the part of day that the fields name: '2013-10-07TMO', '2013-10-07T15:30'."""
    hour = number(fields, "hour")
    if hour is not None:
        hour = hour % 12 + (12 if fields.get("ampm") == "PM" else 0) if "ampm" in fields else hour
        return f"{value}T{hour:02}:{number(fields, 'minute') or 0:02}" if hour < 25 else value
    return f"{value}T{fields['part']}" if "part" in fields else value


def period(base: date, unit: str, offset: int) -> str:
    """The TIMEX3 value of the period of this unit that lies `offset` units from the one that holds `base`.

    >>> period(date(2013, 10, 7), "month", -1)
    '2013-09'
    """
    if abs(offset) > _LONGEST_STEP:
        return ""
    try:
        return _PERIODS[unit](base, offset)
    except (OverflowError, ValueError):
        return ""


def within(value: str, fields: Fields) -> str:
    """The value of calendar fields inside a period: month 9 within '2012', weekday 1 within '2013-W40', day 7 within
    '2013-09'; the period itself where the fields name no part of it."""
    if "weekday" in fields and "-W" in value:
        year, week = value.split("-W")
        return date.fromisocalendar(int(year), int(week[:2]), int(fields["weekday"])).isoformat()
    if len(value) == 4 and value.isdigit():
        return compose(fields, int(value))
    if len(value) == 7 and value[5:].isdigit() and "day" in fields:
        return compose({"month": int(value[5:]), "day": fields["day"]}, int(value[:4]))
    return value


def nearest(fields: Fields, base: date, direction: int, unless: float = inf) -> str:
    """The one of these fields that is nearest to `base` in a direction: -1 not after it, +1 not before it; or the one
    on the other side, if that is more than `unless` times nearer.

    Nobody writes of '15 December' on 2 November without a year to mean last year's.
    """
    candidates = list(_around(fields, base))
    wanted = _choose(candidates, base, direction, strict=False)
    other = _choose(candidates, base, -direction, strict=False)
    if wanted is None and "weekday" in fields and "month" in fields:
        wanted = other  # a weekday and a date agree only every few years
    if wanted and other and unless < inf and _distance(other, base) * unless < _distance(wanted, base):
        return other[2]
    return wanted[2] if wanted else ""


def counted(fields: Fields, base: date, which: int) -> str:
    """'last' (-1), 'this' (0) or 'next' (1) of a weekday, month or season, counted from `base`, never `base` itself.

    The month just past is called last month, so that 'last September' in October is September of the year before.
    """
    if which == 0:
        if "weekday" in fields:
            return within(period(base, "week", 0), fields)
        return compose(fields, base.year)
    candidates = list(_around(fields, base))
    if "month" in fields and "day" not in fields:
        candidates = [c for c in candidates if c[2] != period(base, "month", which)]
    chosen = _choose(candidates, base, which, strict=True)
    return chosen[2] if chosen else ""


def first_day(value: str) -> date | None:
    """The first day of a value at day, month or year precision (and of a season, quarter, half, week, decade)."""
    try:
        if _ONE_DAY.match(value):
            return date.fromisoformat(value[:10])
        found = to_event_date(value)
        return date.fromisoformat(found.start) if found else None
    except ValueError:
        return None


def _around(fields: Fields, base: date) -> Iterator[_Candidate]:
    """Candidates near the base, each as first day, last day, value."""
    if "weekday" in fields and "month" not in fields:
        for step in range(-7, 8):
            day = base + timedelta(days=step)
            if day.isoweekday() == fields["weekday"]:
                yield day, day, day.isoformat()
        return
    if "month" not in fields and "season" not in fields and "quarter" not in fields and "day" in fields:
        for step in (-2, -1, 0, 1, 2):
            value = within(period(base, "month", step), fields)
            if value:
                yield date.fromisoformat(value), date.fromisoformat(value), value
        return
    in_years: list[_Candidate] = []
    for year in range(base.year - 4, base.year + 5):  # four years reach the next 29 February
        value = compose(fields, year)
        first = first_day(value) if value else None
        if first is not None:
            in_years.append((first, _last(value), value))
    on_weekday = [c for c in in_years if c[0].isoweekday() == fields.get("weekday")]
    yield from on_weekday or in_years  # 'Saturday, 25 April' was in a year when that day was a Saturday


def _last(value: str) -> date:
    found = to_event_date(value)
    assert found is not None
    return date.fromisoformat(found.end)


def _choose(candidates: list[_Candidate], base: date, direction: int, strict: bool) -> _Candidate | None:
    if direction < 0:
        return max((c for c in candidates if (c[1] < base if strict else c[0] <= base)), default=None)
    return min((c for c in candidates if (c[0] > base if strict else c[1] >= base)), default=None)


def _distance(candidate: _Candidate, base: date) -> int:
    """Days between the base and the nearest day of the candidate; 0 where it holds the base."""
    first, last, _ = candidate
    return max((first - base).days, (base - last).days, 0)


def _month_step(base: date, offset: int) -> str:
    months = base.year * 12 + base.month - 1 + offset
    return date(months // 12, months % 12 + 1, 1).isoformat()[:7]


def _week_step(base: date, offset: int) -> str:
    year, week, _ = (base + timedelta(weeks=offset)).isocalendar()
    return f"{year:04}-W{week:02}"


def _quarter_step(base: date, offset: int) -> str:
    quarters = base.year * 4 + (base.month - 1) // 3 + offset
    return f"{quarters // 4:04}-Q{quarters % 4 + 1}"


def _season_step(base: date, offset: int) -> str:
    seasons = (base.year * 12 + base.month - 3) // 3 + offset
    return f"{seasons // 4:04}-{list(_SEASON_MONTH)[seasons % 4]}"


def _time_step(base: date, offset: int) -> str:
    return base.isoformat()


_PERIODS: dict[str, Callable[[date, int], str]] = {
    "day": lambda base, n: (base + timedelta(days=n)).isoformat(),
    "week": _week_step,
    "weekend": lambda base, n: _week_step(base, n) + "-WE",
    "month": _month_step,
    "quarter": _quarter_step,
    "season": _season_step,
    "year": lambda base, n: f"{date(base.year + n, 1, 1).year:04}",
    "decade": lambda base, n: f"{base.year // 10 + n:03}",
    "century": lambda base, n: f"{base.year // 100 + n:02}",
    "hour": _time_step, "minute": _time_step, "second": _time_step,
}
