"""From dated sentences to mentions: one row for each date on which the text says that something happened or will."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scripts.pipeline.actors import Actor, load_cast
from scripts.pipeline.cues import Cues, load_cues
from scripts.pipeline.disputes import NONE, Dispute, Term, assign_disputes, find_terms, load_disputes
from scripts.pipeline.edtf import to_event_date
from scripts.pipeline.event_types import Trigger, choose_trigger, find_triggers
from scripts.pipeline.models import Article, EventDate, EventType, Mention, Place, Sentence, Timex
from scripts.pipeline.phrases import Found
from scripts.pipeline.places import Located, choose_place, gazetteer, load_atlas
from scripts.pipeline.summaries import summarise
from scripts.pipeline.tense import SentenceTense, Tense, load_tense

_VERBAL_COOPERATION = 1  # PLOVER quad class of meetings and agreements
_NEWS_DAYS = 8  # an event older than this on the day of publication is told as background
_ATTRIBUTIVE = re.compile(r"\s[^\W\d]")
_ATTRIBUTIVE_REACH = 60  # characters behind 'the 1956 …' in which the dated thing is named


@dataclass(frozen=True)
class Reading:
    """Everything that was found in one article, in text order."""

    article: Article
    sentences: Sequence[Sentence]
    disputes: Sequence[str]
    terms: Sequence[Term]
    actors: Sequence[Actor]
    places: Sequence[Located]
    triggers: Sequence[Found[Trigger]]
    tense: Tense
    cues: Cues


def read(article: Article, sentences: Sequence[Sentence]) -> Reading:
    """Look everything up in an article that a mention can need."""
    text, language = article.text, article.language
    actors = load_cast(language).find(text, article.published.day)
    terms = find_terms(text, language)
    return Reading(
        article, sentences, assign_disputes(sentences, terms, actors), terms, actors, load_atlas(language).find(text),
        find_triggers(text, language), load_tense(language), load_cues(language),
    )


def assemble_mentions(reading: Reading, times: Sequence[Timex]) -> list[Mention]:
    """The mentions of one article in text order; `times` are its resolved time expressions."""
    mentions = [m for timex, index in _dated_sentences(reading, times) if (m := _mention(reading, timex, index))]
    return _mark_background(_share_places(mentions), reading.article.published.day)


def _dated_sentences(reading: Reading, times: Sequence[Timex]) -> Iterator[tuple[Timex, int]]:
    index = 0
    for timex in times:
        while index < len(reading.sentences) and reading.sentences[index].end <= timex.begin:
            index += 1
        if index < len(reading.sentences) and timex.type in ("DATE", "TIME"):
            yield timex, index


def _mention(reading: Reading, timex: Timex, index: int) -> Mention | None:
    """The mention that a time expression dates, or None where nothing is said to have happened on that date."""
    sentence, text = reading.sentences[index], reading.article.text
    when = _event_date(timex, reading.article.published.day)
    dispute = reading.disputes[index]
    if when is None or dispute == NONE or reading.cues.is_boilerplate(text, sentence):
        return None
    tense = reading.tense.read(text, sentence)
    attributive = _is_attributive(reading, timex)
    clause, scope = _clause(sentence, timex, tense, attributive)
    trigger = choose_trigger(reading.triggers, clause, scope, timex.begin, timex.end)
    names_only = attributive and (trigger is None or trigger.payload.weak)
    if names_only or (trigger is None and not tense.has_verb(*scope)):
        return None
    actors = _actors(reading, sentence, clause, load_disputes()[dispute])
    kind = trigger.payload.event_type if trigger else EventType("OTHER")
    countries = _countries(reading, index, actors, load_disputes()[dispute], kind)
    place = _place(reading, sentence, clause, timex, kind, dispute)
    status = reading.cues.status(text, clause, timex, when, reading.article.published.day)
    return Mention(
        mention_id=_identity(reading.article.article_id, timex),
        article_id=reading.article.article_id,
        quote=text[sentence.begin:sentence.end],
        quote_begin=sentence.begin,
        quote_end=sentence.end,
        timex=timex,
        time_text=text[timex.begin:timex.end],
        date=when,
        status=status,
        background=False,
        dispute=dispute,
        countries=countries,
        actors=tuple(dict.fromkeys(a.label for a in actors if a.kind in ("person", "government"))),
        place=place,
        event_type=kind,
        summary=summarise(text, sentence, clause, timex, reading.cues),
        confidence=_confidence(reading, sentence, when, trigger, countries, place),
    )


def _event_date(timex: Timex, published: date | None) -> EventDate | None:
    """The date at its precision; an empty one for a relative expression that nothing resolves; None for what is no
    point in time, or lies too far ahead to be news."""
    if not timex.value:
        return EventDate() if timex.type == "DATE" and "publication" in timex.basis else None
    found = to_event_date(timex.value, timex.mod)
    if found is None or found.precision == "century" or not found.start:
        return None
    horizon = (published or date(2100, 1, 1)) + timedelta(days=365 * 30)
    return found if found.start <= horizon.isoformat() else None


def _is_attributive(reading: Reading, timex: Timex) -> bool:
    """Whether the time expression is a year that names a thing: 'the 1956 declaration' alone tells no event."""
    text = reading.article.text
    return (
        re.fullmatch(r"\d{4}", text[timex.begin:timex.end]) is not None
        and _ATTRIBUTIVE.match(text, timex.end) is not None
        and reading.cues.is_attributive(text, timex.begin)
    )


def _clause(
    sentence: Sentence, timex: Timex, tense: SentenceTense, attributive: bool
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The clause that the time expression dates, and how far a trigger may stand from it: in the sentence, but of
    'the 1956 declaration' only among the words that name the thing."""
    if attributive:
        named = timex.begin, min(tense.clause(timex.begin, timex.end)[1], timex.end + _ATTRIBUTIVE_REACH)
        return named, named
    return tense.clause(timex.begin, timex.end), (sentence.begin, sentence.end)


