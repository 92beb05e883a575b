"""A TIMEX3 value keeps its precision on the way to EDTF, and its first and last day are right."""

import pytest

from scripts.pipeline.edtf import to_event_date


@pytest.mark.parametrize(("value", "edtf", "start", "end", "precision"), [
    ("2013-10-07", "2013-10-07", "2013-10-07", "2013-10-07", "day"),
    ("2013-10-07TMO", "2013-10-07", "2013-10-07", "2013-10-07", "day"),
    ("2012-02-29", "2012-02-29", "2012-02-29", "2012-02-29", "day"),
    ("2012-09", "2012-09", "2012-09-01", "2012-09-30", "month"),
    ("1372", "1372", "1372-01-01", "1372-12-31", "year"),
    ("2013-WI", "2013-24", "2013-12-01", "2014-02-28", "season"),
    ("2012-Q2", "2012-04/2012-06", "2012-04-01", "2012-06-30", "range"),
    ("1945-H2", "1945-07/1945-12", "1945-07-01", "1945-12-31", "range"),
    ("2013-W40", "2013-09-30/2013-10-06", "2013-09-30", "2013-10-06", "range"),
    ("194", "194X", "1940-01-01", "1949-12-31", "decade"),
    ("19", "19XX", "1900-01-01", "1999-12-31", "century"),
    ("1945-08-28/1945-09-05", "1945-08-28/1945-09-05", "1945-08-28", "1945-09-05", "range"),
])
def test_value_to_date(value, edtf, start, end, precision):
    found = to_event_date(value)
    assert (found.edtf, found.start, found.end, found.precision) == (edtf, start, end, precision)


@pytest.mark.parametrize("value", [
    "2013-02-29", "2012-13", "2013-W60", "P3D", "PRESENT_REF", "PXY", "", "XXXX-10", "2013-10-07/2013-10-01"])
def test_no_date_is_made_of_what_is_none(value):
    assert to_event_date(value) is None


def test_an_approximate_date_is_marked():
    assert to_event_date("1786", "APPROX").edtf == "1786~"
