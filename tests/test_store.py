"""The tables are read as they are; what is missing or damaged is named in a sentence."""

import pyarrow.parquet as pq
import pytest

from dashboard.store import TablesError, load_islands, load_tables, read_text
from tests.browser.event_tables import ARTICLES, EVENTS, write_tables


def test_old_dates_and_lists_come_through(tmp_path):
    events = load_tables(write_tables(tmp_path)).events
    first = events.iloc[0]
    assert (first["date_start"], first["first_year"], first["countries"]) == ("1372-01-01", 1372, ("CN",))
    assert events["date_start"].is_monotonic_increasing


def test_one_article_is_read_whole(tmp_path):
    write_tables(tmp_path)
    assert read_text(tmp_path, "a2") == ARTICLES["a2"][3]
    assert read_text(tmp_path, "unknown") == ""


def test_new_tables_are_seen_without_a_restart(tmp_path):
    assert len(load_tables(write_tables(tmp_path)).events) == 8
    assert len(load_tables(write_tables(tmp_path, EVENTS[:3])).events) == 3


def test_tables_without_a_row(tmp_path):
    assert load_tables(write_tables(tmp_path, [])).events.empty


@pytest.mark.parametrize("table", ["events", "mentions", "articles"])
def test_a_missing_table_is_named(tmp_path, table):
    (write_tables(tmp_path) / f"{table}.parquet").unlink()
    with pytest.raises(TablesError, match=rf"{table}\.parquet"):
        load_tables(tmp_path)


@pytest.mark.parametrize("table", ["events", "mentions", "articles"])
def test_a_damaged_table_is_named(tmp_path, table):
    path = write_tables(tmp_path) / f"{table}.parquet"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(TablesError, match=rf"{table}\.parquet.*damaged"):
        load_tables(tmp_path)


def test_a_missing_column_is_named(tmp_path):
    path = write_tables(tmp_path) / "events.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["summary"]), path)
    with pytest.raises(TablesError, match="summary"):
        load_tables(tmp_path)


def test_every_island_has_the_names_of_all_sides():
    islands = {i.place_id: i for i in load_islands()}
    assert {"Iturup / Etorofu"} <= {i.label for i in islands.values()}
    assert {"Iturup", "Etorofu"} <= set(islands["iturup"].names)
    assert {"Uotsuri", "魚釣島"} <= set(islands["uotsuri"].names)
    assert {"尖閣諸島", "钓鱼岛"} <= set(islands["senkaku-islands"].names)
    assert [i.place_id for i in islands.values() if i.is_area] == ["south-kurils", "senkaku-islands"]
