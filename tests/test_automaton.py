"""The automaton may let through too many rules, never too few: what a rule's expression matches, it says may match."""

import pytest

from scripts.pipeline.knowledge import LANGUAGES, known_languages, read_toml
from scripts.pipeline.timex.automaton import fold
from scripts.pipeline.timex.grammar import load_grammar

RULED = [code for code in known_languages() if load_grammar(code) is not None]


def _sentences(language):
    for rule in read_toml(LANGUAGES / language / "time.toml")["rule"]:
        yield from (example[0] for example in rule["examples"])
        yield from rule["not"]


@pytest.mark.parametrize("language", RULED)
def test_no_rule_is_lost_where_its_pattern_matches(language):
    grammar = load_grammar(language)
    lost = []
    for text in _sentences(language):
        folded = fold(text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}))
        for begin in grammar.beginnings.finditer(folded):
            told = set(grammar.automaton.rules_at(folded, begin.start()))
            lost += [(text, grammar.rules[n].name) for n, rule in enumerate(grammar.rules)
                     if n not in told and rule.regex.match(folded, begin.start())]
    assert not lost


def test_folding_keeps_every_character_in_its_place():
    for text in ("İstanbul ﬁve ẞ 12–14 May’s", "７日〜８日　午後", "Ǆ 1\t2\n3"):
        assert len(fold(text)) == len(text)
    assert fold("7–8 MAY’S") == "0-0 may's"
