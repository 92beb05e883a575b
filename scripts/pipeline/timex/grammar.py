"""The time expressions of one language: the rules of data/languages/<language>/time.toml, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from scripts.pipeline.knowledge import LANGUAGES, KnowledgeError
from scripts.pipeline.phrases import phrase_pattern
from scripts.pipeline.timex.automaton import Automaton
from scripts.pipeline.timex.numerals import han_numerals
from scripts.pipeline.timex.pattern import WordClass, compile_pattern

_MEANS = {"kind", "unit", "offset", "sign", "anchor", "mod", "literal", "count", "fields", "comparison", "untold",
          "two"}
_CONTEXTS = ("after", "not_after", "before", "not_before")
_RULE = {"name", "pattern", "means", "examples", "not", "note", *_CONTEXTS}


@dataclass(frozen=True)
class Rule:
    """One rule: the pattern, what it means beyond the classes it names, the words that must (not) stand around it."""

    name: str
    pattern: str  # as a regular expression
    means: Mapping[str, Any]
    left: re.Pattern[str] | None = None
    not_left: re.Pattern[str] | None = None
    right: re.Pattern[str] | None = None
    not_right: re.Pattern[str] | None = None
    look_back: int = 0  # characters before the expression in which the words that must (not) stand there can be

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern compiled, when a text first needs it: to compile all at once takes longer than to read a text."""
        return re.compile(self.pattern)

    @cached_property
    def has_context(self) -> bool:
        """Whether the words around it have a say."""
        return any((self.left, self.not_left, self.right, self.not_right))

    @cached_property
    def is_two(self) -> bool:
        """Whether a match names two dates, each whole in itself."""
        return bool(self.means.get("two"))

    def fits(self, text: str, begin: int, end: int) -> bool:
        """Whether the words around characters [begin, end) allow this reading."""
        if (self.right and not self.right.match(text, end)) or (self.not_right and self.not_right.match(text, end)):
            return False
        if not self.look_back:
            return True
        before = text[max(0, begin - self.look_back):begin]
        return not ((self.left and not self.left.search(before)) or (self.not_left and self.not_left.search(before)))


@dataclass(frozen=True, slots=True)
class Beside:
    """The words that qualify an expression from outside ('about two years', '1956年ごろ'), each with its TIMEX3 mod."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    words_before: tuple[str, ...]
    words_after: tuple[str, ...]

    def mod(self, folded: str, begin: int, end: int) -> str:
        """The mod that the words right beside characters [begin, end) of a folded text give, empty for none."""
        if folded.startswith(self.words_after, end):
            return next(mod for words, mod in self.after.items() if folded.startswith(words, end))
        if folded.endswith(self.words_before, 0, begin):
            words, mod = next(pair for pair in self.before.items() if folded.endswith(pair[0], 0, begin))
            first = begin - len(words)
            return "" if words.endswith(" ") and folded[max(0, first - 1):first].isalnum() else mod
        return ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules of a language, and the automaton that says which of them may match where."""

    language: str
    classes: Mapping[str, WordClass]
    rules: tuple[Rule, ...]
    automaton: Automaton
    beginnings: re.Pattern[str]
    beside: Beside


@cache
def load_grammar(language: str) -> Grammar | None:
    """The grammar of a language by its ISO 639-1 code; None where there is no time.toml for it."""
    path = LANGUAGES / language / "time.toml"
    return read_grammar(path, language) if path.is_file() else None


def read_grammar(path: Path, language: str) -> Grammar:
    """Compile a rule file. A mistake in it stops at once with the file, the rule and what is wrong."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    spaced = bool(data.get("spaced", True))
    where = f"languages/{language}/time.toml"
    classes = {name: _word_class(spec) for name, spec in data.get("class", {}).items()}
    rules: list[Rule] = []
    automaton = Automaton()
    for entry in data.get("rule", []):
        try:
            rules.append(_rule(entry, len(rules), classes, automaton, spaced))
        except (ValueError, KeyError, re.error) as mistake:
            raise KnowledgeError(f"{where}: rule {entry.get('name', '?')!r}: {mistake}") from mistake
    return Grammar(language, classes, tuple(rules), automaton, automaton.beginnings(spaced),
                   _beside(data.get("beside", {}), spaced))


def _beside(words: Mapping[str, Mapping[str, str]], spaced: bool) -> Beside:
    gap = " " if spaced else ""
    before = {word + gap: mod for word, mod in words.get("before", {}).items()}
    after = {gap + word: mod for word, mod in words.get("after", {}).items()}
    return Beside(before, after, tuple(before), tuple(after))


def _word_class(spec: Mapping[str, Any]) -> WordClass:
    number = spec.get("number")
    words = dict(spec.get("words", {}))
    if number and spec.get("han"):
        words = han_numerals(number[0], number[1]) | words
    for tens, ten in spec.get("tens", {}).items():
        words[tens] = ten
        words.update({f"{tens}{joined}{unit}": ten + n for unit, n in spec["words"].items() for joined in "- "
                      if isinstance(n, int) and 0 < n < 10 and unit.isalpha() and len(unit) > 2})
    if "hundreds" in spec:  # years as they are spoken: 'nineteen ninety-six'
        words = {f"{hundreds} {word}": int(first) + int(year)
                 for hundreds, first in spec["hundreds"].items() for word, year in words.items()}
    return WordClass(words, (number[0], number[1]) if number else None, tuple(spec.get("endings", ())),
                     *(bool(spec.get(option, False)) for option in ("whole", "ended", "joined")))


def _rule(
    entry: Mapping[str, Any], number: int, classes: Mapping[str, WordClass], automaton: Automaton, spaced: bool
) -> Rule:
    unknown = sorted(set(entry) - _RULE) + sorted(set(entry.get("means", {})) - _MEANS)
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(_RULE | _MEANS))}")
    piece = compile_pattern(entry["pattern"], classes, automaton, spaced)
    automaton.rule(piece.part, number)
    left, not_left, right, not_right = (_context(entry.get(key, ()), key, spaced) for key in _CONTEXTS)
    pattern = piece.regex + (r"(?!\w)" if spaced else "")
    behind = [words for key in ("after", "not_after") for words in entry.get(key, ())]
    look_back = max((len(words) + (34 if "*" in words else 4) for words in behind), default=0)
    return Rule(entry["name"], pattern, entry.get("means", {}), left, not_left, right, not_right, look_back)


def _context(phrases: list[str], key: str, spaced: bool) -> re.Pattern[str] | None:
    if not phrases:
        return None
    choices = "|".join(phrase_pattern(p, spaced) for p in phrases)
    if key.endswith("after"):
        return re.compile(rf"(?:^|(?<!\w))(?:{choices})\W{{0,2}}$" if spaced else rf"(?:{choices})$")
    return re.compile(rf"[\s\-‐‑–—]{{0,2}}(?:{choices})" if spaced else f"(?:{choices})")
