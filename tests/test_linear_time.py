"""Time grows with the length of a text, whatever is in it; calls share nothing, in one thread or in many.

No clock decides here: work is counted in calls of Python functions, which a slow machine does not change.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from scripts.pipeline.knowledge import LANGUAGES, known_languages, read_toml
from scripts.pipeline.times import tag_times

PUBLISHED = date(2013, 10, 7)
TRIGGERS = ["a", "1", ".", " ", "\n", "(", "—", "'", "１", "Monday ", "May ", "1 May ", "in 1956 ", "the next day ",
            "two days later ", "2013-10-07 ", "1.", "1-", "1/", "the ", "every ", "to ", "ed ", "year ",
            "from 1945 to "]


def _work(text, language="en"):
    """Python calls that a tagging takes."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        tag_times(text, language, PUBLISHED)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("trigger", TRIGGERS, ids=repr)
def test_work_grows_linearly_with_repeats_in_one_line(trigger):
    tag_times(trigger * 50, "en", PUBLISHED)  # builds what is built once
    once, tenfold = _work(trigger * 400), _work(trigger * 4000)
    assert tenfold <= 11 * once + 2000


def _example_text(language):
    data = read_toml(LANGUAGES / language / "time.toml")
    return "\n\n".join(example[0] for rule in data.get("rule", []) for example in rule["examples"])


@pytest.mark.parametrize("language", [code for code in known_languages() if _example_text(code)])
def test_sixteen_threads_find_what_one_finds(language):
    text = _example_text(language)
    alone = tag_times(text, language, PUBLISHED)
    with ThreadPoolExecutor(16) as pool:
        assert all(found == alone for found in pool.map(lambda _: tag_times(text, language, PUBLISHED), range(32)))


def test_a_call_leaves_nothing_behind():
    first = tag_times("They met on Monday. The next day they left.", "en", PUBLISHED)
    tag_times("In 1956 they signed. In October of that year it was over.", "en", date(1999, 1, 1))
    assert tag_times("They met on Monday. The next day they left.", "en", PUBLISHED) == first
