"""The pattern language of time.toml, compiled to a regular expression and to the words a match can begin with.

`{month} {day}[, {year}]`: a class in braces, an optional part in brackets, alternatives in parentheses `(a|b)`; a space
is any white space, `-` any dash, `'` any apostrophe, other words stand for themselves. No repeat is unbounded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from scripts.pipeline.phrases import word_pattern

DIGIT = "#"  # the key of every token that begins with a digit
_TOKEN = re.compile(r"\{(\w+)\}|([\[\](|)])|(\s+)|([-–])|(')|([^\W_]+\*?)|(.)")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_LITERALS = {"space": r"\s{1,3}", "dash": r"\s?[-‐‑–—~～〜]\s?", "apostrophe": "['’‘]"}


@dataclass(frozen=True, slots=True)
class WordClass:
    """A named class of words with their values, and of numbers within a range with the endings they may bear."""

    words: Mapping[str, int | str]
    number: tuple[int, int] | None = None
    endings: tuple[str, ...] = ()
    whole: bool = False  # never part of a price or an index: '2082.1', '1,462'
    ended: bool = False  # only with one of the endings: '14th', never '14'

    def value(self, matched: str) -> int | str | None:
        """What the matched word stands for; None for a number that is out of range."""
        if self.number and matched[:1].isdigit():
            number = int(re.match(r"\d+", matched).group())  # type: ignore[union-attr]
            return number if self.number[0] <= number <= self.number[1] else None
        folded = " ".join(matched.split()).casefold().replace("’", "'")
        return next((v for w, v in self.words.items() if _equals(w.casefold(), folded)), None)


@dataclass(frozen=True, slots=True)
class Piece:
    """A compiled part of a pattern: its regular expression, the keys it can begin with, whether it may be empty."""

    regex: str
    keys: frozenset[str]
    empty: bool = False


def compile_pattern(pattern: str, classes: Mapping[str, WordClass], spaced: bool) -> Piece:
    """Compile a whole pattern; `spaced` says whether the script puts spaces between words."""
    tokens = list(_TOKEN.finditer(pattern))
    piece, rest = _alternatives(tokens, classes, spaced)
    if rest:
        raise ValueError(f"pattern {pattern!r}: {rest[0].group()!r} closes nothing")
    numbers = count()  # a class may stand in several alternatives, a group name only once
    return Piece(_GROUP.sub(lambda group: f"(?P<{group[1]}__{next(numbers)}>", piece.regex), piece.keys, piece.empty)


def class_and_field(group: str) -> tuple[str, str]:
    """The class of a matched group and the field it fills.

    Classes that differ only in their words share a field (`day`, `day_ordinal`); {day2} is the day at the other end of
    a range.

    >>> class_and_field("day_ordinal2__0")
    ('day_ordinal', 'day2')
    """
    written = group.split("__")[0]
    name = written.rstrip("0123456789")
    return name, name.split("_")[0] + written[len(name):]


def _equals(word: str, folded: str) -> bool:
    return folded.startswith(word[:-1]) if word.endswith("*") else word == folded


def _alternatives(tokens: list[re.Match[str]], classes: Mapping[str, WordClass], spaced: bool
                  ) -> tuple[Piece, list[re.Match[str]]]:
    choices = []
    while True:
        piece, tokens = _sequence(tokens, classes, spaced)
        choices.append(piece)
        if not tokens or tokens[0].group() != "|":
            break
        tokens = tokens[1:]
    regex = choices[0].regex if len(choices) == 1 else f"(?:{'|'.join(c.regex for c in choices)})"
    return Piece(regex, frozenset().union(*(c.keys for c in choices)), any(c.empty for c in choices)), tokens


def _sequence(tokens: list[re.Match[str]], classes: Mapping[str, WordClass], spaced: bool
              ) -> tuple[Piece, list[re.Match[str]]]:
    regex, keys, empty = "", frozenset[str](), True
    while tokens and tokens[0].group() not in ("|", "]", ")"):
        if tokens[0].group() in ("[", "("):
            optional = tokens[0].group() == "["
            inner, tokens = _alternatives(tokens[1:], classes, spaced)
            tokens = tokens[1:]
            piece = Piece(f"(?:{inner.regex}){'?' if optional else ''}", inner.keys, optional or inner.empty)
        else:
            piece, tokens = _single(tokens[0], classes, spaced), tokens[1:]
        regex += piece.regex
        keys = keys | piece.keys if empty else keys
        empty = empty and piece.empty
    return Piece(regex, keys, empty), tokens


def _single(token: re.Match[str], classes: Mapping[str, WordClass], spaced: bool) -> Piece:
    group, _, space, dash, apostrophe, word, other = token.groups()
    if group:
        name, _ = class_and_field(group)
        if name not in classes:
            raise ValueError(f"class {{{group}}} is not defined")
        return _class_piece(group, classes[name], spaced)
    if word:
        return Piece(word_pattern(word), frozenset({_key(word, spaced)}))
    kind = "space" if space else "dash" if dash else "apostrophe" if apostrophe else ""
    return Piece(_LITERALS[kind] if kind else re.escape(other), frozenset(), not other or not other.isalnum())


def _class_piece(group: str, words: WordClass, spaced: bool) -> Piece:
    longest_first = sorted(words.words, key=len, reverse=True)
    choices = [r"\s{1,3}".join(word_pattern(w) for w in entry.split()) for entry in longest_first]
    keys = {_key(entry, spaced) for entry in longest_first}
    if words.number:
        endings = "|".join(map(re.escape, sorted(words.endings, key=len, reverse=True)))
        width = len(str(words.number[1]))
        shortest = len(str(words.number[0])) if words.number[0] >= 1000 else 1
        choices.append(rf"\d{{{shortest},{width}}}(?!\d{'|[.,][0-9]' if words.whole else ''})" + (f"(?:{endings}){'' if words.ended else '?'}" if endings else ""))
        keys.add(DIGIT)
    return Piece(f"(?P<{group}>{'|'.join(choices)})", frozenset(keys))


def _key(entry: str, spaced: bool) -> str:
    if entry[0].isdigit():
        return DIGIT
    if not spaced:
        return entry[0]
    word = re.match(r"\w+", entry)
    if word is None:
        raise ValueError(f"{entry!r} does not begin with a letter or digit")
    return word.group().casefold() + ("*" if entry.endswith("*") and word.end() == len(entry) - 1 else "")
