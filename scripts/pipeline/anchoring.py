"""From the meaning of a time expression to a date: against the day of publication or the date just told.

Only this stage knows what 'Monday' is relative to. The direction (last or next) comes from the tense near the
expression; news tells the past unless something says otherwise. Where nothing is known to count from, the value stays
empty and the basis says so: a date is never invented.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import inf
from typing import NamedTuple

from scripts.pipeline.models import Expression, Meaning, Sentence, Timex
from scripts.pipeline.story import BEFORE_CHRIST, STATED, Reference, Story
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

_PARAGRAPH = re.compile(r"\n\s*\n")
_PART_OF_YEAR = re.compile(r"-[QH]\d$")
# How many times nearer a date on the other side must be to be meant, with and without a tense around it: measured on
# news, where dates of the weeks to come stand in sentences about the past.
_AGAINST_TENSE, _WITHOUT_TENSE = 5, 4
_HOLIDAY_AGAINST_TENSE = 30
_MONTHS_ON = 6  # in a history a month names the one of the half year to come, else that of the year just told
UNRESOLVED = "relative to the day of publication, which is not known"


class Resolved(NamedTuple):
    """A meaning on the calendar: TIMEX3 type, value and basis, and what may be counted from it once it is told."""

    type: str
    value: str
    basis: str
    told: Reference | None


Remembered = dict[tuple[int, Reference | None, int], Resolved]


def anchor_times(
    text: str, expressions: Sequence[Expression], sentences: Sequence[Sentence], published: date | None, tense: Tense
) -> list[Timex]:
    """Resolve the expressions of one text in reading order.

    `expressions` and `sentences` are in text order; `published` is the document creation time or None.
    """
    resolved: list[Timex] = []
    story = Story(published, expressions)
    spans = iter(sentences)
    sentence = next(spans, Sentence(0, len(text)))
    around, read_to = None, 0
    remembered: Remembered = {}
    whole = {key: _is_whole(meaning) for key, meaning in {id(e.meaning): e.meaning for e in expressions}.items()}
    for expression in expressions:
        while sentence.end <= expression.begin and (following := next(spans, None)) is not None:
            sentence = following
            story.begin_sentence(sentence.begin)
        direction = 0
        meaning = expression.meaning
        is_whole = whole[id(meaning)]
        if not (is_whole or meaning.anchor or meaning.offset is not None):  # the tense has a say in a bare 'Monday'
            if around is None or around.sentence is not sentence:
                around = tense.read(text, sentence)
            direction = around.direction(expression.begin, expression.end)
        if _PARAGRAPH.search(text, read_to, expression.begin):
            story.begin_paragraph(expression.begin)
        begin, end, gap = expression.begin, expression.end, expression.gap
        found = resolve(meaning, is_whole, story, direction, begin, remembered)
        resolved.append(Timex(begin, end, found.type, found.value, found.basis, meaning.mod, gap))
        read_to = end
        if found.told is not None and not tense.is_bound(text, begin, end):
            story.tell(found.told, meaning, end)
    return resolved


def resolve(
    meaning: Meaning, is_whole: bool, story: Story, direction: int, at: int, remembered: Remembered
) -> Resolved:
    """Place the meaning of an expression at this character on the calendar; `direction` is -1 where the sentence tells
    the past, 1 the future, 0 where it is open.

    `is_whole` says that it means the same wherever it stands; `remembered` holds what this text has resolved before.
    """
    coarse = reference = None
    if not is_whole:
        coarse = story.coarser(meaning, at) if meaning.anchor == "told" else None
        reference = None if coarse else story.reference(meaning, direction, at)
    key = id(meaning), reference or coarse, direction
    if key not in remembered:
        value, basis = (coarse.value, f"some time in {coarse.words}") if coarse else _value(
            meaning, reference, direction, story.is_history)
        if reference is not None and reference.told and not meaning.anchor and story.is_to_come(value):
            value, basis = _value(meaning, story.publication, direction, story.is_history)
        is_time = "T" in value and meaning.kind == "DATE" and "X" not in value and "_" not in value
        remembered[key] = Resolved("TIME" if is_time else meaning.kind, value, basis, story.told_by(value, basis))
    return remembered[key]


def _is_whole(meaning: Meaning) -> bool:
    """Whether an expression means the same wherever it stands: a full date, a length, a frequency, a vague time."""
    return bool(meaning.literal) or meaning.kind in ("DURATION", "SET") or (
        meaning.offset is None and ("decade" in meaning.fields or "century" in meaning.fields)) or (
        full_year({**meaning.fields, **meaning.end_fields}) is not None)


def _value(meaning: Meaning, reference: Reference | None, direction: int, is_history: bool) -> tuple[str, str]:
    if meaning.literal:
        return meaning.literal, "not a point in time"
    if meaning.kind in ("DURATION", "SET"):
        return "", "a length or a frequency, not a point in time"
    if meaning.end_fields:
        return _range(meaning, reference, direction, is_history)
    if "decade" in meaning.fields and meaning.offset is None:
        return f"{int(meaning.fields['decade']):03}", STATED
    if "century" in meaning.fields and meaning.offset is None:
        return f"{int(meaning.fields['century']):02}", STATED
    year = full_year(meaning.fields)
    if year is not None:
        return with_time(compose(meaning.fields, year), meaning.fields), STATED
    if reference is None:
        return "", UNRESOLVED
    if reference.value.startswith(BEFORE_CHRIST):
        return _before_christ(meaning, reference)
    if "eraYear" in meaning.fields:
        return _of_the_era_told(meaning, reference)
    if meaning.offset is None:
        return _underspecified(meaning, reference, direction, is_history)
    if meaning.untold is not None and not reference.told:
        return _stepped(meaning, reference, meaning.untold)
    return _stepped(meaning, reference, meaning.offset)


def _before_christ(meaning: Meaning, reference: Reference) -> tuple[str, str]:
    """'The following spring' after '218 BC': years count down, and no calendar tells the day."""
    step = meaning.offset if meaning.unit == "year" else None if meaning.unit else 0
    year = int(reference.value[2:6]) - step if step is not None else 0
    if year < 1:
        return "", UNRESOLVED
    return f"{BEFORE_CHRIST}{compose(meaning.fields, year)}", f"counted from {reference.words}"


def _of_the_era_told(meaning: Meaning, reference: Reference) -> tuple[str, str]:
    """'同11年' after '昭和10年': the year of the era, or of the century, whose years the text counts."""
    if reference.era is None:
        return "", UNRESOLVED
    year = full_year({**meaning.fields, "era": reference.era})
    return with_time(compose(meaning.fields, year or 0), meaning.fields), f"of the era of {reference.words}"


def _underspecified(meaning: Meaning, reference: Reference, direction: int, is_history: bool) -> tuple[str, str]:
    fields = meaning.fields
    if reference.told and "month" in fields:
        year = reference.day.year + _years_on(fields, reference, is_history)
        where = "in the year of" if year == reference.day.year else "in the year after"
        return with_time(compose(fields, year), fields), f"{where} {reference.words}"
    if not {"weekday", "month", "day", "season", "quarter", "half", "holiday"} & set(fields):
        return with_time(reference.day.isoformat(), fields), f"the day of {reference.words}"
    if reference.told:
        direction = 1  # 'on the 14th' after '11 September' is the next one
    value = nearest(fields, reference.day, direction or PAST, unless=_much_nearer(fields, direction))
    return with_time(value, fields), _relation(value, reference, meaning.words)


def _years_on(fields: Mapping[str, int | str], reference: Reference, is_history: bool) -> int:
    """1 where a history goes on into the next year ('In November they landed. In January …'), else 0."""
    if not is_history or not reference.told or reference.finest == "year":
        return 0
    months = int(fields["month"]) - reference.day.month
    return 1 if months < 0 and months + 12 <= _MONTHS_ON else 0


def _much_nearer(fields: Mapping[str, int | str], direction: int) -> float:
    """How many times nearer the date on the other side must be. The tense alone decides for a weekday, and for a month
    wherever the sentence has a tense; against it a holiday must be quite near ('on Christmas Day', the day after)."""
    if "weekday" in fields or (direction and "month" in fields and "day" not in fields):
        return inf
    if direction and "holiday" in fields:
        return _HOLIDAY_AGAINST_TENSE
    return _AGAINST_TENSE if direction else _WITHOUT_TENSE


def _stepped(meaning: Meaning, reference: Reference, offset: int) -> tuple[str, str]:
    fields = meaning.fields
    if not meaning.unit:
        value = counted(fields, reference.day, offset)
        return with_time(value, fields), _relation(value, reference, meaning.words)
    told = reference.value if reference.told else ""
    part = _PART_OF_YEAR.search(told) if meaning.comparison and meaning.unit == "year" else None
    whole = period(reference.day, meaning.unit, offset)
    value = whole + part.group() if part else with_time(within(whole, fields), fields)
    if offset == 0:
        return value, f"the {meaning.unit} of {reference.words}"
    side = "before" if offset < 0 else "after"
    unit = meaning.unit if abs(offset) == 1 else "centuries" if meaning.unit == "century" else f"{meaning.unit}s"
    return value, f"{abs(offset)} {unit} {side} {reference.words}"


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


def _range(meaning: Meaning, reference: Reference | None, direction: int, is_history: bool) -> tuple[str, str]:
    """A range: each end takes from the other what it leaves out ('7–8 October 2013', '28 August to 5 September')."""
    last = {**meaning.fields, **meaning.end_fields}
    if "year" in meaning.end_fields and "year" not in meaning.fields:
        first = {**meaning.fields, "year": meaning.end_fields["year"]}
    else:
        first = dict(meaning.fields)
    if "month" in last and "month" not in first:
        first["month"] = last["month"]
    end, basis = _value(replace(meaning, fields=last, end_fields={}), reference, direction, is_history)
    end_day = first_day(end)
    if end_day is None:
        return "", basis
    of_one_month = "day" in first and "month" not in first
    if of_one_month:
        first["month"] = end_day.month
    begin = compose(first, number(first, "year") or end_day.year)
    begin_day = first_day(begin)
    if begin_day is not None and begin_day > end_day and number(first, "year") is None:
        month_before = within(period(end_day, "month", -1), {"day": first["day"]}) if of_one_month else ""
        begin = month_before or compose(first, end_day.year - 1)
        begin_day = first_day(begin)
    return (f"{begin}/{end}", basis) if begin_day is not None and begin_day <= end_day else ("", "not a possible range")
