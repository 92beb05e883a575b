"""Does the clause around a time expression tell the past or the future? Cue words from sentences.toml decide."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scripts.pipeline.knowledge import LANGUAGES, is_spaced, read_toml
from scripts.pipeline.models import Sentence
from scripts.pipeline.phrases import Found, Lexicon, phrase_pattern

PAST, FUTURE, _BESIDE = -1, 1, 2
_WRONG_SIDE = 20  # characters by which a cue on the side where the verb does not stand counts as further away
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_OPENING = "\"'([“‘«"
_NOUN = re.compile(r"\s[^\W\d]")
_BOUND = 20  # characters before a date in which a word like 'since' stands
_REACH = 160  # characters: a cue further away than a long clause governs something else
_PUNCTUATION = re.compile(r"[;:—。；：]|\s–\s|,(?=\s)|[，、]")


@dataclass(frozen=True)
class SentenceTense:
    """The cues of tense and the clause breaks of one sentence, in text order."""

    sentence: Sentence
    cues: Sequence[Found[int]]
    breaks: Sequence[int]
    verb_first: bool = True
    beside: frozenset[int] = frozenset()  # where words end that tell the future of a date right behind them

    def direction(self, begin: int, end: int) -> int:
        """-1 where the clause around characters [begin, end) tells the past, 1 where it tells the future, 0 for no cue.

        The nearest cue decides; a cue in the same clause goes before one beyond a clause break.
        """
        if begin - 1 in self.beside:
            return FUTURE
        if not self.cues:
            return 0
        first, last = self.clause(begin, end)
        return self._nearest(first, last, begin, end) or self._nearest(
            self.sentence.begin, self.sentence.end, begin, end)

    def clause(self, begin: int, end: int) -> tuple[int, int]:
        """The clause that holds characters [begin, end): between the breaks around them."""
        before, after = bisect_right(self.breaks, begin), bisect_left(self.breaks, end)
        return (self.breaks[before - 1] if before else self.sentence.begin,
                self.breaks[after] if after < len(self.breaks) else self.sentence.end)

    def has_verb(self, begin: int, end: int) -> bool:
        """Whether characters [begin, end) hold any cue of tense at all."""
        return any(begin <= c.begin < end for c in self.cues)

    def _nearest(self, first: int, last: int, begin: int, end: int) -> int:
        """The tense of the nearest cue within reach that lies in [first, last) and outside [begin, end); 0 for none."""
        here = bisect_left(self.cues, begin, key=lambda c: c.begin)
        before = next((c for c in reversed(self.cues[max(0, here - 3):here]) if c.end <= begin), None)
        after = next((c for c in self.cues[here:here + 3] if c.begin >= end), None)
        late = 0 if self.verb_first else _WRONG_SIDE, _WRONG_SIDE if self.verb_first else 0
        near = [(begin - before.end + late[0], before.payload)] if before and before.begin >= first else []
        near += [(after.begin - end + late[1], after.payload)] if after and after.end <= last else []
        distance, tense = min(near, default=(0, 0), key=lambda found: found[0])
        return tense if distance <= _REACH else 0


@dataclass(frozen=True)
class Tense:
    """The cues of one language, and clause breaks. Cues are words of the past, the future, the future of a date right
    behind them ('the vote is Tuesday'), and of neither (which only look like verbs)."""

    cues: Lexicon[int]
    breaks: Lexicon[str]
    verb_first: bool = True
    bound_before: re.Pattern[str] | None = None
    bound_after: re.Pattern[str] | None = None
    named_before: re.Pattern[str] | None = None
    last_words: tuple[str, ...] = ("",)  # what the word right before a date begins with where one of these two matches

    def is_bound(self, text: str, begin: int, end: int) -> bool:
        """Whether the date in characters [begin, end) is not the time of what is told: it bounds it ('since 1990'), is
        an aside in brackets ('(1914–1917)') or names a thing ('the 1956 declaration')."""
        if text[begin - 1:begin] in _BRACKETS and text[end:end + 1] == _BRACKETS[text[begin - 1]]:
            return True
        if self.bound_after and self.bound_after.match(text, end):
            return True
        before = text[max(0, begin - _BOUND):begin]
        words = before.split()
        if not words or not words[-1].lstrip(_OPENING).casefold().startswith(self.last_words):
            return False
        return bool(
            (self.bound_before and self.bound_before.search(before))
            or (end - begin == 4 and self.named_before and _NOUN.match(text, end) and self.named_before.search(before))
        )

    def read(self, text: str, sentence: Sentence) -> SentenceTense:
        """Find the cues and breaks of one sentence."""
        words = [b.begin for b in self.breaks.find(text, sentence.begin, sentence.end) if b.begin > sentence.begin]
        marks = [p.end() for p in _PUNCTUATION.finditer(text, sentence.begin, sentence.end)]
        found = self.cues.find(text, sentence.begin, sentence.end)
        cues = [cue for cue in found if cue.payload in (PAST, FUTURE)]
        beside = frozenset(cue.end for cue in found if cue.payload == _BESIDE)
        return SentenceTense(sentence, cues, sorted(words + marks), self.verb_first, beside)


@cache
def load_tense(language: str) -> Tense:
    """The cues of a language; none at all where it has no sentences.toml."""
    data, spaced = read_toml(LANGUAGES / language / "sentences.toml"), is_spaced(language)
    tense = data.get("tense", {})
    ways = (("none", 0), ("future", FUTURE), ("past", PAST), ("future_beside", _BESIDE))
    cues = [(p, way) for name, way in ways for p in tense.get(name, ())]
    before, naming = tense.get("bound_before", ()), data.get("attributive", {}).get("after", ())
    last_words = tuple({p.split()[-1].rstrip("*").casefold() for p in (*before, *naming)}) if spaced else ("",)
    ending = r"\W{1,2}$" if spaced else r"\s?$"
    return Tense(Lexicon(cues, spaced), Lexicon([(p, p) for p in data.get("clause_breaks", ())], spaced),
                 bool(tense.get("verb_before_date", True)), _bound(before, spaced, ending),
                 _bound(tense.get("bound_after", ()), spaced, ""), _bound(naming, spaced, ending), last_words)


def _bound(phrases: Sequence[str], spaced: bool, ending: str) -> re.Pattern[str] | None:
    choices = "|".join(phrase_pattern(p, spaced) for p in phrases)
    beginning = r"(?<!\w)" if spaced else ""
    return re.compile(f"{beginning}(?:{choices}){ending}") if choices else None
