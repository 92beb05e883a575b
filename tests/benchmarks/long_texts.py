#!/usr/bin/env python3
"""Seconds for 100,000 repeats of one trigger in one line, and how the time grows from 1 MB to 10 MB of text.

  python tests/benchmarks/long_texts.py [FOLDER_OF_TIMEML]
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

for place in (Path(__file__).resolve().parents[2], Path(__file__).resolve().parents[1]):
    sys.path.insert(0, str(place))

from timeml import read_folder  # noqa: E402

from scripts.pipeline.times import tag_times  # noqa: E402

PUBLISHED = date(2013, 10, 7)
REPEATS = 100_000
WORDS = ("a", "1", ".", "(", " ", "\n", "—", "１", "the ", "last ", "every ", "May ", "Monday ", "today ", "1956 ",
         "2013-10-07 ", "1 May ", "next year ", "the next day ")
ARTICLE = ("Tokyo and Moscow held talks on Monday. In September last year a ship entered the waters; two days later it "
           "left. The declaration of 19 October 1956 stands, the minister said, and the next meeting is planned for "
           "November.\n\n")


def main() -> int:
    """Print the two tables."""
    tag_times(ARTICLE, "en", PUBLISHED)
    for word in WORDS:
        begin = time.perf_counter()
        found = len(tag_times(word * REPEATS, "en", PUBLISHED))
        print(f"{word!r:16} x {REPEATS:,}: {time.perf_counter() - begin:5.2f} s, {found:,} expressions")
    text = "\n\n".join(d.text for d in read_folder(Path(sys.argv[1]))) if len(sys.argv) > 1 else ARTICLE * 400
    million = (text * (1_000_000 // len(text) + 1))[:1_000_000]
    tag_times(million, "en", PUBLISHED)
    took = []
    for times in (1, 10):
        begin = time.perf_counter()
        tag_times(million * times, "en", PUBLISHED)
        took.append(time.perf_counter() - begin)
        print(f"{times:>2} MB as one text: {took[-1]:6.2f} s")
    print(f"10 MB take {took[1] / took[0]:.1f} times as long as 1 MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
