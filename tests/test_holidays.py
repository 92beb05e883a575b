"""The day a holiday falls on."""

from datetime import date

import pytest

from scripts.pipeline.timex.holidays import day_of_holiday
from scripts.pipeline.timex.numerals import han_numerals


@pytest.mark.parametrize(("holiday", "day"), [
    ("easter", date(2013, 3, 31)), ("good-friday", date(2013, 3, 29)), ("thanksgiving", date(1999, 11, 25)),
    ("us-election", date(2016, 11, 8)), ("us-election", date(2022, 11, 8)), ("memorial-day", date(2021, 5, 31)),
    ("northern-territories-day", date(2013, 2, 7)), ("ru-navy-day", date(2021, 7, 25)),
])
def test_day_of_a_holiday(holiday, day):
    assert day_of_holiday(holiday, day.year) == day


def test_numbers_in_chinese_characters():
    numbers = han_numerals(1, 2199)
    written = ("十", "十一", "二十", "廿三", "三十一", "一百零五", "一九五六", "二〇一二", "二零一二")
    assert [numbers[form] for form in written] == [10, 11, 20, 23, 31, 105, 1956, 2012, 2012]
