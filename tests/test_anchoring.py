"""What a relative date counts from: the day of publication or the date just told; last or next by the tense."""

from datetime import date

import pytest

from scripts.pipeline.times import tag_times

MONDAY = date(2013, 10, 7)


def dates(text, published=MONDAY, language="en"):
    return [(text[t.begin:t.end], t.value) for t in tag_times(text, language, published) if t.type in ("DATE", "TIME")]


def value(text, published=MONDAY):
    return dates(text, published)[-1][1]


@pytest.mark.parametrize(("text", "expected"), [
    ("They agreed Monday to go on.", "2013-10-07"),
    ("A ship entered the waters on Tuesday.", "2013-10-01"),
    ("They will meet on Tuesday.", "2013-10-08"),
    ("The forum was held in November.", "2012-11"),
    ("The forum will be held in November.", "2013-11"),
    ("He visited Tokyo in September last year.", "2012-09"),
    ("Ministers are scheduled to visit Tokyo next month.", "2013-11"),
    ("It was bought last September.", "2012-09"),
    ("The leaders met in October.", "2013-10"),
])
def test_tense_decides_between_last_and_next(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("In 1956 they signed. Two years later talks stopped.", "1958"),
    ("On 19 October 1956 they signed; the next day he left.", "1956-10-20"),
    ("In 1992 visits began. In April of that year the first boat sailed.", "1992-04"),
    ("The summit was held on 29 April 2013. The same day a statement came out.", "2013-04-29"),
    ("He landed on 15 August 2012. A day later he was held.", "2012-08-16"),
])
def test_the_date_just_told_is_the_reference(text, expected):
    assert value(text) == expected
    assert value(text, None) == expected


def test_a_day_is_not_counted_from_a_year():
    text = "On Tuesday, October 1, it protested. A pact of 1998 ended. The next day it was signed."
    assert value(text) == "2013-10-02"


def test_history_keeps_its_year():
    assert value("In 1978 fishing boats gathered off the islands. In August a treaty was signed.") == "1978-08"


def test_without_a_publication_date_nothing_is_invented():
    assert dates("They met on Monday, last month and in 1956.", None) == [
        ("Monday", ""), ("last month", ""), ("1956", "1956")]


def test_without_a_publication_date_a_weekday_is_not_counted_from_history():
    assert dates("In 1972 it changed hands. The way was cleared on Friday.", None)[-1] == ("Friday", "")


def test_a_date_of_the_last_month_is_news():
    assert value("That was longer than in the spring of 2012. The run ended on September 19.") == "2013-09-19"


@pytest.mark.parametrize(("text", "expected"), [
    ("Ships stayed from August 28 to September 5, 1945.", "1945-08-28/1945-09-05"),
    ("It was built from 2010 to 2012.", "2010/2012"),
    ("The visit of 27-30 December 2007 went well.", "2007-12-27/2007-12-30"),
    ("Talks went on from 30 February to 31 February 2012.", ""),
])
def test_ranges(text, expected):
    found = dates(text)
    assert (found[-1][1] if found else "") == expected or (not expected and all("/" not in v for _, v in found))


def test_29_february_meets_last_year():
    assert value("It happened last year.", date(2012, 2, 29)) == "2011"
    assert value("A year ago it was calm.", date(2012, 2, 29)) == "2011"


@pytest.mark.parametrize("text", [
    "9" * 100_000, "99999999 years ago", "1 May " * 20_000, "last " * 20_000, "(" * 100_000])
def test_hostile_text_ends(text):
    tag_times(text, "en", MONDAY)


def test_korean_gets_explicit_dates_only():
    found = dates("일본은 2012년 9월 11일 세 섬을 국유화했다. 지난달 2명이 왔다.", language="ko")
    assert found == [("2012년 9월 11일", "2012-09-11")]
