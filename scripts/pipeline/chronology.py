"""The known events that date an article: chronology.csv, and the meetings that come again in series.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from scripts.pipeline.knowledge import REFERENCE, KnowledgeError, read_rows, read_toml
from scripts.pipeline.phrases import Found, Lexicon

_COLUMNS = ("event_id", "start", "end", "precision", "series", "kind", "dispute", "countries", "place", "names",
            "sources", "confidence")
Payload = TypeVar("Payload")
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿]")


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """A row of the chronology; `confidence` is how sure its date is."""

    event_id: str
    start: date
    end: date
    series: str
    dispute: str
    place: str
    names: tuple[str, ...]
    confidence: float

    @property
    def label(self) -> str:
        """The event in words, for a reason."""
        name = self.names[0] if self.names else self.event_id
        day = self.start.isoformat() + (f" to {self.end.isoformat()}" if self.end > self.start else "")
        return f"{self.series.upper()} {self.place}, {day}" if self.series else f"{name.rstrip('*')}, {day}"


@dataclass(frozen=True)
class Chronology:
    """All known events; names are looked up in texts of any language."""

    by_series: Mapping[str, Sequence[KnownEvent]]
    by_day: Mapping[tuple[str, int, int], Sequence[KnownEvent]]  # of a dispute, month and day
    leaders: Mapping[str, frozenset[str]]
    _names: tuple[Lexicon[tuple[KnownEvent, ...]], ...]
    _series: tuple[Lexicon[str], ...]
    _meeting: tuple[Lexicon[str], ...]

    def events_named(self, text: str) -> list[Found[tuple[KnownEvent, ...]]]:
        """Every place where a text has a name that known events bear (for a meeting of a series, that of its place)."""
        return sorted((f for lexicon in self._names for f in lexicon.find_all(text)), key=lambda f: f.begin)

    def series_named(self, text: str) -> list[Found[str]]:
        """Every place where a text names a series of meetings."""
        return sorted((f for lexicon in self._series for f in lexicon.find(text)), key=lambda f: f.begin)

    def tells_of_meeting(self, text: str, begin: int, end: int) -> bool:
        """Whether characters [begin, end) have a word of meeting."""
        return any(lexicon.find(text, begin, end) for lexicon in self._meeting)


@cache
def load_chronology() -> Chronology:
    """The chronology. A row with an impossible date stops at once with the file and the row."""
    events = [_event(row, number) for number, row in enumerate(read_rows(REFERENCE / "chronology.csv", _COLUMNS), 2)]
    data = read_toml(REFERENCE / "series.toml")
    series = {name: spec for name, spec in data.items() if name != "words"}
    by_series = {name: [e for e in events if e.series == name] for name in series}
    by_day: dict[tuple[str, int, int], list[KnownEvent]] = {}
    for event in events:
        if (event.end - event.start).days <= 3:
            by_day.setdefault((event.dispute, event.start.month, event.start.day), []).append(event)
    return Chronology(
        by_series, by_day, {name: frozenset(spec["leaders"]) for name, spec in series.items() if "leaders" in spec},
        _lexicons(_bearers(events).items()),
        _lexicons((name, key) for key, spec in series.items() for name in spec["names"]),
        _lexicons((word, word) for word in data.get("words", {}).get("meeting", ())))


def _event(row: Mapping[str, str], number: int) -> KnownEvent:
    try:
        start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
        confidence = float(row["confidence"])
    except ValueError as mistake:
        where = f"reference/chronology.csv, line {number}"
        raise KnowledgeError(f"{where}: {mistake}; write days as YYYY-MM-DD, the confidence as 0.9") from mistake
    names = tuple(filter(None, row["names"].split("|")))
    return KnownEvent(row["event_id"], start, end, row["series"], row["dispute"], row["place"], names, confidence)


def _bearers(events: Iterable[KnownEvent]) -> dict[str, tuple[KnownEvent, ...]]:
    """Each name with the events that bear it: many meetings were held in Tokyo."""
    bearers: dict[str, tuple[KnownEvent, ...]] = {}
    for event in events:
        for name in event.names:
            bearers[name] = (*bearers.get(name, ()), event)
    return bearers


def _lexicons(entries: Iterable[tuple[str, Payload]]) -> tuple[Lexicon[Payload], ...]:
    """One lexicon for scripts with spaces between words, one for those without."""
    all_entries = list(entries)
    return tuple(Lexicon([e for e in all_entries if bool(_UNSPACED.search(e[0])) is not spaced], spaced)
                 for spaced in (True, False))
