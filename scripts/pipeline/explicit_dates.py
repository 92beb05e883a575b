"""Dates written out in full in a language without rules of ours, by dateparser: the wide net of the anchoring stage.

Only a day or a month with its four-digit year counts. What is not certain is not a date.
"""

from __future__ import annotations

import re
from datetime import datetime

from dateparser.conf import SettingValidationError
from dateparser.search import search_dates

from scripts.pipeline.models import Timex

_YEAR = re.compile(r"\d{4}")
_LAST_DIGIT = re.compile(r".*\d(?:[^\W\d]\b|[日号일년월])?", re.DOTALL)


def find_explicit_dates(text: str, language: str) -> list[Timex]:
    """The dates with a year in a text, in order; nothing for a language that dateparser does not know."""
    whole_days = {words for words, _ in _search(text, language, ["day", "month", "year"])}
    dates, after = [], 0
    for words, moment in _search(text, language, ["month", "year"]):
        begin = text.find(words, after)
        match = _LAST_DIGIT.match(words)
        if begin < 0 or match is None or f"{moment.year:04}" not in _YEAR.findall(words):
            continue
        after = begin + match.end()
        value = f"{moment.year:04}-{moment.month:02}" + (f"-{moment.day:02}" if words in whole_days else "")
        dates.append(Timex(begin, after, "DATE", value, "stated in full"))
    return dates


def _search(text: str, language: str, parts: list[str]) -> list[tuple[str, datetime]]:
    try:
        return list(search_dates(text, languages=[language], settings={"REQUIRE_PARTS": parts}) or ())
    except (ValueError, SettingValidationError):
        return []
