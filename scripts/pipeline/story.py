"""What a text has told so far: the dates that 'the next day', 'that month' or a bare 'in October' go on from.

News anchors on the day of publication, history on the date just told, and one article often holds both. A whole text
counts as history where full dates of years past outnumber the words that point at the day of writing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scripts.pipeline.edtf import to_event_date
from scripts.pipeline.models import Expression, Meaning
from scripts.pipeline.tense import PAST
from scripts.pipeline.timex.calendar_steps import compose, first_day, full_year, nearest

STATED = "stated in full"
BEFORE_CHRIST = "BC"
JUST_TOLD = ", the date just told"
_REACH = 600  # characters: in news, beyond about a paragraph a date told is no longer the one just told
_NEWS_DAYS = 31
_FRONT = len("By the end of ")
_FINENESS = {"hour": 0, "minute": 0, "second": 0, "day": 0, "week": 1, "weekend": 1, "month": 2, "quarter": 3,
             "season": 3, "half": 3, "year": 3, "decade": 3, "century": 3}
_FINEST = ((re.compile(r"\d{4}-\d\d-"), "day"), (re.compile(r"\d{4}-\d\d$"), "month"),
           (re.compile(r"\d{4}-W\d"), "week"),
           (re.compile(r"\d{4}-Q"), "quarter"), (re.compile(r"\d{4}-H"), "half"),
           (re.compile(r"\d{4}-(SP|SU|FA|WI)"), "season"))
# What makes a text a history: full dates of years past, and how many of them to each word that counts from its writing.
# Where no word at all counts from its writing, two of long ago will do, or one with its month, or one that others are
# counted from.
_HISTORY_DATES, _HISTORY_DATES_ALONE = 3, 2
_HISTORY_SHARE = 4
_YEARS_PAST, _YEARS_REMOTE = 2, 10
_NEVER_BARE = {"weekday", "quarter", "half"}  # in news these belong to the day of writing


@dataclass(slots=True, eq=False)  # not frozen: one is made for each date of a text, and thawed is three times as fast
class Reference:
    """A day to count from, and how to name it in words: publication, or a date that the text has told (`told`).

    Of a told date: its value, where it ended, whether the year is known from the text, the finest unit that may be
    counted from it ('the next day' means nothing after '1956'), and the first year of the era, or of the century, whose
    years the text counts ('同11年').
    """

    day: date
    value: str
    words: str
    told: bool = False
    at: int = 0
    with_year: bool = True
    finest: str = "day"
    era: int | None = None


class Story:
    """The dates told so far in one text, the latest of each precision; `published` is its creation time or None."""

    def __init__(self, published: date | None, expressions: Iterable[Expression]) -> None:
        self.published = published
        self.is_history = _is_history(published, expressions)
        iso = published.isoformat() if published else ""
        self.publication = Reference(published, iso, f"publication on {iso}") if published else None
        self._told: dict[str, Reference] = {}  # by the finest unit
        self._read: dict[tuple[str, str], Reference | None] = {}
        self._paragraph = self._sentence = 0
        self._era: int | None = None

    def begin_paragraph(self, at: int) -> None:
        """A new paragraph begins at this character: in news, history told before it does not govern it."""
        self._paragraph = at

    def begin_sentence(self, at: int) -> None:
        """A new sentence begins at this character."""
        self._sentence = at

    def told_by(self, value: str, basis: str) -> Reference | None:
        """The reference that a value found on this basis becomes once it is told: the same for the same."""
        if (value, basis) not in self._read:
            self._read[value, basis] = _reference(value, basis)
        return self._read[value, basis]

    def tell(self, told: Reference, meaning: Meaning, at: int) -> None:
        """Remember what an expression that ends at this character was resolved to as the date just told."""
        if told.finest == "quarter" and (meaning.comparison or not self._is_over(told.value)):
            return  # 'up from $2 million a year earlier', 'in the fourth quarter we expect more': the story stays
        if "era" in meaning.fields:
            self._era = int(meaning.fields["era"])
        elif "year" in meaning.fields:
            self._era = int(meaning.fields["year"]) // 100 * 100 + 1
        told.at, told.era = at, self._era
        self._told[told.finest] = told

    def reference(self, meaning: Meaning, direction: int, at: int) -> Reference | None:
        """What an expression at this character counts from: publication, or the date told where it asks for that or
        where history is being told. `direction` is the tense around it."""
        of_this_day = meaning.anchor == "published" or (
            not meaning.anchor and not self.is_history and self._never_bare(meaning))
        if of_this_day and not meaning.comparison:
            return self.publication
        told = self._just_told(meaning, at)
        if meaning.anchor == "told" or (meaning.comparison and told is not None and told.finest == "quarter"):
            return told or self.publication
        if told is not None and self._goes_on_from(told, meaning, direction, at):
            return told
        return self.publication

    def is_to_come(self, value: str) -> bool:
        """Whether a value lies after publication: then no history goes on to it."""
        first = first_day(value.split("/")[0]) if self.published and value else None
        return first is not None and self.published is not None and first > self.published

    def coarser(self, meaning: Meaning, at: int) -> Reference | None:
        """What a step from the date told counts from where that is too coarse for it: 'the next day' after '1956'."""
        if meaning.untold is not None or self._just_told(meaning, at) is not None:
            return None
        told = self._last(_FINENESS["year"], at)
        in_the_past = told is not None and (self.published is None or told.day.year < self.published.year)
        return told if self.is_history or (in_the_past and meaning.offset) else None

    def _goes_on_from(self, told: Reference, meaning: Meaning, direction: int, at: int) -> bool:
        if meaning.anchor or meaning.offset is not None or meaning.comparison:
            return False
        if self.is_history:
            return told.finest == "day" or "weekday" not in meaning.fields
        return (
            told.with_year and told.at >= self._paragraph and direction <= 0 and not self._never_bare(meaning)
            and (self.published is None or told.day.year < self.published.year)
            and at - told.at < _REACH // 2 and _is_later(meaning, told)
            and not (_FINENESS[told.finest] >= _FINENESS["year"] and self._is_news(meaning, at))
        )

    def _just_told(self, meaning: Meaning, at: int) -> Reference | None:
        """The date last told near enough, and precise enough for the unit that is counted in.

        A quarter is what a whole report is about: 'the quarter' and 'a year earlier' go back to it however far it is.
        """
        if meaning.comparison and "quarter" in self._told:
            return self._told["quarter"]
        if meaning.untold is not None:
            return self._told.get(meaning.unit)
        return self._last(_FINENESS.get(meaning.unit, _FINENESS["year"]), at)

    def _last(self, fineness: int, at: int) -> Reference | None:
        last = None
        for told in self._told.values():
            if _FINENESS[told.finest] <= fineness and (last is None or told.at > last.at):
                last = told
        return last if last is not None and (self.is_history or at - last.at <= _REACH) else None

    @staticmethod
    def _never_bare(meaning: Meaning) -> bool:
        return not _NEVER_BARE.isdisjoint(meaning.fields)

    def _is_over(self, value: str) -> bool:
        found = to_event_date(value)
        return found is not None and (self.published is None or found.end < self.published.isoformat())

    def _is_news(self, meaning: Meaning, at: int) -> bool:
        """Whether a bare date after a lone year is news: a month that does not open its sentence ('In 1978 … In August
        …' goes on), or a day that, read against the publication date, lies in the month before it."""
        if self.published is None:
            return False
        if "day" not in meaning.fields:
            return at - self._sentence > _FRONT
        first = first_day(nearest(meaning.fields, self.published, PAST))
        return first is not None and (self.published - first).days <= _NEWS_DAYS


def _reference(value: str, basis: str) -> Reference | None:
    """What can be counted from a value told on this basis; None for what is no date, and for a decade or a century, too
    wide to go on from. What counts from a date in history stays in it.
    """
    first = value.split("/")[0]
    if first.startswith(BEFORE_CHRIST) and len(first) >= len("BC0218"):
        return Reference(date.min, first, first + JUST_TOLD, True, finest="year")  # no calendar reaches back to it
    day = first_day(first) if first[:1].isdigit() and len(first) >= len("1956") else None
    if day is None:
        return None
    finest = next((name for form, name in _FINEST if form.match(first)), "year")
    with_year = basis == STATED or basis.endswith(JUST_TOLD)
    return Reference(day, first, first + JUST_TOLD, True, 0, with_year, finest)


def _is_later(meaning: Meaning, told: Reference) -> bool:
    """Whether the month named comes after the date told in its year: history is told forwards."""
    first = first_day(compose(meaning.fields, told.day.year)) if "month" in meaning.fields else None
    return first is None or first >= told.day.replace(day=1)


def _is_history(published: date | None, expressions: Iterable[Expression]) -> bool:
    past = remote = here = told = narrated = 0
    meanings = [expression.meaning for expression in expressions]
    times = Counter(map(id, meanings))
    for meaning in {id(m): m for m in meanings}.values():
        year = full_year(meaning.fields)
        if meaning.literal.startswith(BEFORE_CHRIST):
            past += times[id(meaning)]
            remote += times[id(meaning)]
        elif year is not None:
            told += "month" in meaning.fields
            remote += times[id(meaning)] * (published is None or year <= published.year - _YEARS_REMOTE)
            past += times[id(meaning)] * (published is None or year <= published.year - _YEARS_PAST)
            here += times[id(meaning)] * (published is not None and year == published.year)
        elif meaning.kind == "DATE" and meaning.anchor != "told":
            bare_day = {"weekday", "day"} & set(meaning.fields) and "month" not in meaning.fields
            here += times[id(meaning)] * (meaning.anchor == "published" or bool(bare_day))
        told += meaning.anchor == "told"
        narrated += times[id(meaning)] * (meaning.anchor == "told" and not meaning.comparison)
    alone = not here and remote > 0 and remote + told >= _HISTORY_DATES_ALONE
    return past + narrated > _HISTORY_SHARE * here and (past >= _HISTORY_DATES or alone)
