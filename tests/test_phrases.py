"""The phrase language finds what it says and stays linear on hostile text."""

import pytest

from scripts.pipeline.phrases import Lexicon


def found(phrases, text, spaced=True):
    return [text[f.begin:f.end] for f in Lexicon([(p, p) for p in phrases], spaced).find(text)]


@pytest.mark.parametrize(("phrase", "text", "expected"), [
    ("held talks", "They HELD\ntalks in Moscow.", ["HELD\ntalks"]),
    ("two plus two", "the two-plus-two talks", ["two-plus-two"]),
    ("lodged ... protest", "Japan lodged a strong formal protest.", ["lodged a strong formal protest"]),
    ("lodged ... protest", "It lodged one two three four five six protest", []),
    ("nationali*", "The nationalisation of the islets", ["nationalisation"]),
    ("*ed", "It claimed red islets", ["claimed", "red"]),
    ("Kuril", "the kuril and Kuril and KURIL", ["Kuril", "KURIL"]),
    ("U.S.", "The U.S. Navy", ["U.S."]),
    ("ministers' talks", "the ministers’ talks", ["ministers’ talks"]),
    ("met", "He metered it.", []),
    ("=may", "Ships may enter. In May they left.", ["may"]),
])
def test_phrase(phrase, text, expected):
    assert found([phrase], text) == expected


def test_the_longest_phrase_wins():
    assert found(["Kuril", "Kuril Islands"], "the Kuril Islands") == ["Kuril Islands"]


@pytest.mark.parametrize(("phrase", "text", "expected"), [
    ("尖閣諸島", "政府は尖閣諸島を国有化した。", ["尖閣諸島"]),
    ("に...抗議", "中国に対し強く抗議した。", ["に対し強く抗議"]),
    ("に...抗議", "中国に。抗議", []),
])
def test_script_without_spaces(phrase, text, expected):
    assert found([phrase], text, spaced=False) == expected


@pytest.mark.parametrize("text", ["lodged " * 20_000, "?" * 100_000, "lodged a" + " " * 100_000, "a-" * 50_000])
def test_hostile_text_ends(text):
    assert found(["lodged ... protest"], text) == []
