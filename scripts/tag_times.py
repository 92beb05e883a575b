#!/usr/bin/env python3
"""Tag the time expressions of documents: JSON lines in, JSON lines out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

if str(Path(__file__).resolve().parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.pipeline.knowledge import KnowledgeError
from scripts.pipeline.language import guess_language
from scripts.pipeline.models import Timex
from scripts.pipeline.times import tag_times

EXAMPLE = """example:
  echo '{"id": "1", "dct": "2013-10-07", "language": "en", "text": "They met last month."}' \\
    | python scripts/tag_times.py
  {"id": "1", "timex": [{"begin": 9, "end": 19, "type": "DATE", "value": "2013-09"}]}

exit status: 0 all done, 1 a fault of ours, 2 wrong usage, 3 done but some lines were refused
"""


def main() -> int:
    """Read documents from standard input, write their time expressions to standard output; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=EXAMPLE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    refused = 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            answer = tag_line(line)
        except (ValueError, KeyError, TypeError) as mistake:
            refused += 1
            print(f"line {number}: refused: {_reason(mistake)}", file=sys.stderr)
            continue
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 3 if refused else 0


def tag_line(line: bytes) -> dict[str, Any]:
    """One document as JSON to its answer. Raises ValueError, KeyError or TypeError where the line is not a document."""
    document = json.loads(line)
    text = document["text"]
    if not isinstance(text, str):
        raise TypeError("'text' must be a string")
    published = date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
    language = document.get("language") or guess_language(text)
    return {"id": document.get("id"), "timex": tag_text(text, language, published)}


def tag_text(text: str, language: str, published: date | None) -> list[dict[str, Any]]:
    """The TIMEX3 annotations of a text in order: `begin`, `end` (characters), `type` and `value` of each."""
    return [answer for timex in tag_times(text, language, published) for answer in _answers(timex)]


def _answers(timex: Timex) -> Iterator[dict[str, Any]]:
    """The TIMEX3 annotations of an expression: one, or two where it names both ends of a range in full."""
    if timex.gap is None:
        yield _answer(timex.begin, timex.end, timex.type, timex.value)
    else:
        first, _, last = timex.value.partition("/")
        yield _answer(timex.begin, timex.gap[0], timex.type, first)
        yield _answer(timex.gap[1], timex.end, timex.type, last)


def _answer(begin: int, end: int, kind: str, value: str) -> dict[str, Any]:
    return {"begin": begin, "end": end, "type": kind, "value": value}


def _reason(mistake: Exception) -> str:
    if isinstance(mistake, KeyError):
        return f"{mistake.args[0]!r} is missing; a line is {{\"id\", \"dct\", \"language\", \"text\"}}"
    return f"{mistake}; a line is one JSON object with id, dct, language, text"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KnowledgeError as mistake:
        print(f"data/{mistake}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)
