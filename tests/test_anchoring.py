"""What a relative date counts from: the day of publication or the date just told; last or next by the tense."""

from datetime import date

import pytest

from scripts.pipeline.times import tag_times
from scripts.tag_times import tag_text

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


@pytest.mark.parametrize(("text", "expected"), [
    ("In 1888 he came to Arles and in 1889 he left. He fell ill on 7 January.", "1889-01-07"),
    ("They landed on 6 June 1944. In mid-July they broke out.", "1944-07"),
    ("The mission came back on September 5, 1916. It had set out long before (1914-1917). On September 8 it rested.",
     "1916-09-08"),
])
def test_an_undated_history_goes_on_from_the_date_told(text, expected):
    assert value(text, None) == expected


def test_a_history_goes_on_whenever_it_was_written():
    text = "He came to Arles in February 1888. In October a friend joined him; in late December he fell ill."
    assert [v for _, v in dates(text)] == ["1888-02", "1888-10", "1888-12"]
    assert [v for _, v in dates(text, None)] == ["1888-02", "1888-10", "1888-12"]


def test_a_date_of_two_years_ago_makes_no_history_of_news():
    text = "The three, invited in July 2011, will join on March 12. The document was signed on September 10."
    assert [v for _, v in dates(text)] == ["2011-07", "2014-03-12", "2013-09-10"]


def test_one_year_alone_makes_no_history_of_an_undated_text():
    assert value("The 1956 declaration was discussed. They will meet on October 7.", None) == ""


def test_a_month_in_mid_sentence_is_not_counted_from_a_lone_year():
    assert value("The law dates from 1987. The court, in a ruling in January, upheld it.") == "2013-01"


def test_a_week_told_is_no_day():
    assert value("The session ends on the 4th; last week was calm. He spoke the same day.") == "2013-10-04"


@pytest.mark.parametrize(("text", "expected"), [
    ("In 218 BC he crossed the Alps. The following year he won.", "BC0217"),
    ("In 218 BC he crossed the Alps. In the spring he won.", "BC0218-SP"),
    ("In 1 BC he left. The following year he died.", ""),
])
def test_years_before_christ_count_down(text, expected):
    assert value(text, None) == expected


def test_an_era_told_goes_on():
    assert dates("昭和10年に開き、同11年に閉じた。", None, "ja")[-1] == ("同11年", "1936")
    assert dates("同11年に閉じた。", None, "ja") == [("同11年", "")]


def test_two_dates_are_two_annotations_and_a_dash_makes_one():
    assert [(a["begin"], a["end"], a["value"]) for a in tag_text("On October 24 and 25 they met.", "en", MONDAY)] == [
        (3, 13, "2013-10-24"), (18, 20, "2013-10-25")]
    assert [a["value"] for a in tag_text("On October 24-25 they met.", "en", MONDAY)] == ["2013-10-24/2013-10-25"]
    assert [a["value"] for a in tag_text("2011年12月から2012年3月まで。", "ja", MONDAY)] == ["2011-12", "2012-03"]


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
