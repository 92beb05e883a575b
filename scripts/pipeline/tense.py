"""Does the clause around a time expression tell the past or the future? Cue words from sentences.toml decide."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from scripts.pipeline.knowledge import LANGUAGES
from scripts.pipeline.models import Sentence
from scripts.pipeline.phrases import Lexicon

_REACH = 160  # characters: a cue further away than a long clause governs something else
PAST, FUTURE = -1, 1


@dataclass(frozen=True)
class Tense:
    """The cues of one language: the words of past and future, and those that end a clause."""

    cues: Lexicon[int]
    breaks: Lexicon[str]

    def direction(self, text: str, sentence: Sentence, begin: int, end: int) -> int:
        """-1 where the clause around characters [begin, end) tells the past (or nothing), 1 where it tells the future.

        The nearest cue decides; a cue in the same clause goes before one beyond a clause break.
        """
        first, last = self.clause(text, sentence, begin, end)
        inside = self._nearest(text, max(first, begin - _REACH), min(last, end + _REACH), begin, end)
        if inside:
            return inside
        around = self._nearest(text, max(sentence.begin, begin - _REACH), min(sentence.end, end + _REACH), begin, end)
        return around or PAST

    def clause(self, text: str, sentence: Sentence, begin: int, end: int) -> tuple[int, int]:
        """The clause of the sentence that holds characters [begin, end): between the breaks around them."""
        breaks = self.breaks.find(text, sentence.begin, sentence.end)
        before = [b.begin for b in breaks if b.begin > sentence.begin and b.end <= begin]
        after = [b.begin for b in breaks if b.begin >= end]
        return (before[-1] if before else sentence.begin), (after[0] if after else sentence.end)

    def has_verb(self, text: str, begin: int, end: int) -> bool:
        """Whether characters [begin, end) hold any cue of tense at all."""
        return bool(self.cues.find(text, begin, end))

    def _nearest(self, text: str, first: int, last: int, begin: int, end: int) -> int:
        cues = [c for c in self.cues.find(text, first, last) if c.end <= begin or c.begin >= end]
        best = min(cues, key=lambda c: begin - c.end if c.end <= begin else c.begin - end, default=None)
        return best.payload if best else 0


@cache
def load_tense(language: str) -> Tense:
    """The cues of a language; none at all where it has no sentences.toml."""
    path = LANGUAGES / language / "sentences.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    spaced = bool(data.get("spaced", True))
    tense = data.get("tense", {})
    cues = [(p, FUTURE) for p in tense.get("future", ())] + [(p, PAST) for p in tense.get("past", ())]
    return Tense(Lexicon(cues, spaced), Lexicon([(p, p) for p in data.get("clause_breaks", ())], spaced))


