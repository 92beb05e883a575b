"""The phrase language of the data files, and a lexicon that finds its phrases in a text.

A phrase is plain words: a space matches any white space or hyphen, a trailing `*` any ending of that word (`*ed`: any
beginning), ` ... ` up to five words between (up to twelve characters in a script without spaces). A word written with a
capital is matched with its capital (or all in capitals), any other word in any case, `=may` only as it stands. Every
repeat is bounded: matching time grows linearly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

Payload = TypeVar("Payload")

_WORD = re.compile(r"\w+")
_MOST_KNOWN = 50_000  # words whose phrases are remembered; keeps the memory bounded whatever is read
_GAP_OF_WORDS = r"(?:\W{1,3}[\w'’]{1,30}){0,5}?\W{1,3}"
_GAP_OF_CHARACTERS = r"[^。！？\n]{0,12}?"


@dataclass(frozen=True, slots=True)
class Found(Generic[Payload]):
    """Characters [begin, end) of the text where the phrase of this payload stands."""

    begin: int
    end: int
    payload: Payload


def word_pattern(word: str) -> str:
    """The regular expression of one word, in the case that the phrase language gives it."""
    if word.startswith("="):
        return re.escape(word[1:])
    stem = word.strip("*").replace("’", "'")
    beginning = r"\w{1,30}?" if word.startswith("*") else ""
    ending = r"\w{0,30}" if word.endswith("*") else ""
    as_written, in_capitals = (re.escape(form).replace("'", "['’]") for form in (stem, stem.upper()))
    if stem == stem.lower():
        return f"{beginning}{_in_any_case(stem)}{ending}"
    return f"{beginning}(?:{as_written}|{in_capitals}){ending}"


def _in_any_case(word: str) -> str:
    """A word in any case. Its first letter is a set of its own: a search skips at once what begins otherwise."""
    as_written = re.escape(word).replace("'", "['’]")
    first, upper = word[:1], word[:1].upper()
    if not first.isalpha() or len(upper) != 1 or upper == first:
        return f"(?i:{as_written})"
    return f"[{first}{upper}](?i:{as_written[1:]})" if as_written[1:] else f"[{first}{upper}]"


def phrase_pattern(phrase: str, spaced: bool) -> str:
    """The regular expression of a whole phrase, e.g. 'lodged ... protest'."""
    gap = _GAP_OF_WORDS if spaced else _GAP_OF_CHARACTERS
    parts = re.split(r"\s*\.\.\.\s*", phrase.strip())
    inside = [r"[\s\-‐‑]{1,3}".join(word_pattern(w) for w in part.split()) for part in parts]
    return gap.join(inside) + (r"(?!\w)" if spaced and phrase[-1].isalnum() else "")


def _any_of(characters: Iterable[str]) -> re.Pattern[str]:
    inside = "".join(map(re.escape, characters))
    return re.compile(f"[{inside}]" if inside else "(?!)")


class _Entry(Generic[Payload]):
    """A phrase with its payload; the pattern is compiled when a text first has the phrase's first word."""

    def __init__(self, phrase: str, spaced: bool, payload: Payload) -> None:
        self._phrase, self._spaced, self.payload = phrase, spaced, payload

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(phrase_pattern(self._phrase, self._spaced))


class Lexicon(Generic[Payload]):
    """Phrases with what each stands for; `find` gives the longest phrase at each place, left to right.

    `spaced` says whether the script puts spaces between words. Only phrases that share the first word (or, without
    spaces, the first character) with the text at hand are ever tried.
    """

    def __init__(self, entries: Iterable[tuple[str, Payload]], spaced: bool = True) -> None:
        self._spaced = spaced
        self._by_key: dict[str, list[_Entry[Payload]]] = defaultdict(list)
        self._by_stem: dict[str, list[_Entry[Payload]]] = defaultdict(list)
        self._by_ending: dict[str, list[_Entry[Payload]]] = defaultdict(list)
        self._known: dict[str, list[_Entry[Payload]]] = {}
        for phrase, payload in entries:
            self._add(phrase, payload)
        self._starts = None if spaced else _any_of(self._by_key)

    def _add(self, phrase: str, payload: Payload) -> None:
        entry = _Entry(phrase, self._spaced, payload)
        if not self._spaced:
            self._by_key[phrase[0]].append(entry)
            return
        first = phrase.split()[0]
        key = _WORD.search(first)
        if key is None:
            raise ValueError(f"phrase {phrase!r} has no letter to begin with")
        table = self._by_stem if first.endswith("*") else self._by_ending if first.startswith("*") else self._by_key
        table[key.group().casefold()].append(entry)

    def find(self, text: str, begin: int = 0, end: int | None = None) -> list[Found[Payload]]:
        """All phrases in text[begin:end] that do not overlap, the longest first at each place."""
        stop = len(text) if end is None else end
        found: list[Found[Payload]] = []
        after = begin
        for at, entries in self._candidates(text, begin, stop):
            if at < after:
                continue
            best = max(self._matches(text, at, stop, entries), key=lambda f: f.end, default=None)
            if best is not None:
                found.append(best)
                after = best.end
        return found

    def find_all(self, text: str, begin: int = 0, end: int | None = None) -> list[Found[Payload]]:
        """Every phrase that matches in text[begin:end], overlapping ones too."""
        stop = len(text) if end is None else end
        return [f for at, entries in self._candidates(text, begin, stop)
                for f in self._matches(text, at, stop, entries)]

    @staticmethod
    def _matches(text: str, at: int, stop: int, entries: Iterable[_Entry[Payload]]) -> Iterator[Found[Payload]]:
        for entry in entries:
            match = entry.pattern.match(text, at, stop)
            if match:
                yield Found(match.start(), match.end(), entry.payload)

    def _candidates(self, text: str, begin: int, stop: int) -> Iterator[tuple[int, list[_Entry[Payload]]]]:
        if self._starts is not None:
            for match in self._starts.finditer(text, begin, stop):
                yield match.start(), self._by_key[match.group()]
            return
        for match in _WORD.finditer(text, begin, stop):
            word = match.group()
            entries = self._known.get(word)
            if entries is None:
                entries = self._remember(word)
            if entries:
                yield match.start(), entries

    def _remember(self, word: str) -> list[_Entry[Payload]]:
        """The phrases that may begin with a word; looked up once, for most words of a text come again."""
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        folded = word.casefold()
        entries = list(self._by_key.get(folded, ()))
        entries += [e for n in range(1, len(folded) + 1) for e in self._by_stem.get(folded[:n], ())]
        entries += [e for n in range(1, len(folded)) for e in self._by_ending.get(folded[n:], ())]
        self._known[word] = entries
        return entries
