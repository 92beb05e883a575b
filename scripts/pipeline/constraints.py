"""What the words of an article say of the day it was written: each constraint a set of possible days with its reason.

The chronology and the terms of office are never more than evidence: every constraint leaves a rest of doubt, so that a
wrong row does not outvote right ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from scripts.pipeline.actors import Actor, Offices, load_cast, load_offices, office_holders
from scripts.pipeline.anchoring import anchor_times
from scripts.pipeline.chronology import Chronology, KnownEvent, load_chronology
from scripts.pipeline.cues import load_cues
from scripts.pipeline.disputes import find_terms
from scripts.pipeline.models import Expression, Sentence, Timex
from scripts.pipeline.story import STATED
from scripts.pipeline.tense import FUTURE, SentenceTense, load_tense
from scripts.pipeline.timex.calendar_steps import first_day, full_year, number
from scripts.pipeline.timex.finder import find_expressions
from scripts.pipeline.timex.grammar import load_grammar
from scripts.pipeline.timex.writing_days import days_of_writing

EARLIEST, LATEST = date(1945, 1, 1), date(2034, 12, 31)
Days = tuple[date, date]  # first and last, both included
# Behind a dateline: 'TOKYO, Oct. 7 (Kyodo) --', 'ТОКИО, 7 окт — РИА'; or a word of the language: '【北京7日共同】'.
_DATELINE = re.compile(r"\s*(?:[(（][^)）\n]{2,40}[)）])?\s*(?:[—–:：|】/(（_]|--?\s)")
_DATELINE_REACH = 90  # characters from the beginning of a paragraph
_HEAD = 700  # characters of an article in which its dateline stands
_READ = 12_000  # characters of an article that are read for this; keeps the time bounded
_LEAD = 400  # characters: what is named here is the news
_SOON_AFTER_A_DATE = ((14, 0.35), (60, 0.25), (330, 0.3))  # days, and how much of the probability lies within them
_SOON_AFTER_A_DAY = ((1, 0.6), (6, 0.2), (27, 0.1))
_CAREER = timedelta(days=365 * 8)  # in which people are news before and after their office
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Layer:
    """Days among which the day of writing lies with this probability, each day as likely as the next."""

    days: tuple[Days, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Constraint:
    """One reason in words with its layers, and what it rests on: of one ground only the sharpest counts."""

    reason: str
    ground: str
    layers: tuple[Layer, ...]


@dataclass(frozen=True)
class _Text:
    """An article with everything that was found in it, in text order."""

    text: str
    sentences: Sequence[Sentence]
    expressions: Sequence[Expression]
    times: Sequence[Timex]
    tenses: Sequence[SentenceTense]
    actors: Sequence[Actor]
    offices: Offices
    chronology: Chronology
    disputes: frozenset[str]
    dateline_words: tuple[str, ...]

    def within(self, sentence: Sentence) -> list[Expression]:
        """The time expressions of a sentence."""
        return [e for e in self.expressions if sentence.begin <= e.begin < sentence.end]

    def days_without_a_year(self) -> Iterator[tuple[Expression, int]]:
        """The expressions that name a day and no year, each with the tense around it."""
        for sentence, tense in zip(self.sentences, self.tenses, strict=True):
            for expression in self.within(sentence):
                meaning = expression.meaning
                if "day" in meaning.fields and full_year(meaning.fields) is None and not meaning.end_fields and (
                        meaning.kind != "SET"):
                    yield expression, tense.direction(expression.begin, expression.end)


def find_constraints(text: str, language: str, sentences: Sequence[Sentence]) -> list[Constraint]:
    """All constraints of an article in the order of the kinds below; none where its language has no rules."""
    grammar = load_grammar(language)
    text, sentences = text[:_READ], [s for s in sentences if s.end <= _READ]
    if grammar is None or not sentences:
        return []
    tense = load_tense(language)
    expressions = find_expressions(text, grammar)
    read = _Text(
        text, sentences, expressions, anchor_times(text, expressions, sentences, None, tense),
        [tense.read(text, s) for s in sentences], load_cast(language).find(text, None), load_offices(language),
        load_chronology(), frozenset(term.dispute for term in find_terms(text, language) if term.dispute),
        load_cues(language).behind_datelines)
    kinds = (_datelines, _terms_of_office, _known_events, _stated_dates, _dates_without_a_year, _days_of_known_events)
    return [constraint for kind in kinds for constraint in kind(read)]


def _datelines(read: _Text) -> Iterator[Constraint]:
    for expression in read.expressions:
        fields = expression.meaning.fields
        if expression.begin > _HEAD:
            return
        begin = read.text.rfind("\n", 0, expression.begin) + 1
        if "day" not in fields or expression.meaning.end_fields or expression.begin - begin > _DATELINE_REACH:
            continue
        ends = _DATELINE.match(read.text, expression.end) or read.text.startswith(read.dateline_words, expression.end)
        if not ends or read.text[begin:expression.begin].count(" ") > 8:
            continue
        days = list(_days_named(expression))
        if days:
            words = read.text[expression.begin:expression.end]
            yield Constraint(f"the dateline says {words}", "dateline", (
                Layer(tuple((d, d) for d in days), 0.75), Layer(tuple((d, d + 2 * _DAY) for d in days), 0.2)))


def _days_named(expression: Expression) -> Iterator[date]:
    """The days that bear the numbers of an expression, in any year and month that it leaves out."""
    fields = expression.meaning.fields
    stated, month, day = full_year(fields), number(fields, "month"), number(fields, "day") or 0
    for year in [stated] if stated is not None else range(1990, LATEST.year):
        for in_month in [month] if month is not None else range(1, 13):
            try:
                found = date(year, in_month, day)
            except ValueError:
                continue
            if "weekday" not in fields or fields["weekday"] == found.isoweekday():
                yield found


def _terms_of_office(read: _Text) -> Iterator[Constraint]:
    """People in office: 'Prime Minister Abe' was written while he was, unless the sentence tells of a year past;
    'former Prime Minister Abe' after that."""
    terms = load_terms()
    for actor, index in _placed(read.actors, read.sentences):
        person = terms.get(actor.label) if actor.kind == "person" else None
        if person is None or _tells_a_year(read, index):
            continue
        office, is_over = read.offices.of(read.text, actor.begin, actor.end)
        days = sorted(person.get(office) or {d for terms_of_one in person.values() for d in terms_of_one})
        words = office.replace("_", " ") if office in person else "in office"
        ground = f"office {actor.label}"
        if is_over:
            after = Layer(((days[0][1], LATEST),), 0.9)
            yield Constraint(f"{actor.label} is called a former {words}", ground, (after,))
        else:
            sure = 0.85 if actor.begin < _LEAD else 0.65  # further on a story goes back to who was in office then
            yield Constraint(f"{actor.label} is named, {words} {_spans(days)}", ground, (
                Layer(tuple(days), sure),
                Layer(tuple((first - _CAREER, last + _CAREER) for first, last in days), 0.98 - sure)))


@cache
def load_terms() -> dict[str, dict[str, list[Days]]]:
    """The terms of the people who held an office, by label and office; an office without end lasts."""
    people, terms = office_holders()
    found: dict[str, dict[str, list[Days]]] = {}
    for person_id, terms_of_one in terms.items():
        for term in terms_of_one:
            first, last = first_day(term.start), first_day(term.end or str(LATEST.year))
            if term.office != "other" and first and last and last > EARLIEST:
                offices = found.setdefault(people[person_id], {})
                offices.setdefault(term.office, []).append((max(first, EARLIEST), last))
    return found


def _spans(days: Iterable[Days]) -> str:
    return ", ".join(f"{first.year}–{last.year if last < LATEST - 400 * _DAY else ''}" for first, last in days)


def _placed(actors: Sequence[Actor], sentences: Sequence[Sentence]) -> Iterator[tuple[Actor, int]]:
    index = 0
    for actor in actors:
        while index < len(sentences) - 1 and sentences[index].end <= actor.begin:
            index += 1
        yield actor, index


def _tells_a_year(read: _Text, index: int) -> bool:
    return any(full_year(e.meaning.fields) is not None or e.meaning.unit == "year"
               for e in read.within(read.sentences[index]))


def _known_events(read: _Text) -> Iterator[Constraint]:
    """Known events: with a relative expression they date the article, alone they were news about then, or before."""
    named, series = read.chronology.events_named(read.text), read.chronology.series_named(read.text)
    for sentence, tense in zip(read.sentences, read.tenses, strict=True):
        inside = [f for f in named if sentence.begin <= f.begin < sentence.end]
        bearers = {event.event_id: event for f in inside for event in f.payload}
        meetings = {f.payload: f.begin for f in series if sentence.begin <= f.begin < sentence.end}
        meetings |= {name: sentence.begin for name in _leaders_met(read, sentence) if name not in meetings}
        for name, at in meetings.items():
            there = [e for e in bearers.values() if e.series == name]
            candidates = there or list(read.chronology.by_series.get(name, ()))
            yield from _of_event(read, sentence, tense, at, candidates, f"{name} {bool(there)}")
        for found in inside:
            lone = [event for event in found.payload if not event.series]
            if lone:
                yield from _of_event(read, sentence, tense, found.begin, lone, lone[0].event_id)


def _leaders_met(read: _Text, sentence: Sentence) -> Iterator[str]:
    """Series of two countries whose people are both named in a sentence with a word of meeting."""
    people = {a.country for a in read.actors if a.kind == "person" and sentence.begin <= a.begin < sentence.end}
    if len(people) > 1 and read.chronology.tells_of_meeting(read.text, sentence.begin, sentence.end):
        yield from (name for name, countries in read.chronology.leaders.items() if countries <= people)


def _of_event(
    read: _Text, sentence: Sentence, tense: SentenceTense, at: int, events: Sequence[KnownEvent], ground: str
) -> Iterator[Constraint]:
    """What one naming of an event says; `events` are those that may be meant."""
    inside = read.within(sentence)
    if any(full_year(e.meaning.fields) is not None for e in inside):
        return  # the event is told with its year, which says nothing of the day of writing
    for expression in sorted(inside, key=lambda e: abs(e.begin - at)):
        direction = tense.direction(expression.begin, expression.end)
        days = [(event, d) for event in events
                if (d := days_of_writing(expression.meaning, direction, (event.start, event.end)))]
        if days:
            words = " ".join(read.text[expression.begin:expression.end].split())
            label = days[0][0].label if len(days) == 1 else f"one of {len(days)} known meetings or events"
            narrow = tuple(d for _, d in days)
            wide = tuple((first - _DAY, last + _DAY) for first, last in narrow)
            at_once = tuple((first, min(last, first + _DAY)) for first, last in narrow)
            soon = 0.4 if "weekday" in expression.meaning.fields and direction <= 0 else 0.1
            sure = min(event.confidence for event, _ in days)
            after = Layer((), 0.0)
            if not days[0][0].series and max(last - first for first, last in narrow) <= timedelta(days=7):
                sure *= 0.4  # a later story names the event too, and tells of something else 'today'
                after = Layer(tuple((event.start, event.end + 60 * _DAY) for event, _ in days), 0.5)
            yield Constraint(f"“{words}” is said of {label}", f"{ground} {expression.begin}", (
                Layer(at_once, soon * sure), Layer(narrow, (0.8 - soon) * sure), Layer(wide, 0.1), after))
            return
    if len(events) == 1 or not events[0].series:
        event = events[0]
        near = 0.25 if at < _LEAD else 0.1
        yield Constraint(f"it names {event.label}", f"named {event.event_id}", (
            Layer(((event.start - 2 * _DAY, event.end + 5 * _DAY),), near),
            Layer(((event.start - 120 * _DAY, event.end + 366 * _DAY),), 0.2),
            Layer(((event.start - 800 * _DAY, event.start),), 0.05),
            Layer(((max(event.start, EARLIEST), LATEST),), 0.7 - near)))


def _stated_dates(read: _Text) -> Iterator[Constraint]:
    """Dates in full: the article came after what it tells as past, though seldom soon after (measured: a fourth within
    a year of the latest date), and before what it tells as to come."""
    past: list[tuple[date, Timex]] = []
    ahead: list[tuple[date, Timex]] = []
    sentence = 0
    for timex in read.times:
        while sentence < len(read.sentences) - 1 and read.sentences[sentence].end <= timex.begin:
            sentence += 1
        day = first_day(timex.value.split("/")[0]) if timex.basis == STATED and len(timex.value) >= 4 else None
        if day is None or not EARLIEST < day < LATEST:
            continue
        direction = read.tenses[sentence].direction(timex.begin, timex.end)
        (ahead if direction == FUTURE else past).append((day, timex))
    if past:
        latest, timex = max(past, key=lambda p: p[0])
        to_the_day = len(timex.value) >= len("2013-10-07") and "/" not in timex.value
        yield Constraint(f"the latest date in it is {timex.value}", "latest date", (
            Layer(((latest, latest + 3 * _DAY),), 0.1 if to_the_day else 0.0),
            Layer(((latest, latest + 800 * _DAY),), 0.35), Layer(((latest, LATEST),), 0.45)))
    for day, timex in ahead:
        yield Constraint(f"{timex.value} is still to come", f"ahead {timex.value}", (
            Layer(((EARLIEST, day + 366 * _DAY),), 0.5), Layer(((day - 1500 * _DAY, day + 366 * _DAY),), 0.35)))


def _dates_without_a_year(read: _Text) -> Iterator[Constraint]:
    """'7日', '14 August': told as past, the article came soon after the latest of them, in whatever year."""
    of_month: list[Expression] = []
    of_year: list[Expression] = []
    for expression, direction in read.days_without_a_year():
        if direction <= 0 and not expression.meaning.unit:
            (of_year if "month" in expression.meaning.fields else of_month).append(expression)
    for expressions, shares in ((of_year, _SOON_AFTER_A_DATE), (of_month, _SOON_AFTER_A_DAY)):
        by_words = {read.text[e.begin:e.end]: e for e in expressions}
        days = sorted({day for expression in by_words.values() for day in _days_named(expression)})
        if days:
            words = ", ".join(sorted(by_words))
            yield Constraint(f"it tells of {words} as past", f"past {len(shares)} {shares[0]}", tuple(
                Layer(tuple((d, d + reach * _DAY) for d in days), share) for reach, share in shares))


def _days_of_known_events(read: _Text) -> Iterator[Constraint]:
    """A day without a year on which something is known to have happened in this dispute: one such day is chance, but
    several that agree on a year are not."""
    for expression, direction in read.days_without_a_year():
        meaning = expression.meaning
        month, day = number(meaning.fields, "month") or 0, number(meaning.fields, "day") or 0
        events = [event for dispute in sorted(read.disputes)
                  for event in read.chronology.by_day.get((dispute, month, day), ())]
        days = [d for event in events if (d := days_of_writing(meaning, direction, (event.start, event.end)))]
        if days:
            words = read.text[expression.begin:expression.end]
            yield Constraint(f"on {words} fell {' or '.join(event.label for event in events[:3])}",
                             f"day {month}-{day}", (Layer(tuple(days), 0.5),))
