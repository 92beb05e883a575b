"""A day that a person sets goes before what the words tell, on every later run; a row that says nothing is reported."""

import csv

from scripts.pipeline.models import Published
from scripts.pipeline.overrides import read_overrides
from scripts.pipeline.run import extract

TEXT = "Japan protested on Monday after Chinese ships entered the waters around the Senkaku islands.\n"


def test_the_day_set_is_used_on_the_next_run(tmp_path):
    article, tables = tmp_path / "a.txt", tmp_path / "tables"
    article.write_text(TEXT, encoding="utf-8")
    first = extract([str(article)], tables, Published())
    assert first.undated and first.articles[0].published.day is None
    (tables / "overrides.csv").write_text(
        f"article_id,published\n{first.articles[0].article_id},2012-10-02\n", encoding="utf-8")
    second = extract([str(article)], tables, Published())
    assert [m.date.edtf for m in second.mentions] == ["2012-10-01"]
    assert second.articles[0].published.evidence == ("set by a person",)
    with (tables / "articles.csv").open(encoding="utf-8-sig", newline="") as rows:
        assert next(csv.DictReader(rows))["published"] == "2012-10-02"


def test_rows_that_say_nothing_are_reported(tmp_path):
    (tmp_path / "overrides.csv").write_text("article_id,published\na,soon\nb,2012-10-02\nc\n", encoding="utf-8")
    days, refused = read_overrides(tmp_path)
    assert list(days) == ["b"]
    assert [(r.input, "soon" in r.reason) for r in refused] == [
        ("overrides.csv, line 2", True), ("overrides.csv, line 4", False)]
