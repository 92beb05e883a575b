"""The bundled articles end in tables that keep what the schema, EDTF and the offsets promise."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from edtf_validate.valid_edtf import conformsLevel1

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = json.loads((ROOT / "data" / "events.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundled")
    done = subprocess.run([sys.executable, "scripts/extract_events.py", "--out", str(folder)], cwd=ROOT,
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


def read(out, name):
    return pq.read_table(out / f"{name}.parquet").to_pandas()


@pytest.mark.parametrize("name", SCHEMA)
def test_columns_and_description_agree(out, name):
    columns = [f["name"] for f in SCHEMA[name]["fields"]]
    assert list(read(out, name).columns) == columns
    assert list(pd.read_csv(out / f"{name}.csv", encoding="utf-8-sig").columns) == columns
    assert (out / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert read(out, name)[SCHEMA[name]["primaryKey"]].is_unique


def test_the_package_describes_the_files_as_they_are(out):
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert len(package["resources"]) == 6
    for resource in package["resources"]:
        raw = (out / resource["path"]).read_bytes()
        assert resource["bytes"] == len(raw) and resource["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}"


def test_every_date_is_valid_edtf_and_in_order(out):
    events = read(out, "events")
    assert [e for e in events["date_edtf"] if not conformsLevel1(e)] == []
    assert (events["date_start"] <= events["date_end"]).all()
    assert events["date_start"].min().startswith("1372")


def test_values_stay_in_their_range(out):
    events = read(out, "events")
    assert events["latitude"].dropna().between(-90, 90).all() and events["longitude"].dropna().between(-180, 180).all()
    assert events["place_precision"].dropna().isin(range(1, 8)).all()
    assert events["confidence"].between(0, 1).all()
    assert set(events["status"]) <= {"occurred", "planned", "hypothetical", "denied"}
    assert set(events["dispute"]) == {"kuril", "senkaku"}
    assert events["summary"].str.len().between(1, 120).all()


def test_offsets_point_at_the_quote_and_the_time(out):
    articles = read(out, "articles").set_index("article_id")["text"]
    for row in read(out, "mentions").itertuples():
        text = articles[row.article_id]
        assert text[row.quote_begin:row.quote_end] == row.quote
        assert text[row.time_begin:row.time_end] == row.time_text


def test_the_bundled_articles_are_as_promised(out):
    articles, events = read(out, "articles"), read(out, "events")
    assert len(articles) >= 48 and (articles["published"] == "").sum() >= 6
    assert all((articles["language"] == code).sum() >= n for code, n in (("en", 32), ("ja", 5), ("zh", 5), ("ru", 5)))
    told = articles["disputes"].map(set)
    assert all((told.map(lambda d, n=name: n in d)).sum() >= 20 for name in ("kuril", "senkaku"))
    assert (told.map(len) == 2).sum() >= 2 and (told.map(len) == 0).sum() >= 8
    assert len(events) >= 150 and (events["source_count"] > 1).sum() >= 10


def test_articles_about_other_things_give_nothing(out):
    articles = read(out, "articles")
    others = articles[articles["input"].str.contains("none-")]
    assert len(others) >= 8 and (others["mention_count"] == 0).all()
