"""Examples that others wrote without having seen the rules (tests/corpus): how many come out right in span and value.

The first run of each set is in tests/corpus/README.md. A set that rules were improved on afterwards is a development
set, and says so there.
"""

import pytest

from tests.unseen import CORPUS, read_cases, tagged

LEAST = {  # per cent of the expressions that must be right in span and value
    "unseen_ja": 85, "unseen_zh": 85, "unseen_ru": 85,
    "explicit_ko": 80, "explicit_fr": 95, "explicit_de": 95, "explicit_es": 95, "explicit_pt": 95, "explicit_vi": 95,
}


def test_every_set_is_measured():
    assert {path.stem for path in CORPUS.glob("*.toml")} == set(LEAST)


@pytest.mark.parametrize("name", LEAST)
def test_share_of_expressions_that_are_right(name):
    right = total = 0
    for case in read_cases(name):
        found = {(begin, end, value) for begin, end, _, value in tagged(case, name.split("_")[1])}
        total += len(case.times)
        right += sum((begin, end, value) in found for begin, end, _, value in case.times)
    assert 100 * right >= LEAST[name] * total, f"{right} of {total}"
