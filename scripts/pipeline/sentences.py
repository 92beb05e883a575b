"""Cut a text into sentences and stories. A sub-heading (a short line alone, with no final stop) begins a new story."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from scripts.pipeline.models import Sentence

_LINE = re.compile(r"[^\n]+")
_LONGEST_HEADING = 70
_LONGEST_SENTENCE = 2000  # characters: beyond it is no sentence but a table or a dump, and is cut
_FULL_STOP = re.compile(r"[。！？](?![」』）”’。！？])")
_FINAL = re.compile(r"""[.!?:;,。！？…]["'”’」』）)\]]*$""")


def split_sentences(text: str, language: str) -> list[Sentence]:
    """The sentences of a text in order, headings among them, each with the number of its story (from 0).

    Offsets are characters into `text`; white space around a sentence belongs to none.
    """
    sentences: list[Sentence] = []
    story, told = 0, False
    for begin, end in _paragraphs(text):
        heading = is_heading(text[begin:end])
        if heading and told:
            story, told = story + 1, False
        told = told or not heading
        sentences += [Sentence(b, e, story) for b, e in _split(text, begin, end, language)]
    return sentences


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph is a sub-heading: one short line without a final stop."""
    line = paragraph.strip()
    return "\n" not in line and 0 < len(line) <= _LONGEST_HEADING and not _FINAL.search(line)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Blocks between blank lines; a text without any blank line is one paragraph a line."""
    if re.search(r"\n\s*\n", text.strip()):
        begin = 0
        for gap in re.finditer(r"\n[^\S\n]*\n\s*", text):
            if gap.start() > begin:
                yield begin, gap.start()
            begin = gap.end()
        if begin < len(text):
            yield begin, len(text)
    else:
        for line in _LINE.finditer(text):
            yield line.start(), line.end()


def _split(text: str, begin: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    for boundary in sentencex.get_sentence_boundaries(language or "en", text[begin:end]):
        first, last = begin + boundary["start_index"], begin + boundary["end_index"]
        for stop in _FULL_STOP.finditer(text, first, last):  # the library joins sentences that begin with a digit
            yield from _trimmed(text, first, stop.end())
            first = stop.end()
        yield from _trimmed(text, first, last)


def _trimmed(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    for cut in range(first, last, _LONGEST_SENTENCE):
        yield cut, min(last, cut + _LONGEST_SENTENCE)