def _actors(reading: Reading, sentence: Sentence, clause: tuple[int, int], dispute: Dispute) -> list[Actor]:
    """Who takes part: the actors of the clause if a claimant is among them, else those of the sentence."""
    inside = list(_between(reading.actors, *clause))
    if any(a.country in dispute.claimants for a in inside):
        return inside
    return list(_between(reading.actors, sentence.begin, sentence.end))


def _countries(
    reading: Reading, index: int, actors: Sequence[Actor], dispute: Dispute, kind: EventType
) -> tuple[str, ...]:
    """The countries taking part. Where the sentence names fewer sides than such an act has ('the leaders met', 'Japan
    bought the islands'), the others are the claimants that its story names most."""
    named = {a.country for a in actors}
    missing = (2 if kind.two_sided else 1) - len(named)
    story = [s for s in reading.sentences if s.story == reading.sentences[index].story]
    told = _between(reading.actors, story[0].begin, story[-1].end)
    others = Counter(a.country for a in told if a.country in dispute.claimants - named)
    return tuple(sorted(named.union(c for c, _ in others.most_common(max(0, missing)))))


def _place(
    reading: Reading, sentence: Sentence, clause: tuple[int, int], timex: Timex, kind: EventType, dispute: str
) -> Place | None:
    """The place named; else the dispute's area, where the islands are the scene of such an act."""
    named = choose_place(reading.places, clause, (sentence.begin, sentence.end), timex.begin, kind.at_islands)
    return named or (gazetteer().get(load_disputes()[dispute].area) if kind.at_islands else None)


def _share_places(mentions: list[Mention]) -> list[Mention]:
    """A meeting told twice in one article took place where the other sentence says, on the same day between the same
    countries."""
    claimants = {name: dispute.claimants for name, dispute in load_disputes().items()}

    def meeting(m: Mention) -> tuple[str, str, frozenset[str], int]:
        return m.date.edtf, m.dispute, claimants[m.dispute].intersection(m.countries), m.event_type.quad_class

    told = {meeting(m): m.place for m in mentions if m.place}
    return [m if m.place or m.date.precision != "day" or m.event_type.quad_class != _VERBAL_COOPERATION
            else replace(m, place=told.get(meeting(m))) for m in mentions]


def _between(actors: Sequence[Actor], begin: int, end: int) -> Sequence[Actor]:
    """The actors whose name begins in [begin, end); they are in text order."""
    return actors[bisect_left(actors, begin, key=_begin):bisect_left(actors, end, key=_begin)]


def _begin(actor: Actor) -> int:
    return actor.begin


def _mark_background(mentions: list[Mention], published: date | None) -> list[Mention]:
    """Background is what lay behind when the news was written; without a publication date, behind the latest event."""
    happened = [m.date.end for m in mentions if m.status == "occurred" and m.date.precision == "day"]
    newest = published.isoformat() if published else max(happened, default="")
    if not newest:
        return mentions
    horizon = (date.fromisoformat(newest) - timedelta(days=_NEWS_DAYS)).isoformat()
    return [replace(m, background=bool(m.date.end) and m.date.end < horizon) for m in mentions]


def _confidence(
    reading: Reading, sentence: Sentence, when: EventDate, trigger: Found[Trigger] | None, countries: Sequence[str],
    place: Place | None,
) -> float:
    """How well the row is supported, 0 to 1: a plain count of its evidence, not yet calibrated on gold."""
    own = any(sentence.begin <= t.begin < sentence.end for t in reading.terms)
    evidence = (
        0.25 * bool(when.edtf) + 0.2 * (trigger is not None and not trigger.payload.weak) + 0.15 * own
        + 0.1 * (len(countries) > 1) + 0.1 * (place is not None) + 0.1 * (when.precision == "day")
        + 0.1 * reading.article.published.confidence
    )
    return round(min(evidence, 1.0), 2)


def _identity(article_id: str, timex: Timex) -> str:
    return hashlib.sha256(f"{article_id}:{timex.begin}:{timex.end}".encode()).hexdigest()[:12]
