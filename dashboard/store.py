"""Reads the tables that the script wrote, and the reference lists that name things. It computes no fact."""

from __future__ import annotations

import csv
import os
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import streamlit as st

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "data" / "reference"
EVENT_COLUMNS = (
    "event_id", "date_start", "date_end", "date_edtf", "date_precision", "status", "background", "dispute", "countries",
    "actors", "event_type", "event_mode", "quad_class", "place", "latitude", "longitude", "place_precision", "summary",
    "source_count", "confidence")
MENTION_COLUMNS = (
    "event_id", "mention_id", "article_id", "quote", "quote_begin", "quote_end", "time_text", "time_begin", "time_end",
    "timex_value", "date_basis", "date_start", "date_end", "date_edtf", "date_precision", "status", "background",
    "dispute", "countries", "place", "event_type")
ARTICLE_COLUMNS = (
    "article_id", "title", "source", "url", "language", "published", "published_basis",
    "published_confidence", "published_evidence", "same_story_as")


class TablesError(Exception):
    """The tables are not there or cannot be read; the message says which and what to do."""


@dataclass(frozen=True)
class Tables:
    """The three tables. `events` has in addition: first_year, last_year, telling, parties (countries, a former state
    under its successor), languages, quad, searchable."""

    events: pd.DataFrame
    mentions: pd.DataFrame
    articles: pd.DataFrame
    folder: Path


@dataclass(frozen=True, slots=True)
class Island:
    """A disputed place as the reference lists name it."""

    place_id: str
    label: str
    dispute: str
    latitude: float
    longitude: float
    kind: str
    names: tuple[str, ...]
    is_area: bool


def events_folder() -> Path:
    """Where the tables are: EVENTS_DIR, else data/events."""
    return Path(os.environ.get("EVENTS_DIR") or ROOT / "data" / "events")


def load_tables(folder: Path) -> Tables:
    """The tables of a folder, read once as long as they do not change. Raises TablesError."""
    package = folder / "datapackage.json"
    missing = [n for n in ("events", "mentions", "articles") if not (folder / f"{n}.parquet").is_file()]
    if missing:
        raise TablesError(f"There is no table `{missing[0]}.parquet` in `{folder}`.")
    state = tuple((folder / f"{n}.parquet").stat().st_mtime_ns for n in ("events", "mentions", "articles"))
    return _read(folder, state, package.stat().st_mtime_ns if package.is_file() else 0)


@st.cache_resource(show_spinner=False, max_entries=4)
def _read(folder: Path, state: tuple[int, ...], package: int) -> Tables:
    """`state` and `package` say when the files changed: other tables are read anew."""
    events = _table(folder / "events.parquet", EVENT_COLUMNS)
    mentions = _table(folder / "mentions.parquet", MENTION_COLUMNS)
    mentions["countries"] = mentions["countries"].map(lambda cell: tuple(cell) if cell is not None else ())
    articles = _table(folder / "articles.parquet", ARTICLE_COLUMNS)
    return Tables(_prepared(events, mentions, articles), mentions, articles.set_index("article_id", drop=False), folder)


def read_text(folder: Path, article_id: str) -> str:
    """The whole text of one article; empty where the table has none."""
    try:
        found = pq.read_table(folder / "articles.parquet", columns=["text"], filters=[("article_id", "=", article_id)])
    except (OSError, ValueError, KeyError):
        return ""
    return str(found["text"][0].as_py() or "") if found.num_rows else ""


def _table(path: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    try:
        table: pd.DataFrame = pq.read_table(path, columns=list(columns)).to_pandas()
    except (OSError, ValueError, KeyError) as mistake:
        reason = str(mistake).splitlines()[0].replace("`", "'")[:120]
        raise TablesError(f"`{path}` is damaged or of an older version (`{reason}`).") from None
    return table


def _prepared(events: pd.DataFrame, mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The events with what filters and charts ask for again and again."""
    language_of = dict(zip(articles["article_id"], articles["language"], strict=True))
    languages: dict[str, set[str]] = defaultdict(set)
    quotes: dict[str, list[str]] = defaultdict(list)
    for event, article, quote in zip(mentions["event_id"], mentions["article_id"], mentions["quote"], strict=True):
        languages[event].add(language_of.get(article, ""))
        quotes[event].append(quote)
    events = events.copy()
    events["first_year"] = events["date_start"].str[:4].astype("int32")
    events["last_year"] = events["date_end"].str[:4].astype("int32")
    events["telling"] = events["background"].map({True: "background", False: "news"})
    for column in ("countries", "actors"):
        events[column] = events[column].map(lambda cell: tuple(cell) if cell is not None else ())
    successor = load_successors()
    events["parties"] = [tuple(sorted({successor.get(c, c) for c in cell})) for cell in events["countries"]]
    events["languages"] = [tuple(sorted(languages[i])) for i in events["event_id"]]
    events["quad"] = events["quad_class"].fillna(0).astype("int8")
    events["searchable"] = [" ".join([s, *quotes[i]]).casefold()
                            for s, i in zip(events["summary"], events["event_id"], strict=True)]
    return events.sort_values(["date_start", "date_end", "event_id"], ignore_index=True)


@st.cache_data(show_spinner=False)
def load_disputes() -> dict[str, dict[str, Any]]:
    """Every dispute's own file by its name, in the order of the names."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
            for path in sorted((REFERENCE / "disputes").glob("*.toml"))}


@st.cache_data(show_spinner=False)
def load_islands() -> list[Island]:
    """The disputed places with every name that the language lists give them."""
    names: dict[str, dict[str, None]] = {}
    for path in sorted((ROOT / "data" / "languages").glob("*/place_names.csv")):
        for row in _rows(path):
            if row.get("used_by"):
                names.setdefault(row["place_id"], {})[row["name"].rstrip("*")] = None
    areas = {d.get("area") for d in load_disputes().values()}
    wanted = {i: name for name, d in load_disputes().items() for i in (*d.get("islands", ()), d.get("area"))}
    return [Island(row["place_id"], row["label"], wanted[row["place_id"]], float(row["latitude"]),
                   float(row["longitude"]), row["kind"], tuple(names.get(row["place_id"], ())),
                   row["place_id"] in areas)
            for row in _rows(REFERENCE / "gazetteer.csv") if row["place_id"] in wanted]


@st.cache_data(show_spinner=False)
def load_type_labels() -> dict[tuple[str, str], str]:
    """What each event type and mode is called in a legend."""
    return {(row["event_type"], row["event_mode"]): row["label"] for row in _rows(REFERENCE / "event_types.csv")}


@st.cache_data(show_spinner=False)
def load_countries() -> dict[str, str]:
    """English short names of countries by code."""
    return {row["code"]: row["name"] for row in _rows(REFERENCE / "countries.csv")}


@st.cache_data(show_spinner=False)
def load_successors() -> dict[str, str]:
    """A former state's code and its successor's: the Soviet Union is found under Russia."""
    return {row["code"]: row["successor"] for row in _rows(REFERENCE / "countries.csv") if row["successor"]}


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
