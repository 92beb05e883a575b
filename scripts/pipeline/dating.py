"""The day an article was written, as far as it is stated: any form of date, in any language, read by dateparser."""

from __future__ import annotations

from datetime import date, datetime

from dateparser.date import DateDataParser

from scripts.pipeline.models import Published

_EARLIEST = 1300
_parser = DateDataParser(settings={"REQUIRE_PARTS": ["day", "month", "year"], "PREFER_LOCALE_DATE_ORDER": True})


def read_published(stated: object) -> Published | None:
    """The publication date that a front matter or a person states; None where it is no full date.

    Takes a date, a datetime or text in any form ('2013-10-07', '7 October 2013', '2013年10月7日', '7 октября 2013').
    """
    if isinstance(stated, datetime):
        return _stated(stated.date())
    if isinstance(stated, date):
        return _stated(stated)
    if not isinstance(stated, str):
        return None
    try:
        return _stated(date.fromisoformat(stated.strip()[:10]))
    except ValueError:
        found = _parser.get_date_data(stated.strip()[:100]).date_obj
        return _stated(found.date()) if found else None


def given(day: date) -> Published:
    """The publication date that the caller gives for articles that state none."""
    return Published(day, "day", "given", 1.0, ("given on the command line",))


def _stated(day: date) -> Published | None:
    if day.year < _EARLIEST:
        return None
    return Published(day, "day", "stated", 1.0, ("stated in the article's front matter",))
