"""The filter as a value: which events a person wants to see, and how many each further choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

FACETS = ("dispute", "country", "type", "status", "language", "telling")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen; an empty choice means all. `years` are the first and last year, both included."""

    dispute: frozenset[str] = frozenset()
    country: frozenset[str] = frozenset()
    type: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    language: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen, so that every event is seen."""
        return self == Selection()


def matching(events: pd.DataFrame, chosen: Selection) -> pd.Series[bool]:
    """Which rows a selection keeps. The frame has the columns that `store.load_tables` adds."""
    keep = pd.Series(True, index=events.index)
    for facet, column in _COLUMNS.items():
        wanted = getattr(chosen, facet)
        if wanted and facet in _LISTS:
            keep &= events[column].map(lambda cell, wanted=wanted: not wanted.isdisjoint(cell))
        elif wanted:
            keep &= events[column].isin(wanted)
    if chosen.years:
        keep &= (events["last_year"] >= chosen.years[0]) & (events["first_year"] <= chosen.years[1])
    for word in chosen.text.casefold().split():
        keep &= events["searchable"].str.contains(word, regex=False)
    return keep


def values(events: pd.DataFrame, facet: str) -> list[str]:
    """Every value that a facet has in the tables, the most frequent first."""
    numbers = counts(events, Selection(), facet)
    return sorted(numbers, key=lambda value: (-numbers[value], value))


def counts(events: pd.DataFrame, chosen: Selection, facet: str) -> Mapping[str, int]:
    """How many events each value of a facet has under all other choices."""
    everything: dict[str, Any] = {facet: frozenset()}
    others = events[matching(events, replace(chosen, **everything))][_COLUMNS[facet]]
    if facet in _LISTS:
        return Counter(value for cell in others for value in cell)
    return {str(value): int(count) for value, count in others.value_counts().items()}


_COLUMNS = {"dispute": "dispute", "country": "parties", "type": "event_type", "status": "status",
            "language": "languages", "telling": "telling"}
_LISTS = {"country", "language"}
