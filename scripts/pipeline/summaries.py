"""One line for the timeline, cut out of the sentence: never a word that the article does not have."""

from __future__ import annotations

from scripts.pipeline.cues import Cues
from scripts.pipeline.models import Sentence, Timex

LONGEST = 120  # characters
_SEPARATORS = (", ", "; ", " – ", " — ", "，", "、", "；")


def summarise(text: str, sentence: Sentence, clause: tuple[int, int], timex: Timex, cues: Cues) -> str:
    """At most 120 characters of the sentence around the time expression, without who reported it."""
    line = " ".join(text[sentence.begin:sentence.end].split())
    attributed = [a.begin for a in cues.attribution.find(line)]
    if attributed and attributed[-1] > len(line) // 2:
        line = line[:attributed[-1]].rstrip(" ,，、") + line[-1:]
    if len(line) <= LONGEST:
        return line
    return _shortened(line, " ".join(text[timex.begin:timex.end].split()))


def _shortened(line: str, time_text: str) -> str:
    """The parts of a long sentence around its time expression, as many as fit; cut at a word where none does."""
    at = max(line.find(time_text), 0)
    begin = 0 if at + len(time_text) <= LONGEST - 1 else _part_begin(line, at)
    rest = line[begin:]
    if len(rest) <= LONGEST:
        return _marked(rest, begin)
    cut = max(rest.rfind(s, at - begin + len(time_text), LONGEST - 2) for s in _SEPARATORS)
    if cut < 40:
        cut = max(rest.rfind(" ", 40, LONGEST - 2), 0) or LONGEST - 2
    return _marked(rest[:cut].rstrip(" ,;，、；") + "…", begin)


def _part_begin(line: str, at: int) -> int:
    ends = [line.rfind(s, 0, at) + len(s) for s in _SEPARATORS if line.rfind(s, 0, at) >= 0]
    begin = max(ends, default=0)
    return begin if at - begin < LONGEST - 20 else line.rfind(" ", 0, at - 40) + 1


def _marked(part: str, begin: int) -> str:
    return ("…" + part)[:LONGEST] if begin else part
