"""Which dispute a sentence belongs to: by its own terms, else its story's, else two countries and a territorial word.

Terms are data (dispute_terms.csv); a term marked `not` hides what it contains ('Kuril earthquake'), and terms of other
disputes that we do not cover ('South China Sea') are own terms of the dispute `none`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from scripts.pipeline.actors import Actor
from scripts.pipeline.knowledge import LANGUAGES, REFERENCE, is_spaced, read_rows, read_toml
from scripts.pipeline.models import Sentence
from scripts.pipeline.phrases import Lexicon

NONE = "none"
_OFF_TOPIC = "off topic"
_SHARE = 0.08  # of a story's sentences that must name a dispute or its matter before the rest are counted to it


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute from data/reference/disputes: its claimants (ISO codes) and the place that stands for its area."""

    name: str
    title: str
    claimants: frozenset[str]
    administrator: str
    area: str
    islands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term found at characters [begin, end): `own` to a dispute, `territorial` in general, or `off_topic`, which says
    that a story without a territorial word is about something else (an earthquake under the Kurils)."""

    begin: int
    end: int
    dispute: str
    kind: str


@cache
def load_disputes() -> dict[str, Dispute]:
    """Every dispute by its name, which is its file's name."""
    return {path.stem: _dispute(path.stem, read_toml(path)) for path in sorted((REFERENCE / "disputes").glob("*.toml"))}


def find_terms(text: str, language: str) -> list[Term]:
    """The terms of a text in order, without those that a `not` phrase covers."""
    found = [Term(f.begin, f.end, *f.payload) for f in _load_terms(language).find(text)]
    return [t for t in found if t.kind != "not"]


def assign_disputes(sentences: Sequence[Sentence], terms: Sequence[Term], actors: Sequence[Actor]) -> list[str]:
    """The dispute of every sentence, or 'none'."""
    stories = {s.story for s in sentences}
    by_story = {story: _story_dispute([s for s in sentences if s.story == story], terms, actors) for story in stories}
    return [_sentence_dispute(s, terms, by_story[s.story]) for s in sentences]


def _sentence_dispute(sentence: Sentence, terms: Sequence[Term], of_story: str) -> str:
    if of_story == _OFF_TOPIC:
        return NONE
    own = Counter(t.dispute for t in terms if t.kind == "own" and sentence.begin <= t.begin < sentence.end)
    if not own or of_story in own:
        return of_story
    return own.most_common(1)[0][0]


def _story_dispute(sentences: Sequence[Sentence], terms: Sequence[Term], actors: Sequence[Actor]) -> str:
    def told(thing: Term | Actor) -> bool:
        return any(s.begin <= thing.begin < s.end for s in sentences)

    inside = [t for t in terms if told(t)]
    matter = sum(any(s.begin <= t.begin < s.end for t in inside if t.kind != "off_topic") for s in sentences)
    own = Counter(t.dispute for t in inside if t.kind == "own")
    if not any(t.kind == "territorial" for t in inside) and any(t.kind == "off_topic" for t in inside):
        return _OFF_TOPIC
    if own and matter >= _SHARE * len(sentences):
        return own.most_common(1)[0][0]
    territorial = any(t.kind == "territorial" for t in inside)
    countries = Counter(a.country for a in actors if told(a))
    if not territorial or matter < _SHARE * len(sentences):
        return NONE
    return _between(countries)


def _between(countries: Counter[str]) -> str:
    """The dispute whose other claimants the story names most, if it names the administering side too."""
    able = {}
    for dispute in load_disputes().values():
        others = sum(countries[c] for c in dispute.claimants if c != dispute.administrator)
        if countries[dispute.administrator] and others:
            able[dispute.name] = others
    return max(able, key=lambda name: able[name], default=NONE)


def _dispute(name: str, data: dict[str, Any]) -> Dispute:
    return Dispute(name, data["title"], frozenset(data["claimants"]), data["administrator"], data["area"],
                   tuple(data["islands"]))


@cache
def _load_terms(language: str) -> Lexicon[tuple[str, str]]:
    rows = read_rows(LANGUAGES / language / "dispute_terms.csv", ("term", "dispute", "kind"))
    return Lexicon(((row["term"], (row["dispute"], row["kind"])) for row in rows), is_spaced(language))
