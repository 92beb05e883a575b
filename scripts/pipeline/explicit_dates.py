"""Dates written out in a language without rules of ours, by dateparser.

Only a day or a month with its four-digit year counts, and a day with its month in words, which is read as the last one
before publication. What is not certain is not a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

import dateparser
from dateparser.conf import SettingValidationError
from dateparser.languages.loader import default_loader

from scripts.pipeline.models import Timex

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMERIC = r"\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}"
_ORDINAL = re.compile(r"\.?º")  # '1.º de enero'
_NEW_PHRASE = re.compile(r",\s*[^\W\d]")
_WORD = re.compile(r"\d+[^\W\d]?|[^\W\d]+")  # a number takes the letter that marks it: '11일'
_WORDS_AROUND = 3  # of a month: 'le [11 septembre de 2012]'
_REACH = 40  # characters in which these words are looked for
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
# What a date leaves out it takes from the day it is read on: read on two days, the parts that differ were not written.
_ONE_DAY, _OTHER_DAY = datetime(1983, 2, 3), datetime(2006, 11, 27)


def find_explicit_dates(text: str, language: str, published: date | None = None) -> list[Timex]:
    """The dates written out in a text, in order; nothing for a language that dateparser does not know.

    `language` is an ISO 639-1 code; `published` the document creation time, without which a date needs its year.
    """
    months = _month_names(language)
    if months is None:
        return []
    dates: list[Timex] = []
    read: dict[str, tuple[str, str]] = {}  # of this text only: the same words are read once
    for month in months.finditer(text):
        if dates and month.start() < dates[-1].end:
            continue
        for begin, end in _windows(text, month, dates[-1].end if dates else 0):
            words = text[begin:end]
            if words not in read:
                read[words] = _value(words, language, published)
            value, basis = read[words]
            if value:
                dates.append(Timex(_with_weekday(text, begin, language), end, "DATE", value, basis))
                break
    return dates


def _windows(text: str, month: re.Match[str], after: int) -> Iterator[tuple[int, int]]:
    """Stretches of words around a month, the longest first; each begins and ends with a number or with the month."""
    first, last = max(after, month.start() - _REACH), month.end() + _REACH
    begins = [month.start()] + [w.start() for w in reversed(list(_WORD.finditer(text, first, month.start())))]
    ends = [month.end()] + [w.end() for w in _WORD.finditer(text, month.end(), last)]
    pairs = [(b, e) for b in begins[:_WORDS_AROUND + 1] for e in ends[:_WORDS_AROUND + 1]
             if (b == month.start() or text[b].isdigit()) and (e == month.end() or _ends_in_number(text, b, e))]
    return iter(sorted(set(pairs), key=lambda pair: pair[0] - pair[1]))


def _with_weekday(text: str, begin: int, language: str) -> int:
    """Where the date begins with the weekday before it, or with the word for a day ('ngày 7')."""
    lead = _lead(language).search(text, max(0, begin - _REACH), begin)
    return lead.start() if lead else begin


def _ends_in_number(text: str, begin: int, end: int) -> bool:
    return any(c.isdigit() for c in text[max(begin, end - 2):end])


def _value(words: str, language: str, published: date | None) -> tuple[str, str]:
    """The TIMEX3 value and its basis, both empty where the words are no date for certain."""
    if _NEW_PHRASE.search(words):
        return "", ""
    words = _ORDINAL.sub("", words)
    one, other = (_read(words, language, day) for day in (_ONE_DAY, _OTHER_DAY))
    if one is None or other is None or one.month != other.month:
        return "", ""
    if one.year == other.year:
        if f"{one.year:04}" not in _YEAR.findall(words):
            return "", ""
        return (one.date().isoformat() if one.day == other.day else f"{one.year:04}-{one.month:02}"), "stated in full"
    if one.day != other.day or published is None or not _LETTER.search(words):
        return "", ""
    last = _read(words, language, datetime(published.year, published.month, published.day))
    return (last.date().isoformat(), f"the last before publication on {published}") if last else ("", "")


def _read(words: str, language: str, day: datetime) -> datetime | None:
    settings = {"RELATIVE_BASE": day, "DATE_ORDER": _date_order(language), "PREFER_DATES_FROM": "past",
                "REQUIRE_PARTS": ["month"]}
    try:
        found: datetime | None = dateparser.parse(words, languages=[language], settings=settings)
    except (ValueError, SettingValidationError):
        return None
    return found


@cache
def _month_names(language: str) -> re.Pattern[str] | None:
    """Finds the month names that dateparser knows in a language, and dates in numbers; None for an unknown language."""
    try:
        info = default_loader.get_locale(language).info
    except (ValueError, KeyError):
        return None
    return re.compile(rf"(?<!\d){_NUMERIC}(?!\d)|(?<!\w)(?:{_names(info, _MONTHS)})(?!\d)(?![^\W\d]{{3}})", re.I)


@cache
def _lead(language: str) -> re.Pattern[str]:
    """What may stand before a date and belongs to it, up to its beginning: 'jeudi ', 'Donnerstag, dem ', 'ngày '."""
    info = default_loader.get_locale(language).info
    weekday, day = _names(info, _WEEKDAYS), _names(info, ("day",))
    return re.compile(rf"(?<!\w)(?:(?:{weekday})(?:,\s?|\s)(?:\w{{2,4}}\s)?|(?:{day})\s)$", re.I)


def _names(info: Mapping[str, Any], keys: Iterable[str]) -> str:
    names = {name for key in keys for name in info.get(key, ()) if len(name) > 1}
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"


@cache
def _date_order(language: str) -> str:
    return str(default_loader.get_locale(language).info.get("date_order", "DMY"))
