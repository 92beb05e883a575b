"""Annotated examples that were written by people who had not seen the rules: `tests/corpus/<set>.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.tag_times import tag_text

CORPUS = Path(__file__).resolve().parent / "corpus"


@dataclass(frozen=True)
class Case:
    """One text: its day of writing, and every expression in it as begin, end, type, value."""

    text: str
    published: date
    times: tuple[tuple[int, int, str, str], ...]


def read_cases(name: str) -> list[Case]:
    """The cases of a set; an expression stands at the next place where the text has its words."""
    entries = tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [_case(entry) for entry in entries]


def tagged(case: Case, language: str) -> list[tuple[int, int, str, str]]:
    """What the tagger finds in a case."""
    return [(a["begin"], a["end"], a["type"], a["value"]) for a in tag_text(case.text, language, case.published)]


def _case(entry: dict) -> Case:
    times, after = [], 0
    for words, kind, value in entry["times"]:
        begin = entry["text"].index(words, after)
        after = begin + len(words)
        times.append((begin, after, kind, value))
    return Case(entry["text"], date.fromisoformat(entry["published"]), tuple(times))
