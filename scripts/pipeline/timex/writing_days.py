"""The other way round: on which days can 'last month' have been written, if the event lies on a known day?"""

from __future__ import annotations

from datetime import date, timedelta

from scripts.pipeline.models import Meaning
from scripts.pipeline.timex.calendar_steps import Fields, full_year, number

Days = tuple[date, date]  # first and last, both included
_YEAR = timedelta(days=335)  # a bare month looks back or ahead by less than a year
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def days_of_writing(meaning: Meaning, direction: int, event: Days) -> Days | None:
    """The days on which an expression of this meaning, said of the event, can have been written.

    `direction` is -1 where the sentence tells the past, 1 the future, 0 where it is open; `event` its first and last
    day. None where the expression cannot mean the event, or says nothing of the day of writing.
    """
    if meaning.literal or meaning.end_fields or meaning.kind in ("DURATION", "SET"):
        return None
    if not _agrees(meaning.fields, event):
        return None
    if full_year(meaning.fields) is not None or {"decade", "century"} & set(meaning.fields):
        return None
    if meaning.anchor == "told":  # 'earlier in the day' is told on the day itself, 'that day' a little later
        if (meaning.unit, meaning.offset) != ("day", 0):
            return None
        return event if meaning.untold == 0 else (event[0], event[1] + timedelta(days=3))
    if meaning.offset is None:
        return _bare(meaning.fields, direction, event)
    return _stepped(meaning, event) if meaning.unit else _counted(meaning.fields, meaning.offset, event)


def _agrees(fields: Fields, event: Days) -> bool:
    """Whether a day of the event bears the weekday, month and day that the expression names."""
    first, last = event
    days = [first + timedelta(days=n) for n in range(min((last - first).days, 45) + 1)]
    return any(all(value is None or value == number(fields, name) for name, value in (
        ("weekday", day.isoweekday() if "weekday" in fields else None),
        ("month", day.month if "month" in fields else None),
        ("day", day.day if "day" in fields else None))) for day in days)


def _bare(fields: Fields, direction: int, event: Days) -> Days | None:
    first, last = event
    if "weekday" in fields and "month" not in fields:
        reach = timedelta(days=6)
    elif "month" in fields:
        reach = _YEAR
    elif "day" in fields:
        reach = timedelta(days=30)
    elif {"season", "quarter", "half", "holiday"} & set(fields):
        return None
    else:
        return None  # a clock time, a part of the day
    return (first - reach, last) if direction > 0 else (first, last + reach)


def _stepped(meaning: Meaning, event: Days) -> Days | None:
    first, last = event
    offset = meaning.offset or 0
    if meaning.unit in ("day", "hour", "minute"):
        step = timedelta(days=offset if meaning.unit == "day" else 0)
        return first - step, last - step
    if meaning.unit in ("week", "weekend"):
        monday = first - timedelta(days=first.weekday(), weeks=offset)
        return monday, last - timedelta(days=last.weekday() - 6, weeks=offset)
    if meaning.unit in _MONTHS:
        return _months(first, last, meaning.unit, offset)
    return None


def _months(first: date, last: date, unit: str, offset: int) -> Days | None:
    size = _MONTHS[unit]
    begin = (first.year * 12 + first.month - 1) // size * size - offset * size
    end = ((last.year * 12 + last.month - 1) // size + 1) * size - offset * size
    if not 12 <= begin <= end <= 12 * 9998:
        return None
    return date(begin // 12, begin % 12 + 1, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1)


def _counted(fields: Fields, which: int, event: Days) -> Days | None:
    first, last = event
    reach = timedelta(days=13) if "weekday" in fields else _YEAR + timedelta(days=30)
    if which == 0:
        return first - timedelta(days=6), last + timedelta(days=6)
    return (first, last + reach) if which < 0 else (first - reach, last)
