"""Each annotated text of tests/gold: all that a careful reader finds is found, with date and dispute right."""

import pytest

from scripts.evaluate import compare, read_gold, right_fields

GOLD = read_gold()


@pytest.mark.parametrize("gold", GOLD, ids=lambda g: g.name)
def test_gold_text(gold, request):
    if gold.known_limit:
        request.applymarker(pytest.mark.xfail(reason=gold.known_limit, strict=True))
    result = compare(gold)
    missed = [line["expression"] for line, mention in result.pairs if mention is None]
    wrong = [(line["expression"], f) for line, mention in result.pairs if mention
             for f, right in right_fields(line, mention).items() if f in ("date", "dispute") and not right]
    assert not missed and not wrong and len(result.extra) <= 1, (missed, wrong, [m.time_text for m in result.extra])


def test_there_is_gold_for_both_disputes_and_every_type():
    lines = [line for gold in GOLD for line in gold.mentions]
    assert len(GOLD) >= 30
    assert {"kuril", "senkaku"} <= {line["dispute"] for line in lines}
    assert len({line["event_type"] for line in lines}) >= 16


@pytest.mark.parametrize(("field", "floor"), [
    ("countries", 0.85), ("place", 0.5), ("status", 0.85), ("background", 0.85), ("event_type", 0.6)])
def test_other_fields_are_right_often_enough(field, floor):
    pairs = [(line, m) for gold in GOLD for line, m in compare(gold).pairs if m]
    right = sum(right_fields(line, mention)[field] for line, mention in pairs)
    assert right / len(pairs) >= floor
