"""The tables that the dashboard and the reader get: CSV and Parquet side by side, described by datapackage.json.

Each file is written beside its place and moved there in one step, so that no reader sees half a table.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from scripts.pipeline.knowledge import DATA
from scripts.pipeline.models import Article, Event, Mention

Row = dict[str, Any]
_ARROW = {"string": pa.string(), "integer": pa.int32(), "number": pa.float64(), "boolean": pa.bool_(),
          "list": pa.list_(pa.string())}
_FRICTIONLESS = {"list": "string"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def event_row(event: Event) -> Row:
    """The row of an event, by the columns of data/events.schema.json."""
    lead, place, kind = event.lead, event.place, event.event_type
    return {
        "event_id": event.event_id, **_date(lead), "status": lead.status, "background": event.background,
        "dispute": lead.dispute, "countries": list(event.countries), "actors": list(event.actors),
        "event_type": kind.event_type, "event_mode": kind.mode, "quad_class": kind.quad_class or None,
        "place": place.label if place else None, "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None, "place_precision": place.precision if place else None,
        "summary": lead.summary, "source_count": event.source_count, "confidence": event.confidence,
    }


def mention_row(mention: Mention) -> Row:
    """The row of a mention."""
    return {
        "event_id": mention.event_id, "mention_id": mention.mention_id, "article_id": mention.article_id,
        "quote": mention.quote, "quote_begin": mention.quote_begin, "quote_end": mention.quote_end,
        "time_text": mention.time_text, "time_begin": mention.timex.begin, "time_end": mention.timex.end,
        "timex_value": mention.timex.value, "date_basis": mention.timex.basis, **_date(mention),
        "status": mention.status, "background": mention.background, "dispute": mention.dispute,
        "countries": list(mention.countries), "place": mention.place.label if mention.place else None,
        "event_type": mention.event_type.event_type,
    }


def article_row(article: Article, mentions: Sequence[Mention], same_story_as: str) -> Row:
    """The row of an article with its own mentions."""
    published = article.published
    return {
        "article_id": article.article_id, "input": article.input, "title": article.title, "source": article.source,
        "url": article.url, "language": article.language,
        "published": published.day.isoformat() if published.day else "",
        "published_precision": published.precision, "published_basis": published.basis,
        "published_confidence": published.confidence, "published_evidence": list(published.evidence),
        "disputes": sorted({m.dispute for m in mentions}), "mention_count": len(mentions),
        "same_story_as": same_story_as, "text": article.text,
    }


def write_tables(tables: Mapping[str, Sequence[Row]], refused: Sequence[Row], folder: Path) -> None:
    """Write every table as CSV and Parquet with datapackage.json and refused.csv into the folder.

    Everything is first written whole to a folder of its own, then moved; datapackage.json, which holds the sums of the
    other files, comes last. Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / ".writing"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        for name, rows in tables.items():
            frame = pa.Table.from_pylist(list(rows), schema=_arrow_schema(name))
            pq.write_table(frame, draft / f"{name}.parquet", compression="zstd")
            _write_csv(rows, [f["name"] for f in load_schema()[name]["fields"]], draft / f"{name}.csv")
        _write_csv(refused, ["input", "reason"], draft / "refused.csv")
        package = json.dumps(_package(draft, list(tables)), ensure_ascii=False, indent=2)
        (draft / "datapackage.json").write_text(package + "\n", encoding="utf-8")
        for path in sorted(draft.iterdir(), key=lambda p: p.name == "datapackage.json"):
            path.replace(folder / path.name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def write_refused(refused: Sequence[Row], folder: Path) -> None:
    """Write only refused.csv: where nothing could be read, the last good tables stay."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_csv(refused, ["input", "reason"], folder / "refused.csv")


@cache
def load_schema() -> dict[str, Any]:
    """The columns of every table: name, type, unit and meaning."""
    schema: dict[str, Any] = json.loads((DATA / "events.schema.json").read_text(encoding="utf-8"))
    return schema


def _date(mention: Mention) -> Row:
    when = mention.date
    return {"date_start": when.start, "date_end": when.end, "date_edtf": when.edtf, "date_precision": when.precision}


def _arrow_schema(name: str) -> pa.Schema:
    return pa.schema([(f["name"], _ARROW[f["type"]]) for f in load_schema()[name]["fields"]])


def _write_csv(rows: Sequence[Row], columns: Sequence[str], path: Path) -> None:
    cells = pd.DataFrame([[_cell(row[c]) for c in columns] for row in rows], columns=list(columns), dtype=object)
    cells.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")


def _cell(value: object) -> object:
    """A cell for a spreadsheet: lists joined, truth in lower case, and text that looks like a formula kept as text."""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip(" \"'").startswith(_FORMULA):
        return "'" + value
    return value


def _package(folder: Path, names: Sequence[str]) -> Row:
    resources = [_resource(folder / f"{name}.{kind}", name, kind) for name in names for kind in ("csv", "parquet")]
    return {"profile": "data-package", "name": "dispute-timeline", "title": "Dispute timeline", "resources": resources}


def _resource(path: Path, name: str, kind: str) -> Row:
    schema = load_schema()[name]
    fields = [{**f, "type": _FRICTIONLESS.get(f["type"], f["type"])} for f in schema["fields"]]
    if kind == "csv":
        fields = [{**f, "separator": "; "} if g["type"] == "list" else f
                  for f, g in zip(fields, schema["fields"], strict=True)]
    raw = path.read_bytes()
    return {
        "name": f"{name}-{kind}", "title": schema["title"], "path": path.name, "format": kind, "encoding": "utf-8",
        "bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "schema": {"primaryKey": schema["primaryKey"], "fields": fields},
    }
