"""Every rule of every time.toml holds for its own examples, and for none of its counter-examples."""

from datetime import date

import pytest

from scripts.pipeline.knowledge import LANGUAGES, known_languages, read_toml
from scripts.pipeline.times import tag_times
from scripts.pipeline.timex.finder import find_expressions
from scripts.pipeline.timex.grammar import load_grammar


def _rules():
    for language in known_languages():
        data = read_toml(LANGUAGES / language / "time.toml")
        for rule in data.get("rule", []):
            yield pytest.param(language, data, rule, id=f"{language}: {rule['name']}")


@pytest.mark.parametrize(("language", "data", "rule"), list(_rules()))
def test_rule_holds_for_its_examples(language, data, rule):
    assert len(rule.get("examples", [])) >= 2 and rule.get("not"), "a rule needs two examples and a counter-example"
    reference = date.fromisoformat(data["reference"])
    for text, expression, value in rule["examples"]:
        found = [(text[t.begin:t.end], t.value) for t in tag_times(text, language, reference)]
        assert (expression, value) in found, f"{text!r} gives {found}"


@pytest.mark.parametrize(("language", "data", "rule"), list(_rules()))
def test_rule_does_not_fire_on_its_counter_examples(language, data, rule):
    for text in rule["not"]:
        fired = [text[e.begin:e.end] for e in find_expressions(text, load_grammar(language)) if e.rule == rule["name"]]
        assert not fired, f"{text!r}: {fired}"
