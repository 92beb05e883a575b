#!/usr/bin/env python3
"""Extract the dated events of articles about territorial disputes into tables."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

if str(Path(__file__).resolve().parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.pipeline.dating import given
from scripts.pipeline.knowledge import DATA, KnowledgeError, known_languages
from scripts.pipeline.models import Published
from scripts.pipeline.run import Extracted, extract

EXAMPLE = """example:
  python scripts/extract_events.py my-articles/ --out my-events --published 2013-10-07
  EVENTS_DIR=my-events streamlit run dashboard/app.py

An article is a .txt file, or a .md file whose front matter may state title, published, source, url and language.

exit status: 0 all done, 1 a fault of ours, 2 wrong usage, 3 done but some inputs were refused (see DIR/refused.csv)
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the script; returns the exit status."""
    options = _parser().parse_args(arguments)
    published = given(options.published) if options.published else Published()
    try:
        done = extract(options.inputs, options.out, published, options.language, show_progress)
    except KnowledgeError as mistake:
        print(f"data/{mistake}", file=sys.stderr)
        return 1
    except OSError as mistake:
        print(f"{options.out}: the tables cannot be written: {mistake.strerror}; give another folder with --out",
              file=sys.stderr)
        return 1
    _report(done, options.out)
    return 3 if done.refused else 0


def show_progress(number: int, total: int, name: str) -> None:
    """A bar on a terminal, a plain line for every hundredth article elsewhere; both on standard error."""
    if sys.stderr.isatty():
        filled = 30 * number // total
        end = "\n" if number == total else ""
        print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {number}/{total}", end=end, file=sys.stderr, flush=True)
    elif number % 100 == 0 or number == total:
        print(f"read {number} of {total}: {printable(name)}", file=sys.stderr)


def printable(name: str) -> str:
    """A file's name as one harmless line: control and direction characters are shown as their codes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in name)


def _report(done: Extracted, folder: Path) -> None:
    for refused in done.refused:
        print(f"{printable(refused.input)}: refused: {refused.reason}", file=sys.stderr)
    if not done.written:
        print(f"nothing could be read; the tables in {folder} are left as they were", file=sys.stderr)
        return
    print(f"{len(done.articles)} articles, {len(done.mentions)} mentions, {len(done.events)} events in {folder}",
          file=sys.stderr)
    if done.undated:
        print(f"{done.undated} mentions have a date relative to a publication day that is not known: "
              "they are in mentions without a date; give --published, or 'published:' in the article", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, epilog=EXAMPLE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", metavar="INPUT", default=[os.path.relpath(DATA / "articles")],
                        help="files, folders or globs (default: data/articles)")
    parser.add_argument("--out", type=Path, metavar="DIR", default=Path(os.path.relpath(DATA / "events")),
                        help="folder for the tables (default: data/events)")
    parser.add_argument("--published", type=_day, metavar="YYYY-MM-DD",
                        help="publication date of articles that state none")
    parser.add_argument("--language", choices=known_languages(), default="", metavar="LANG",
                        help=f"language of articles that state none: {', '.join(known_languages())}")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day of the calendar; write YYYY-MM-DD, as in 2013-10-07") \
            from None


if __name__ == "__main__":
    sys.exit(main())
