"""Small tables of our own for the dashboard's tests: centuries, every precision and status, and hostile text."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

HOSTILE = "<img src=x onerror=\"document.title='owned'\"> [x](javascript:alert(1)) $math$ :material/home: <b>bold</b>"
ARTICLES = {
    "a1": ("en", "Vessels enter waters", "2012-09-15",
           "BEIJING - Six ships came on Friday. Tokyo protested on Friday, " + HOSTILE + ".\n\n"
           "The islands were named in 1372, one side says. Talks are planned for October 2026."),
    "a2": ("ja", "首脳会談", "2013-10-08", "両首脳は10月7日に会談した。\n\n次の会談は来年の予定だ。"),
}
DATING = {
    "a1": {"published_basis": "inferred", "published_confidence": 0.96,
           "published_evidence": ["“Friday” is said of " + HOSTILE]},
    "a2": {"published_basis": "stated", "published_confidence": 1.0,
           "published_evidence": ["stated in the front matter"]},
}
# id, start, end, edtf, precision, status, background, dispute, countries, type, mode, quad class, place, latitude,
# longitude, precision of the place, sentence, time expression, article
EVENTS = [
    ("e1372", "1372-01-01", "1372-12-31", "1372", "year", "occurred", True, "senkaku", ["CN"], "OTHER", "", None,
     None, None, None, None, "The islands were named in 1372, one side says.", "1372", "a1"),
    ("e1945", "1940-01-01", "1949-12-31", "194X", "decade", "occurred", True, "kuril", ["JP", "SU"], "ASSAULT", "", 4,
     "Iturup / Etorofu", 45.0, 147.9, 2, "両首脳は10月7日に会談した。", "10月7日", "a2"),
    ("e2012a", "2012-09-14", "2012-09-14", "2012-09-14", "day", "occurred", False, "senkaku", ["CN", "JP"], "COERCE",
     "", 4, "Uotsuri / Diaoyu Dao / Diaoyutai", 25.744, 123.475, 2, "BEIJING - Six ships came on Friday.", "Friday",
     "a1"),
    ("e2012b", "2012-09-14", "2012-09-14", "2012-09-14", "day", "denied", False, "senkaku", ["CN", "JP"], "PROTEST",
     "", 3, "Tokyo", 35.68, 139.77, 2, "Tokyo protested on Friday, " + HOSTILE + ".", "Friday", "a1"),
    ("e2012c", "2012-09-01", "2012-09-30", "2012-09", "month", "occurred", False, "senkaku", ["CN", "JP", "TW"],
     "MOBILIZE", "", 4, "East China Sea", 27.5, 124.8, 5, "BEIJING - Six ships came on Friday.", "Friday", "a1"),
    ("e2013", "2013-10-07", "2013-10-08", "2013-10-07/2013-10-08", "range", "occurred", False, "kuril", ["JP", "RU"],
     "CONSULT", "", 1, "Moscow", 55.75, 37.62, 2, "両首脳は10月7日に会談した。", "10月7日", "a2"),
    ("e2014", "2014-03-01", "2014-05-31", "2014-21", "season", "hypothetical", False, "kuril", ["JP", "RU"], "CONSULT",
     "", 1, None, None, None, None, "次の会談は来年の予定だ。", "来年", "a2"),
    ("e2026", "2026-10-01", "2026-10-31", "2026-10", "month", "planned", False, "senkaku", ["CN", "JP"], "CONSULT", "",
     1, "Beijing", 39.9, 116.4, 2, "Talks are planned for October 2026.", "October 2026", "a1"),
]
FORMULA = "=cmd|' /C calc'!A0"


def write_tables(folder: Path, events: list = EVENTS) -> Path:
    """Write the three tables into a folder, as the script does; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pq.write_table(_events(events), folder / "events.parquet")
    pq.write_table(_mentions(events), folder / "mentions.parquet")
    pq.write_table(_articles(), folder / "articles.parquet")
    return folder


def _events(events: list) -> pa.Table:
    rows = [{
        "event_id": e[0], "date_start": e[1], "date_end": e[2], "date_edtf": e[3], "date_precision": e[4],
        "status": e[5], "background": e[6], "dispute": e[7], "countries": e[8],
        "actors": [FORMULA] if e[0] == "e2012b" else [], "event_type": e[9], "event_mode": e[10], "quad_class": e[11],
        "place": e[12], "latitude": e[13], "longitude": e[14], "place_precision": e[15], "summary": e[16],
        "source_count": 1, "confidence": 0.5} for e in events]
    lists = pa.list_(pa.string())
    kinds = {"background": pa.bool_(), "countries": lists, "actors": lists, "quad_class": pa.int8(),
             "latitude": pa.float64(), "longitude": pa.float64(), "place_precision": pa.int8(),
             "source_count": pa.int32(), "confidence": pa.float64()}
    names = ("event_id date_start date_end date_edtf date_precision status background dispute countries actors "
             "event_type event_mode quad_class place latitude longitude place_precision summary source_count "
             "confidence")
    return pa.Table.from_pylist(rows, schema=pa.schema([(n, kinds.get(n, pa.string())) for n in names.split()]))


def _mentions(events: list) -> pa.Table:
    rows = []
    for e in events:
        text, quote, when = ARTICLES[e[18]][3], e[16], e[17]
        begin = text.index(quote)
        at = begin + quote.index(when)
        rows.append({
            "event_id": e[0], "mention_id": f"m{e[0]}", "article_id": e[18], "quote": quote, "quote_begin": begin,
            "quote_end": begin + len(quote), "time_text": when, "time_begin": at, "time_end": at + len(when),
            "timex_value": e[3], "date_basis": "Friday before publication on 2012-09-15", "date_start": e[1],
            "date_end": e[2], "date_edtf": e[3], "date_precision": e[4], "status": e[5], "background": e[6],
            "dispute": e[7], "countries": e[8], "place": e[12], "event_type": e[9]})
    kinds = {"background": pa.bool_(), "countries": pa.list_(pa.string())}
    kinds |= {n: pa.int32() for n in ("quote_begin", "quote_end", "time_begin", "time_end")}
    names = ("event_id mention_id article_id quote quote_begin quote_end time_text time_begin time_end timex_value "
             "date_basis date_start date_end date_edtf date_precision status background dispute countries place "
             "event_type")
    return pa.Table.from_pylist(rows, schema=pa.schema([(n, kinds.get(n, pa.string())) for n in names.split()]))


def _articles() -> pa.Table:
    return pa.Table.from_pandas(pd.DataFrame([{
        "article_id": name, "input": f"{name}.md", "title": title, "source": "Test <i>News</i>", "url": "",
        "language": language, "published": published, "published_precision": "day", **DATING[name],
        "disputes": ["senkaku"], "mention_count": 4, "same_story_as": "", "text": text,
    } for name, (language, title, published, text) in ARTICLES.items()]), preserve_index=False)
