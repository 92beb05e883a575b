"""Where the knowledge lies, and how a list of it is read: wrong knowledge stops at once, with file, row and remedy."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
LANGUAGES = DATA / "languages"
REFERENCE = DATA / "reference"


class KnowledgeError(Exception):
    """A data file of the project says something impossible; the message names file, row and remedy."""


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a CSV file that must have these columns; nothing where the file does not exist."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = [c for c in columns if c not in (reader.fieldnames or ())]
        if missing:
            raise KnowledgeError(f"{_name(path)}: column {missing[0]!r} is missing; it needs {', '.join(columns)}")
        for number, row in enumerate(reader, start=2):
            if None in row or None in row.values():
                raise KnowledgeError(f"{_name(path)}, line {number}: {len(columns)} cells are needed; quote the commas")
            yield row


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file; empty where the file does not exist."""
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as mistake:
        raise KnowledgeError(f"{_name(path)}: {mistake}") from mistake


@cache
def known_languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that have a folder under data/languages."""
    return tuple(sorted(p.name for p in LANGUAGES.iterdir() if p.is_dir()))


@cache
def is_spaced(language: str) -> bool:
    """Whether the language puts spaces between words (sentences.toml says so where it does not)."""
    return bool(read_toml(LANGUAGES / language / "sentences.toml").get("spaced", True))


@cache
def successors() -> dict[str, str]:
    """Former state to the state that succeeds it, e.g. SU to RU."""
    rows = read_rows(REFERENCE / "countries.csv", ("code", "name", "successor"))
    return {row["code"]: row["successor"] for row in rows if row["successor"]}


def known(value: str, among: object, path: Path, what: str) -> str:
    """The value if it is known, else an error that names the file."""
    if value not in among:  # type: ignore[operator]
        raise KnowledgeError(f"{_name(path)}: {what} {value!r} is not known; add it or correct it")
    return value


def _name(path: Path) -> str:
    return path.relative_to(DATA).as_posix() if path.is_relative_to(DATA) else path.name
