"""The figures on real texts that tests/corpus/README.md reports follow from read_texts.csv, row by row."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parent / "corpus"
_ROW = re.compile(r"^\| `(\w+)`[^|]*\| (\d+) \| (\d+) \| ([\d. /]+?) \| ([\d. /]+?) \|$", re.M)


def _reported():
    return [row.groups() for row in _ROW.finditer((CORPUS / "README.md").read_text(encoding="utf-8"))]


def _figures(outcomes):
    """Relaxed / strict / value F1 of the outcomes of a set, as TempEval-3 defines them."""
    count = Counter(outcomes)
    overlapping = count["right"] + count["value"] + count["extent"] + count["both"]
    annotated, found = overlapping + count["missed"], overlapping + count["extra"]
    hits = overlapping, count["right"] + count["value"], count["right"] + count["extent"]
    return " / ".join(f"{200 * hit / (annotated + found):.1f}" for hit in hits)


@pytest.mark.parametrize(("name", "texts", "expressions", "first", "now"), _reported())
def test_reported_figures_follow_from_the_rows(name, texts, expressions, first, now):
    with (CORPUS / "read_texts.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["set"] == name]
    annotated = sum(bool(row["type"]) for row in rows)
    assert (len({row["text"] for row in rows}), annotated) == (int(texts), int(expressions))
    assert _figures(row["first"] for row in rows) == first
    assert _figures(row["now"] for row in rows) == now


def test_every_set_is_reported():
    with (CORPUS / "read_texts.csv").open(encoding="utf-8", newline="") as file:
        assert {row["set"] for row in csv.DictReader(file)} == {row[0] for row in _reported()}
