"""The day on which a holiday falls: the rules of data/reference/holidays.toml."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter  # type: ignore[import-untyped]

from scripts.pipeline.knowledge import REFERENCE, KnowledgeError, read_toml

_FORMS = ({"month", "day"}, {"month", "weekday", "nth"}, {"month", "weekday", "on_or_after"}, {"easter"})


def day_of_holiday(holiday: str, year: int) -> date:
    """The day of a holiday, by its name in holidays.toml, in a year of the Gregorian calendar.

    >>> day_of_holiday("us-election", 1998)
    datetime.date(1998, 11, 3)
    """
    rule = _rules()[holiday]
    if "easter" in rule:
        sunday: date = easter(year)
        return sunday + timedelta(days=rule["easter"])
    if "day" in rule:
        return date(year, rule["month"], rule["day"])
    if "on_or_after" in rule:
        return _weekday_from(date(year, rule["month"], rule["on_or_after"]), rule["weekday"])
    if rule["nth"] > 0:
        return _weekday_from(date(year, rule["month"], 7 * rule["nth"] - 6), rule["weekday"])
    last_week = monthrange(year, rule["month"])[1] - 7 * -rule["nth"] + 1
    return _weekday_from(date(year, rule["month"], last_week), rule["weekday"])


def _weekday_from(first: date, weekday: int) -> date:
    return first + timedelta(days=(weekday - first.isoweekday()) % 7)


@cache
def _rules() -> Mapping[str, Mapping[str, int]]:
    rules: Mapping[str, Mapping[str, int]] = read_toml(REFERENCE / "holidays.toml")
    for name, rule in rules.items():
        if set(rule) not in _FORMS:
            raise KnowledgeError(f"reference/holidays.toml: [{name}] has {', '.join(sorted(rule))}; "
                                 "see the head of the file for the rules there are")
    return rules
