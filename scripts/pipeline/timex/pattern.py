"""The pattern language of time.toml: read into a regular expression, and into the automaton that says where to try it.

`{month} {day}[, {year}]`: a class in braces, an optional part in brackets, alternatives in parentheses `(a|b)`; a space
is any white space, `-` any dash, `'` any apostrophe, other words stand for themselves. No repeat is unbounded. In a
script without spaces one may stand between a number and a word all the same ('2013 年 9 月').
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from scripts.pipeline.phrases import word_pattern
from scripts.pipeline.timex.automaton import Automaton, Part

_TOKEN = re.compile(r"\{(\w+)\}|([\[\](|)])|(\s+)|([-–])|(')|([^\W_]+\*?)|(.)")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_SPACE, _DASH, _APOSTROPHE = r"\s{1,3}", r"\s?[-‐‑–—~～〜]\s?", "['’‘]"
_LOOSE = "[ \xa0]?"
_SPACES, _DASHES = (" ", "  ", "   "), ("-", " -", "- ", " - ")


@dataclass(frozen=True)
class WordClass:
    """A named class of words with their values, and of numbers within a range with the endings they may bear."""

    words: Mapping[str, int | str]
    number: tuple[int, int] | None = None
    endings: tuple[str, ...] = ()
    whole: bool = False  # never part of a price or an index: '2082.1', '1,462'
    ended: bool = False  # only with one of the endings: '14th', never '14'
    joined: bool = False  # always two digits, with more right beside them: the '05' and '30' of '0530'

    def value(self, matched: str) -> int | str | None:
        """What the matched word stands for; None for a number that is out of range."""
        if self.number and matched[:1].isdigit():
            number = int(re.match(r"\d+", matched).group())  # type: ignore[union-attr]
            return number if self.number[0] <= number <= self.number[1] else None
        folded = " ".join(matched.split()).casefold().replace("’", "'")
        if folded in self._folded:
            return self._folded[folded]
        return next((v for w, v in self._folded.items() if w.endswith("*") and folded.startswith(w[:-1])), None)

    @cached_property
    def regex(self) -> str:
        """The alternatives of the class as a regular expression without groups, the longest first."""
        longest_first = sorted(self.words, key=len, reverse=True)
        choices = [_SPACE.join(word_pattern(w) for w in entry.split()) for entry in longest_first]
        if self.number:
            shortest, longest = self._digits
            fraction = "|[.,][0-9]" if self.whole else ""
            endings = "|".join(map(re.escape, sorted(self.endings, key=len, reverse=True)))
            ending = f"(?:{endings}){'' if self.ended else '?'}" if endings else ""
            choices.append(r"\d\d" if self.joined else rf"\d{{{shortest},{longest}}}(?!\d{fraction})" + ending)
        return "|".join(choices)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Every way the class can be written, a number as zeros."""
        forms = [form for entry in self.words for form in _spaced_forms(entry)]
        if self.number:
            shortest, longest = self._digits
            endings = self.endings if self.ended else ("", *self.endings)
            forms += ["0" * n + ending for n in range(shortest, longest + 1) for ending in endings]
        return tuple(forms)

    @property
    def _digits(self) -> tuple[int, int]:
        assert self.number is not None
        longest = len(str(self.number[1]))
        return longest if self.joined else len(str(self.number[0])) if self.number[0] >= 1000 else 1, longest

    @cached_property
    def _folded(self) -> Mapping[str, int | str]:
        folded: dict[str, int | str] = {}
        for word, value in self.words.items():
            folded.setdefault(word.casefold(), value)
        return folded


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a pattern, as a regular expression and as a part of the automaton."""

    regex: str
    part: Part


def compile_pattern(pattern: str, classes: Mapping[str, WordClass], automaton: Automaton, spaced: bool) -> Piece:
    """Read a whole pattern; its part is added to the automaton. `spaced` says whether spaces part the words."""
    piece, rest = _Reader(classes, automaton, spaced).alternatives(list(_TOKEN.finditer(pattern)))
    if rest:
        raise ValueError(f"pattern {pattern!r}: {rest[0].group()!r} closes nothing")
    numbers = count()  # a class may stand in several alternatives, a group name only once
    return Piece(_GROUP.sub(lambda group: f"(?P<{group[1]}__{next(numbers)}>", piece.regex), piece.part)


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


def _spaced_forms(entry: str) -> list[str]:
    """A phrase with one, two or three spaces between its words, as the regular expression allows."""
    words = entry.split()
    return [gap.join(words) for gap in (_SPACES if len(words) > 1 else ("",))]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the tokens of a pattern; each method gives a piece and the tokens that are left."""

    classes: Mapping[str, WordClass]
    automaton: Automaton
    spaced: bool

    def alternatives(self, tokens: list[re.Match[str]]) -> tuple[Piece, list[re.Match[str]]]:
        choices = []
        while True:
            piece, tokens = self.sequence(tokens)
            choices.append(piece)
            if not tokens or tokens[0].group() != "|":
                break
            tokens = tokens[1:]
        if len(choices) == 1:
            return choices[0], tokens
        regex = f"(?:{'|'.join(c.regex for c in choices)})"
        return Piece(regex, self.automaton.either(c.part for c in choices)), tokens

    def sequence(self, tokens: list[re.Match[str]]) -> tuple[Piece, list[re.Match[str]]]:
        regex, part = "", Part()
        while tokens and tokens[0].group() not in ("|", "]", ")"):
            opener = tokens[0].group()
            if opener in ("[", "("):
                inner, tokens = self.alternatives(tokens[1:])
                tokens = tokens[1:]
                optional = opener == "["
                piece = Piece(f"(?:{inner.regex}){'?' if optional else ''}",
                              Part(inner.part.first, inner.part.last, optional or inner.part.empty))
            else:
                piece, tokens = self.single(tokens[0]), tokens[1:]
            regex, part = regex + piece.regex, self.automaton.then(part, piece.part)
        return Piece(regex, part), tokens

    def single(self, token: re.Match[str]) -> Piece:
        group, _, space, dash, apostrophe, word, other = token.groups()
        if group:
            name, _ = class_and_field(group)
            if name not in self.classes:
                raise ValueError(f"class {{{group}}} is not defined")
            words = self.classes[name]
            return self.loose(f"(?P<{group}>{words.regex})", words.forms, words.number is not None)
        if word:
            return self.loose(word_pattern(word), (word,), True)
        if space:
            return Piece(_SPACE, self.automaton.leaf(_SPACES))
        if dash:
            return Piece(_DASH, self.automaton.leaf(_DASHES))
        if apostrophe:
            return Piece(_APOSTROPHE, self.automaton.leaf(("'",)))
        return Piece(re.escape(other), self.automaton.leaf((other,)))

    def loose(self, regex: str, forms: tuple[str, ...], may_be: bool) -> Piece:
        """A number in digits, or a word, with a space before it where the script needs none but may have one."""
        if self.spaced or not may_be:
            return Piece(regex, self.automaton.leaf(forms))
        after_space = tuple(f" {form}" for form in forms if form[0] == "0" or len(forms) == 1)
        return Piece(_LOOSE + regex, self.automaton.leaf(forms + after_space))
