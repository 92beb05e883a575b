"""A sentence shown in its article: marked at its place, and inert whatever it says."""

from datetime import date

import pandas as pd
import pytest

from dashboard import evidence
from dashboard.day_of_writing import in_words, write_override
from dashboard.evidence import marked

TEXT = "One day passed. Ships came on Friday. Then they left again."
SENTENCE = (16, 37)
FRIDAY = (30, 36)


def test_the_sentence_is_marked_and_the_time_in_it():
    assert marked(TEXT, SENTENCE, FRIDAY) == (
        "One day passed. <mark>Ships came on <b>Friday</b>.</mark> Then they left again.")


def test_an_extract_ends_between_words():
    assert marked(TEXT, SENTENCE, FRIDAY, context=10) == (
        "… passed. <mark>Ships came on <b>Friday</b>.</mark> Then they …")


def test_a_script_without_spaces_is_cut_where_it_is():
    text = "東京" * 30
    assert marked(text, (20, 30), (22, 24), context=4).startswith("… 東京東京<mark>")


def test_nothing_is_lost_between_the_marks():
    shown = marked(TEXT, SENTENCE, FRIDAY)
    for tag in ("<mark>", "</mark>", "<b>", "</b>"):
        shown = shown.replace(tag, "")
    assert shown == TEXT


@pytest.mark.parametrize("hostile", [
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</mark><b>", "\"'&<>", "[x](javascript:alert(1))"])
def test_hostile_text_stays_text(hostile):
    text = f"{hostile} said {hostile} on {hostile}."
    shown = marked(text, (len(hostile), len(text)), (len(text) - len(hostile) - 1, len(text) - 1))
    tags = [t for t in ("<img", "<script", "</script") if t in shown]
    assert not tags and shown.count("<b>") == 1 and shown.count("</mark>") == 1


def test_a_time_outside_the_sentence_is_not_marked():
    assert "<b>" not in marked(TEXT, SENTENCE, (0, 3))


@pytest.mark.parametrize(("article", "said"), [
    ({"published": "2013-10-08", "published_basis": "stated", "published_evidence": ["stated in the front matter"]},
     "Published 8 October 2013, stated in the front matter"),
    ({"published": "2013-10-08", "published_basis": "given", "published_evidence": None},
     "Published 8 October 2013, as given when the articles were read"),
    ({"published": "", "published_basis": "", "published_evidence": []}, "Day of writing not known"),
    ({"published": "2013-10-07", "published_basis": "inferred", "published_confidence": 0.961,
      "published_evidence": ["a", "b"]}, "Written 7 October 2013 (inferred from its words, 96% sure)"),
    ({"published": "", "published_basis": "inferred", "published_confidence": 0.9, "published_evidence": ["2013-10"]},
     "Written October 2013 (inferred from its words, 90% sure)"),
    ({}, "Day of writing not known"),
])
def test_how_an_article_was_dated(article, said):
    assert in_words(article) == said


def test_a_day_that_is_set_replaces_the_one_set_before(tmp_path):
    write_override(tmp_path, "a1", date(2012, 9, 15))
    write_override(tmp_path, "a2", date(2013, 10, 8))
    write_override(tmp_path, "a1", date(2012, 9, 14))
    assert (tmp_path / "overrides.csv").read_text("utf-8") == (
        "article_id,published\na1,2012-09-14\na2,2013-10-08\n")
    assert [p.name for p in tmp_path.iterdir()] == ["overrides.csv"]


def test_facts_are_escaped_and_empty_ones_left_out():
    event = pd.Series({
        "event_id": "e", "date_edtf": "2012-09", "place": None, "place_precision": None, "dispute": "kuril",
        "countries": ("JP",), "actors": ("<b>Abe</b>",), "event_type": "CONSULT", "event_mode": "", "quad": 1,
        "status": "planned", "background": True, "source_count": 2, "confidence": 0.5})
    shown = evidence._facts(event, pd.DataFrame({"date_basis": ["stated in full", "stated in full"]}))
    assert "September 2012 (2012-09)" in shown and "&lt;b&gt;Abe" in shown and "<dt>Where" not in shown
    assert shown.count("stated in full") == 1 and "Planned, told as background" in shown


def test_claims_are_told_as_claims_of_every_side():
    for dispute in evidence.load_disputes().values():
        shown = evidence._claims(dispute)
        assert all(evidence.load_countries()[side] in shown for side in dispute["claimants"])
