"""The small words of a language that tell planned, hypothetical and denied events, attributive years, boilerplate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from scripts.pipeline.knowledge import LANGUAGES, is_spaced, read_toml
from scripts.pipeline.models import EventDate, Sentence, Timex
from scripts.pipeline.phrases import Lexicon

_BEFORE = 12


@dataclass(frozen=True)
class Cues:
    """Lexicons of sentences.toml for one language."""

    behind_datelines: tuple[str, ...]  # words right behind the date of a dateline ('北京7日共同')
    planned: Lexicon[str]
    hypothetical: Lexicon[str]
    denied: Lexicon[str]
    attributive: Lexicon[str]
    boilerplate: Lexicon[str]
    attribution: Lexicon[str]

    def status(
        self, text: str, clause: tuple[int, int], timex: Timex, when: EventDate, published: date | None
    ) -> str:
        """occurred, planned, hypothetical or denied, as the clause says it.

        What lies after the publication date has not occurred; without that date the words of the clause decide.
        """
        written = published.isoformat() if published else ""
        if when.start and when.start > written and (written or self.planned.find(text, *clause)):
            return "hypothetical" if self._only_hypothetical(text, clause) else "planned"
        if self.denied.find(text, *clause):
            return "denied"
        if when.end and when.end < written:
            return "occurred"
        if self.planned.find(text, *clause):
            return "planned"
        return "hypothetical" if not when.end and self._only_hypothetical(text, clause) else "occurred"

    def is_attributive(self, text: str, begin: int) -> bool:
        """Whether the word before offset `begin` makes a year an adjective ('the 1956 declaration')."""
        cues = self.attributive.find(text, max(0, begin - _BEFORE), begin)
        return any(not text[c.end:begin].strip() for c in cues)

    def is_boilerplate(self, text: str, sentence: Sentence) -> bool:
        """Whether a sentence is a line of the page and not of the story."""
        return bool(self.boilerplate.find(text, sentence.begin, sentence.end))

    def _only_hypothetical(self, text: str, clause: tuple[int, int]) -> bool:
        return bool(self.hypothetical.find(text, *clause)) and not self.planned.find(text, *clause)


@cache
def load_cues(language: str) -> Cues:
    """The cues of a language; empty where it has no sentences.toml."""
    data, spaced = read_toml(LANGUAGES / language / "sentences.toml"), is_spaced(language)
    status = data.get("status", {})
    lists = (status.get("planned", ()), status.get("hypothetical", ()), status.get("denied", ()),
             data.get("attributive", {}).get("after", ()), data.get("page", {}).get("boilerplate", ()),
             data.get("page", {}).get("attribution", ()))
    behind_datelines = tuple(data.get("dateline", {}).get("behind", ()))
    return Cues(behind_datelines, *(Lexicon(((p, p) for p in phrases), spaced) for phrases in lists))
