"""The CSV of the page: the same values as the tables, and no cell that a spreadsheet would run."""

import csv
import io

import pandas as pd
import pytest

from dashboard.downloads import to_csv
from dashboard.store import EVENT_COLUMNS, MENTION_COLUMNS, load_tables
from tests.browser.event_tables import FORMULA, write_tables


def read(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_rows_and_columns_are_those_of_the_tables(tmp_path):
    tables = load_tables(write_tables(tmp_path))
    data = to_csv(tables.events, EVENT_COLUMNS)
    rows = {row["event_id"]: row for row in read(data)}
    assert data.startswith(b"\xef\xbb\xbf") and tuple(rows["e1372"]) == EVENT_COLUMNS and len(rows) == 8
    assert rows["e2012c"]["countries"] == "CN; JP; TW" and rows["e1372"]["background"] == "true"
    assert (rows["e1372"]["date_start"], rows["e1372"]["latitude"], rows["e1372"]["place"]) == ("1372-01-01", "", "")
    assert float(rows["e2012a"]["longitude"]) == 123.475 and rows["e2012a"]["quad_class"] == "4"
    assert rows["e2012b"]["actors"] == "'" + FORMULA


def test_mentions_have_all_their_columns(tmp_path):
    rows = read(to_csv(load_tables(write_tables(tmp_path)).mentions, MENTION_COLUMNS))
    assert tuple(rows[0]) == MENTION_COLUMNS and len(rows) == 8
    assert next(r for r in rows if r["event_id"] == "e2013")["quote"] == "両首脳は10月7日に会談した。"


@pytest.mark.parametrize("cell", [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", '"=1', "' =1", "＝1", "　＋1", "\u200b=1", "“=1"])
def test_a_formula_is_made_text(cell):
    rows = read(to_csv(pd.DataFrame({"event_id": [cell]}), ("event_id",)))
    assert rows[0]["event_id"] == "'" + cell


@pytest.mark.parametrize("cell", ["plain", "1372-01-01", "a=b", "x - y", "尖閣", "3 ships"])
def test_other_text_stays(cell):
    assert read(to_csv(pd.DataFrame({"event_id": [cell]}), ("event_id",)))[0]["event_id"] == cell


def test_negative_numbers_stay_numbers():
    assert read(to_csv(pd.DataFrame({"longitude": [-77.04, 37.6]}), ("longitude",)))[0]["longitude"] == "-77.04"
