#!/usr/bin/env python3
"""Score the extraction on the project's own gold texts (tests/gold), or the dating of articles without a date."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

if str(Path(__file__).resolve().parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.dating_scores import report
from scripts.pipeline.dating import given
from scripts.pipeline.knowledge import ROOT
from scripts.pipeline.language import guess_language
from scripts.pipeline.models import Article, Mention, Published
from scripts.pipeline.run import mentions_of

GOLD = ROOT / "tests" / "gold"
FIELDS = ("date", "dispute", "countries", "place", "status", "background", "event_type")


@dataclass(frozen=True)
class GoldText:
    """One annotated text: the article, the gold mentions, and why it is known to be read wrongly (or empty)."""

    name: str
    article: Article
    mentions: Sequence[Mapping[str, Any]]
    known_limit: str


@dataclass(frozen=True)
class Comparison:
    """Gold mentions with the mention that was found for each (or None), and the mentions that are in no gold line."""

    pairs: Sequence[tuple[Mapping[str, Any], Mention | None]]
    extra: Sequence[Mention]


def read_gold(folder: Path = GOLD) -> list[GoldText]:
    """The annotated texts of a folder, in the order of their names."""
    return [_gold_text(path) for path in sorted(folder.glob("*.toml"))]


def compare(gold: GoldText) -> Comparison:
    """Run the extraction on a gold text and pair what it finds with what a careful reader found."""
    free = list(mentions_of(gold.article))
    pairs: list[tuple[Mapping[str, Any], Mention | None]] = []
    for line in gold.mentions:
        begin = offset(gold.article.text, line["expression"], line.get("nth", 1))
        end = begin + len(line["expression"])
        over = [m for m in free if m.timex.begin < end and begin < m.timex.end]
        pairs.append((line, over[0] if over else None))
        free = [m for m in free if m not in over]
    return Comparison(pairs, free)


def right_fields(line: Mapping[str, Any], mention: Mention) -> dict[str, bool]:
    """Which fields of a found mention agree with the gold line."""
    place = mention.place.label if mention.place else ""
    wanted = set(line["countries"])
    return {
        "date": mention.date.edtf == line["value"],
        "dispute": mention.dispute == line["dispute"],
        "countries": wanted <= set(mention.countries) and len(mention.countries) <= len(wanted) + 1,
        "place": line["place"].casefold() in place.casefold(),
        "status": mention.status == line["status"],
        "background": mention.background == line["background"],
        "event_type": mention.event_type.event_type == line["event_type"],
    }


def offset(text: str, expression: str, nth: int) -> int:
    """Where the nth occurrence (from 1) of an expression begins. Raises ValueError where there is none."""
    at = -1
    for _ in range(nth):
        at = text.index(expression, at + 1)
    return at


def main() -> int:
    """Print the scores; with --misses also every line that differs."""
    parser = argparse.ArgumentParser(description=__doc__, epilog="example: python scripts/evaluate.py --misses")
    parser.add_argument("what", nargs="?", choices=["events", "dating"], default="events",
                        help="events (default), or dating: how well articles are dated whose date is taken away")
    parser.add_argument("--misses", action="store_true", help="show every gold line missed, differing or invented")
    options = parser.parse_args()
    if options.what == "dating":
        print(*report(), sep="\n")
        return 0
    right, total, found, extra = Counter[str](), 0, 0, 0
    for gold in read_gold():
        result = compare(gold)
        total, extra = total + len(result.pairs), extra + len(result.extra)
        for line, mention in result.pairs:
            fields = right_fields(line, mention) if mention else {}
            found += mention is not None
            right.update(f for f, ok in fields.items() if ok)
            right["whole"] += all(fields.get(f) for f in ("date", "dispute", "countries"))
            if options.misses:
                _show(gold, line, mention, fields)
        if options.misses:
            for mention in result.extra:
                print(f"extra   {gold.name}: {mention.time_text!r} {mention.date.edtf} {mention.quote[:80]!r}")
    fields_right = "  ".join(f"{f} {100 * right[f] / max(total, 1):.0f}%" for f in (*FIELDS, "whole"))
    print(f"gold {total}  found {found}  extra {extra}  {fields_right}  "
          f"F1 {200 * right['whole'] / max(total + found + extra, 1):.1f}")
    return 0


def _show(gold: GoldText, line: Mapping[str, Any], mention: Mention | None, fields: Mapping[str, bool]) -> None:
    if mention is None:
        print(f"missed  {gold.name}: {line['expression']!r} {line['value']}")
        return
    got = {"date": mention.date.edtf, "dispute": mention.dispute, "countries": mention.countries,
           "place": mention.place.label if mention.place else "", "status": mention.status,
           "background": mention.background, "event_type": mention.event_type.event_type}
    wanted = {**line, "date": line["value"]}
    wrong = {f: (wanted[f], got[f]) for f, ok in fields.items() if not ok}
    if wrong:
        print(f"differs {gold.name}: {line['expression']!r} (gold, got) {wrong}")


def _gold_text(path: Path) -> GoldText:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    text = data["text"].strip("\n")
    published = given(date.fromisoformat(str(data["published"]))) if "published" in data else Published()
    article = Article(path.stem, path.name, text, language=guess_language(text), published=published)
    return GoldText(path.stem, article, data.get("mention", []), data.get("known_limit", ""))


if __name__ == "__main__":
    sys.exit(main())
