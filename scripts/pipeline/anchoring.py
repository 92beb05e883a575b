"""From the meaning of a time expression to a date: against the day of publication or the date just told.

Only this stage knows what 'Monday' is relative to. The direction (last or next) comes from the tense near the
expression; news tells the past unless something says otherwise. Where nothing is known to count from, the value stays
empty and the basis says so: a date is never invented.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scripts.pipeline.edtf import to_event_date
from scripts.pipeline.models import Expression, Meaning, Sentence, Timex
from scripts.pipeline.tense import PAST, Tense
from scripts.pipeline.timex.calendar_steps import (
    compose,
    counted,
    first_day,
    full_year,
    nearest,
    number,
    period,
    with_time,
    within,
)

_TOLD_REACHES = 600  # characters: beyond about a paragraph a date told is no longer the one just told
_PARAGRAPH = re.compile(r"\n\s*\n")
_FINENESS = {"hour": 0, "minute": 0, "second": 0, "day": 0, "week": 0, "weekend": 0, "month": 1, "quarter": 2,
             "season": 2, "half": 2, "year": 2, "decade": 2, "century": 2}
_FINEST = ((re.compile(r"\d{4}-Q"), "quarter"), (re.compile(r"\d{4}-H"), "half"), (re.compile(r"\d{4}-\d\d$"), "month"),
           (re.compile(r"\d{4}-(W|\d\d-)"), "day"))
_NEWS_DAYS = 31
_QUARTER = re.compile(r"(?<=\d{4})-Q\d(?=, the date just told$)")
_JUST_TOLD = ", the date just told"
UNRESOLVED = "relative to the day of publication, which is not known"


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told before: its first day, the value, where it ended, whether the year was written, and
    the finest unit that may be counted from it ('the next day' means nothing after '1956')."""

    day: date
    value: str
    at: int
    with_year: bool
    finest: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The day to count from, and how to name it in words."""

    day: date
    words: str


def anchor_times(
    text: str, expressions: Sequence[Expression], sentences: Sequence[Sentence], published: date | None, tense: Tense
) -> list[Timex]:
    """Resolve the expressions of one text in reading order.

    `expressions` and `sentences` are in text order; `published` is the document creation time or None.
    """
    resolved: list[Timex] = []
    told: dict[str, Told] = {}  # the latest of each precision
    spans = iter(sentences)
    sentence = next(spans, Sentence(0, len(text)))
    around = None
    for expression in expressions:
        while sentence.end <= expression.begin and (following := next(spans, None)) is not None:
            sentence = following
        if around is None or around.sentence is not sentence:
            around = tense.read(text, sentence)
        just_told = _latest(told, expression)
        if just_told is not None and _PARAGRAPH.search(text, just_told.at, expression.begin):
            just_told = replace(just_told, with_year=False)  # history told in one paragraph does not govern the next
        timex = anchor(expression, published, just_told, around.direction(expression.begin, expression.end))
        resolved.append(timex)
        if tense.is_bound(text, timex.begin, timex.end):
            continue
        if (now_told := _told_after(timex, expression.meaning, _latest(told, expression), published)) is not None:
            told[now_told.finest] = now_told
    return resolved


def anchor(expression: Expression, published: date | None, told: Told | None, direction: int) -> Timex:
    """Resolve one expression; `direction` is -1 where the sentence tells the past, 1 where it tells the future."""
    meaning = expression.meaning
    value, basis = _value(meaning, published, told, direction, expression.begin)
    kind = "TIME" if "T" in value and meaning.kind == "DATE" and "X" not in value and "_" not in value else meaning.kind
    return Timex(expression.begin, expression.end, kind, value, basis, meaning.mod, expression.gap)


def _value(meaning: Meaning, published: date | None, told: Told | None, direction: int, at: int) -> tuple[str, str]:
    if meaning.literal:
        return meaning.literal, "not a point in time"
    if meaning.kind in ("DURATION", "SET"):
        return "", "a length or a frequency, not a point in time"
    if meaning.end_fields:
        return _range(meaning, published, told, direction, at)
    if "decade" in meaning.fields and meaning.offset is None:
        return f"{int(meaning.fields['decade']):03}", "stated"
    if "century" in meaning.fields and meaning.offset is None:
        return f"{int(meaning.fields['century']):02}", "stated"
    year = full_year(meaning.fields)
    if year is not None:
        return with_time(compose(meaning.fields, year), meaning.fields), "stated in full"
    reference = _reference(meaning, published, told, direction, at)
    if reference is None:
        return "", UNRESOLVED
    if meaning.offset is None:
        return _underspecified(meaning, reference, direction)
    if meaning.untold is not None and not reference.words.endswith(_JUST_TOLD):
        return _stepped(meaning, reference, meaning.untold)
    return _stepped(meaning, reference, meaning.offset)


def _reference(
    meaning: Meaning, published: date | None, told: Told | None, direction: int, at: int
) -> Reference | None:
    """What this expression counts from: the date just told where it asks for that, or where history is being told."""
    just_told = Reference(told.day, f"{told.value}{_JUST_TOLD}") if told else None
    on_publication = Reference(published, f"publication on {published.isoformat()}") if published else None
    if meaning.anchor == "told" or (meaning.comparison and told is not None and told.finest == "quarter"):
        return just_told or on_publication
    if meaning.anchor == "published":
        return on_publication
    in_history = (
        told is not None and told.with_year and direction <= 0 and not {"weekday", "quarter", "half"} & set(meaning.fields)
        and meaning.offset is None and (published is None or told.day.year < published.year)
        and at - told.at < _TOLD_REACHES // 2 and _goes_on(meaning, told)
        and not (told.finest == "year" and _is_news(meaning, published))
    )
    return just_told if in_history else on_publication


def _is_news(meaning: Meaning, published: date | None) -> bool:
    """Whether a bare date, read against the publication date, lies in the month before it. After a lone year that is
    news; a history that already tells months goes on."""
    value = nearest(meaning.fields, published, PAST) if published and "day" in meaning.fields else ""
    first = first_day(value) if value else None
    return first is not None and published is not None and (published - first).days <= _NEWS_DAYS


def _goes_on(meaning: Meaning, told: Told) -> bool:
    """Whether the month named comes after the date told in its year: history is told forwards."""
    value = compose(meaning.fields, told.day.year) if "month" in meaning.fields else ""
    first = first_day(value) if value else None
    return first is None or first >= told.day.replace(day=1)


def _underspecified(meaning: Meaning, reference: Reference, direction: int) -> tuple[str, str]:
    fields = meaning.fields
    if reference.words.endswith(_JUST_TOLD) and "month" in fields:
        return with_time(compose(fields, reference.day.year), fields), f"in the year of {reference.words}"
    if not {"weekday", "month", "day", "season", "quarter", "half", "holiday"} & set(fields):
        return with_time(reference.day.isoformat(), fields), f"the day of {reference.words}"
    if reference.words.endswith(_JUST_TOLD):
        direction = 1  # 'on the 14th' after '11 September' is the next one
    value = nearest(fields, reference.day, direction or PAST, firm=_is_firm(fields, direction))
    return with_time(value, fields), _relation(value, reference, meaning.words)


def _is_firm(fields: Mapping[str, int | str], direction: int) -> bool:
    """Whether the tense alone decides: always for a weekday, for a month or a holiday wherever the sentence has one."""
    return "weekday" in fields or (bool(direction) and bool({"month", "holiday"} & set(fields)) and "day" not in fields)


def _stepped(meaning: Meaning, reference: Reference, offset: int) -> tuple[str, str]:
    fields = meaning.fields
    if not meaning.unit:
        value = counted(fields, reference.day, offset)
        return with_time(value, fields), _relation(value, reference, meaning.words)
    quarter = _QUARTER.search(reference.words) if meaning.comparison and meaning.unit == "year" else None
    whole = period(reference.day, meaning.unit, offset)
    value = whole + quarter.group() if quarter else with_time(within(whole, fields), fields)
    if offset == 0:
        return value, f"the {meaning.unit} of {reference.words}"
    side = "before" if offset < 0 else "after"
    return value, f"{abs(offset)} {meaning.unit}{'s' if abs(offset) > 1 else ''} {side} {reference.words}"


def _relation(value: str, reference: Reference, words: str) -> str:
    """How the value lies to the reference: 'Monday before publication on 2013-10-07'."""
    first = first_day(value) if value else None
    if first is None:
        return UNRESOLVED
    if value.startswith(reference.day.isoformat()):
        return f"{words}, the day of {reference.words}"
    if reference.day.isoformat().startswith(value):
        return f"{words} of {reference.words}"
    return f"{words} {'before' if first < reference.day else 'after'} {reference.words}"


def _range(meaning: Meaning, published: date | None, told: Told | None, direction: int, at: int) -> tuple[str, str]:
    """A range: each end takes from the other what it leaves out ('7–8 October 2013', '28 August to 5 September')."""
    last = {**meaning.fields, **meaning.end_fields}
    if "year" in meaning.end_fields and "year" not in meaning.fields:
        first = {**meaning.fields, "year": meaning.end_fields["year"]}
    else:
        first = dict(meaning.fields)
    if "month" in last and "month" not in first:
        first["month"] = last["month"]
    end, basis = _value(Meaning(fields=last, words=meaning.words), published, told, direction, at)
    end_day = first_day(end)
    if end_day is None:
        return "", basis
    if "day" in first and "month" not in first:
        first["month"] = end_day.month
    begin = compose(first, number(first, "year") or end_day.year)
    begin_day = first_day(begin)
    if begin_day is not None and begin_day > end_day and number(first, "year") is None:
        begin = compose(first, end_day.year - 1)
        begin_day = first_day(begin)
    return (f"{begin}/{end}", basis) if begin_day is not None and begin_day <= end_day else ("", "not a possible range")


def _latest(told: Mapping[str, Told], expression: Expression) -> Told | None:
    """The date last told near enough, and precise enough for the unit that the expression counts in.

    A quarter is what a whole report is about: 'the quarter' and 'a year earlier' go back to it however far it is.
    """
    meaning = expression.meaning
    if meaning.comparison and "quarter" in told:
        return told["quarter"]
    if meaning.untold is not None:
        return told.get(meaning.unit)
    needed = _FINENESS.get(meaning.unit, _FINENESS["year"])
    near = [t for t in told.values()
            if _FINENESS[t.finest] <= needed and expression.begin - t.at <= _TOLD_REACHES]
    return max(near, key=lambda t: t.at, default=None)


def _is_over(value: str, published: date | None) -> bool:
    found = to_event_date(value)
    return found is not None and (published is None or found.end < published.isoformat())


def _told_after(timex: Timex, meaning: Meaning, before: Told | None, published: date | None) -> Told | None:
    """The date now told; counted from a date in history it stays in that history."""
    if timex.type not in ("DATE", "TIME") or not timex.value[:1].isdigit():
        return None
    value = timex.value.split("/")[0]
    day = first_day(value)
    if "-Q" in value and (meaning.comparison or not _is_over(value, published)):
        return None  # 'up from $2 million a year earlier', 'in the fourth quarter we expect more': the story stays
    finest = next((name for form, name in _FINEST if form.match(value)), "year")
    with_year = full_year(meaning.fields) is not None or (
        before is not None and before.with_year and timex.basis.endswith(_JUST_TOLD))
    return Told(day, value, timex.end, with_year, finest) if day else None
