"""Which rules may match at a place of a text: all patterns of a language as one automaton.

A position automaton (Glushkov) whose leaves are tries of words; its deterministic states are built when a text first
needs them. It reads a folded text (lower case, any digit a 0, any dash a -) and so lets through a little more than the
rules mean; the regular expression of a rule decides. However many rules there are, a character costs one look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

_FOLD = (
    {ord(digit): "0" for digit in "123456789"}
    | {code: " " for code in range(0x3001) if chr(code).isspace()}
    | {ord(dash): "-" for dash in "‐‑–—~～〜"} | {ord(mark): "'" for mark in "’‘"}
)
_END, _MORE = "end", "any more letters"  # keys of a trie node that are no character
_MOST_STATES = 20_000
_LONGEST = 150  # characters: no time expression is longer

Trie = dict[str, Any]
Item = tuple[int, int]  # a position, and the identity of the trie node reached in it


def fold(text: str) -> str:
    """The text as the automaton reads it, character by character in the same places."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pattern: the positions it can begin and end with, and whether it may be empty."""

    first: frozenset[int] = frozenset()
    last: frozenset[int] = frozenset()
    empty: bool = True


@dataclass(slots=True)
class State:
    """A state: the rules matched, and the states that follow by character (None for none, absent if not yet known)."""

    items: frozenset[Item]
    rules: tuple[int, ...]
    after: dict[str, State | None] = field(default_factory=dict)


class Automaton:
    """Built from the parts of all patterns by `leaf`, `then`, `either` and `rule`; then `rules_at` may be asked."""

    def __init__(self) -> None:
        self._tries: list[Trie] = []  # of each position
        self._follow: list[set[int]] = []
        self._rule_of: dict[int, int] = {}  # of each position that a rule can end with
        self._first: set[int] = set()
        self._nodes: dict[int, Trie] = {}
        self._shared: dict[tuple[str, ...], Trie] = {}
        self._states: dict[tuple[frozenset[Item], tuple[int, ...]], State] = {}
        self._start: State | None = None

    def leaf(self, words: tuple[str, ...]) -> Part:
        """One of these words; a trailing `*` takes any more letters."""
        if words not in self._shared:
            self._shared[words] = self._trie(words)
        self._tries.append(self._shared[words])
        self._follow.append(set())
        place = frozenset({len(self._tries) - 1})
        return Part(place, place, False)

    def then(self, before: Part, after: Part) -> Part:
        """One part and then the other."""
        for position in before.last:
            self._follow[position] |= after.first
        return Part(
            before.first | after.first if before.empty else before.first,
            after.last | before.last if after.empty else after.last,
            before.empty and after.empty,
        )

    @staticmethod
    def either(parts: Iterable[Part]) -> Part:
        """One of several parts."""
        options = list(parts)
        return Part(frozenset().union(*(p.first for p in options)), frozenset().union(*(p.last for p in options)),
                    any(p.empty for p in options))

    def rule(self, part: Part, number: int) -> None:
        """The rule of this number is this part."""
        self._first |= part.first
        self._rule_of.update(dict.fromkeys(part.last, number))

    def rules_at(self, folded: str, at: int) -> tuple[int, ...]:
        """The numbers of the rules that may match at a character of a folded text, in order."""
        state: State | None = self._begin()
        found: tuple[int, ...] = ()
        for character in folded[at:at + _LONGEST]:
            try:
                state = state.after[character]  # type: ignore[union-attr]
            except KeyError:
                state = self._step(state, character)  # type: ignore[arg-type]
            if state is None:
                return found
            if state.rules:
                found = tuple(sorted({*found, *state.rules})) if found else state.rules
        return found

    def beginnings(self, spaced: bool) -> re.Pattern[str]:
        """Finds in a folded text where a rule can begin, by the first two characters: with `spaced` only where a word
        begins, and never in the middle of a number."""
        start, choices = self._begin(), []
        for character in sorted(self._characters(start)):
            state = self._step(start, character)
            if state is None or character.isspace() or (spaced and not character.isalnum()):
                continue
            second = "".join(map(re.escape, sorted(self._characters(state))))
            open_ended = state.rules or any(_MORE in self._nodes[node] for _, node in state.items) or not second
            choices.append(("(?<!0)" if character == "0" else "") + re.escape(character)
                           + ("" if open_ended else f"(?=[{second}])"))
        begin = r"(?<!\w)" if spaced else ""
        return re.compile(f"{begin}(?:{'|'.join(choices)})" if choices else "(?!)")

    def _begin(self) -> State:
        if self._start is None:
            self._start = self._state({(p, id(self._tries[p])) for p in self._first}, set())
        return self._start

    def _characters(self, state: State) -> set[str]:
        return {c for _, node in state.items for c in self._nodes[node] if len(c) == 1}

    def _step(self, state: State, character: str) -> State | None:
        items: set[Item] = set()
        rules: set[int] = set()
        for position, node in state.items:
            reached = self._nodes[node].get(character)
            if reached is None and _MORE in self._nodes[node] and character.isalnum():
                reached = self._nodes[node]
            if reached is None:
                continue
            items.add((position, id(reached)))
            if _END in reached:
                items.update((p, id(self._tries[p])) for p in self._follow[position])
                if position in self._rule_of:
                    rules.add(self._rule_of[position])
        after = self._state(items, rules) if items else None
        state.after[character] = after
        return after

    def _state(self, items: set[Item], rules: set[int]) -> State:
        if len(self._states) > _MOST_STATES:  # never seen; keeps the memory bounded whatever is read
            self._states.clear()
            self._start = None
        key = frozenset(items), tuple(sorted(rules))
        return self._states.setdefault(key, State(*key))

    def _trie(self, words: Iterable[str]) -> Trie:
        root = self._node()
        for word in words:
            node = root
            for character in fold(word.removesuffix("*")):
                if character not in node:
                    node[character] = self._node()
                node = node[character]
            node[_END] = True
            if word.endswith("*"):
                node[_MORE] = True
        return root

    def _node(self) -> Trie:
        node: Trie = {}
        self._nodes[id(node)] = node
        return node
