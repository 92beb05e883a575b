"""Days of writing that a person has set, in overrides.csv beside the tables: they go before everything inferred."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from scripts.pipeline.articles import Refused
from scripts.pipeline.models import Published

FILE = "overrides.csv"
_COLUMNS = ("article_id", "published")


def read_overrides(folder: Path) -> tuple[Mapping[str, Published], list[Refused]]:
    """The day set for each article id (of several rows the last), and the rows that say nothing usable."""
    days: dict[str, Published] = {}
    refused = []
    for number, row in _rows(folder / FILE):
        where = f"{FILE}, line {number}"
        if row is None:
            refused.append(Refused(where, f"it needs the columns {' and '.join(_COLUMNS)}"))
            continue
        try:
            day = date.fromisoformat(row["published"].strip())
        except ValueError:
            refused.append(Refused(where, f"{row['published'][:40]!r} is no day; write YYYY-MM-DD"))
            continue
        days[row["article_id"].strip()] = Published(day, "day", "given", 1.0, ("set by a person",))
    return days, refused


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str] | None]]:
    """The rows with their line numbers; None for a row without the columns."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            yield number, row if all(isinstance(row.get(c), str) for c in _COLUMNS) else None
