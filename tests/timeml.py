"""TimeML documents and the TempEval-3 measures: relaxed, strict and value F1 of time expressions."""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

Timex = tuple[int, int, str, str]  # begin, end, type, value


@dataclass(frozen=True)
class Document:
    """One annotated text: `name` is that of its file, `created` the document creation time as ISO text or None."""

    name: str
    created: str
    text: str
    timex: tuple[Timex, ...]


@dataclass(frozen=True)
class Score:
    """Counts over documents; the F1 figures are per cent."""

    gold: int = 0
    system: int = 0
    relaxed_hits: int = 0
    strict_hits: int = 0
    value_hits: int = 0

    @property
    def relaxed(self) -> float:
        return self._f1(self.relaxed_hits)

    @property
    def strict(self) -> float:
        return self._f1(self.strict_hits)

    @property
    def value(self) -> float:
        return self._f1(self.value_hits)

    def _f1(self, hits: int) -> float:
        return 200 * hits / max(self.gold + self.system, 1)

    def __str__(self) -> str:
        return f"{self.relaxed:5.1f} / {self.strict:4.1f} / {self.value:4.1f}"


def read_folder(folder: Path) -> list[Document]:
    """The documents of all .tml files of a folder, by name."""
    return [_read(path) for path in sorted(folder.glob("*.tml"))]


def is_kept_aside(name: str) -> bool:
    """Whether a document belongs to the third that is never looked at while rules are written."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def score(pairs: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> Score:
    """The score of (gold, system) pairs: each gold expression takes one overlapping system expression, an equal span
    first."""
    gold_n = system_n = relaxed = strict = value = 0
    for gold, system in pairs:
        free = list(system)
        gold_n, system_n = gold_n + len(gold), system_n + len(free)
        for g in gold:
            over = sorted((s for s in free if s[0] < g[1] and g[0] < s[1]), key=lambda s: s[:2] != g[:2])
            if over:
                free.remove(over[0])
                relaxed, strict = relaxed + 1, strict + (over[0][:2] == g[:2])
                value += over[0][3] == g[3]
    return Score(gold_n, system_n, relaxed, strict, value)


def _read(path: Path) -> Document:
    root = ET.parse(path).getroot()
    created = next((t.get("value") or "" for t in root.iter("TIMEX3")
                    if t.get("functionInDocument") == "CREATION_TIME"), "")
    parts: list[str] = []
    timex: list[Timex] = []

    def walk(element: ET.Element) -> None:
        begin = sum(map(len, parts))
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if element.tag == "TIMEX3":
            timex.append((begin, sum(map(len, parts)), element.get("type") or "", element.get("value") or ""))

    text = root.find(".//TEXT")
    assert text is not None, f"{path}: no TEXT element"
    walk(text)
    return Document(path.stem, created, "".join(parts), tuple(timex))
