"""Undated articles: what each kind of evidence says of the day of writing, and how they are weighed."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from scripts.dating_scores import claimed, own_articles
from scripts.pipeline import constraints
from scripts.pipeline.chronology import Chronology, load_chronology
from scripts.pipeline.constraints import find_constraints
from scripts.pipeline.dating import infer, infer_published
from scripts.pipeline.models import Meaning
from scripts.pipeline.sentences import split_sentences
from scripts.pipeline.timex.writing_days import days_of_writing

SEED = Path(__file__).resolve().parents[2] / "shared" / "seeds"
SUMMIT = (date(2013, 9, 5), date(2013, 9, 6))
with_seed = pytest.mark.skipif(not SEED.is_dir(), reason="../shared with the seed article is not here")


def inferred(text, language="en"):
    return infer(find_constraints(text, language, split_sentences(text, language)))


def published(text, language="en"):
    return infer_published(text, language, split_sentences(text, language))


@pytest.mark.parametrize(("meaning", "direction", "first", "last"), [
    (Meaning(anchor="published", unit="month", offset=-1), 0, "2013-10-01", "2013-10-31"),
    (Meaning(anchor="published", unit="week", offset=1), 0, "2013-08-26", "2013-09-01"),
    (Meaning(anchor="published", unit="day", offset=-1), 0, "2013-09-06", "2013-09-07"),
    (Meaning(anchor="published", unit="year", offset=-1, fields={"month": 9}), 0, "2014-01-01", "2014-12-31"),
    (Meaning(fields={"weekday": 4}), -1, "2013-09-05", "2013-09-12"),
    (Meaning(fields={"weekday": 4}), 1, "2013-08-30", "2013-09-06"),
    (Meaning(fields={"month": 9}), -1, "2013-09-05", "2014-08-07"),
])
def test_the_days_on_which_an_expression_can_have_been_written(meaning, direction, first, last):
    assert days_of_writing(meaning, direction, SUMMIT) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("meaning", [
    Meaning(fields={"weekday": 1}), Meaning(fields={"month": 10}), Meaning(literal="PRESENT_REF"),
    Meaning(fields={"year": 2013}), Meaning(kind="DURATION"),
    Meaning(anchor="published", unit="year", offset=-1, fields={"month": 10}),
])
def test_an_expression_that_cannot_mean_the_event_dates_nothing(meaning):
    assert days_of_writing(meaning, -1, SUMMIT) is None


@with_seed
def test_the_first_article_is_dated_by_its_words():
    text = next(SEED.glob("*.txt")).read_text(encoding="utf-8")
    found = inferred(text)
    assert (found.best, found.day > 0.9, (found.last - found.first).days <= 7) == (date(2013, 10, 7), True, True)
    assert len({c.ground for c in found.supporting}) >= 4
    day = published(text)
    assert (day.day, day.precision, day.basis) == (date(2013, 10, 7), "day", "inferred")


@with_seed
@pytest.mark.parametrize("seed", range(5))
def test_wrong_rows_do_not_outvote_right_ones(monkeypatch, seed):
    """A tenth of the chronology is moved by up to two years: the day stays, or is not claimed."""
    chance = random.Random(seed)
    true = load_chronology()

    def moved(event):
        away = timedelta(days=chance.randint(-730, 730)) if chance.random() < 0.1 else timedelta()
        return replace(event, start=event.start + away, end=event.end + away)

    rows = {e.event_id: moved(e) for events in true.by_series.values() for e in events}
    corrupted = Chronology({k: [rows[e.event_id] for e in v] for k, v in true.by_series.items()}, {},
                           true.leaders, true._names, true._series, true._meeting)
    names = true.events_named
    monkeypatch.setattr(Chronology, "events_named", lambda self, text: [
        replace(f, payload=tuple(rows.get(e.event_id, e) for e in f.payload)) for f in names(text)])
    monkeypatch.setattr(constraints, "load_chronology", lambda: corrupted)
    day = published(next(SEED.glob("*.txt")).read_text(encoding="utf-8"))
    assert day.day in (None, date(2013, 10, 7)) and (day.precision != "month" or day.evidence[0] == "2013-10")


@pytest.mark.parametrize(("text", "language", "level", "value"), [
    ("TOKYO, Nov. 15, 2009 (Example) -- The two leaders met in Singapore on Sunday.", "en", "month", "2009-11"),
    ("Prime Minister Yoshihiko Noda said the government bought the islands.", "en", "", ""),
    ("The harvest was good and the weather fine, farmers said on Tuesday.", "en", "", ""),
    ("Shinzo Abe, the former prime minister, spoke at a school.", "en", "", ""),
])
def test_no_more_is_claimed_than_the_words_earn(text, language, level, value):
    found = published(text, language)
    assert (found.precision, found.evidence[0] if found.precision else "") == (level, value)


def test_who_is_in_office_bounds_the_day():
    found = inferred("Prime Minister Yoshihiko Noda said nothing. Foreign Minister Koichiro Gemba was silent too.")
    assert date(2011, 9, 2) <= found.first <= found.last <= date(2012, 12, 27)
    after = inferred("Former Prime Minister Yoshihiko Noda spoke.")
    assert after.first >= date(2012, 12, 1)


def test_what_is_claimed_of_our_own_articles_is_right():
    claims = [(claimed(a), a.published.day) for a in own_articles()]
    made = [(c, day) for c, day in claims if c.level]
    wrong = [(c, day) for c, day in made if not c.is_right(day)]
    assert len(made) >= 20 and len(wrong) <= len(made) // 25


def test_a_language_without_rules_is_not_dated():
    assert published("일본은 2012년 9월 11일 세 섬을 국유화했다.", "ko").day is None
