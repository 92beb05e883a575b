"""An event with its evidence: the sentences that tell it, marked in their articles, and why each date is what it is.

Article text is hostile: it is escaped before anything is wrapped around it, and never read as Markdown or HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.store import Tables, load_countries, load_disputes, load_islands, load_type_labels, read_text

_CONTEXT = 260  # characters of the article shown around a sentence
_BASES = {"stated": "stated by the article", "given": "given when the articles were read", "inferred": "inferred"}
_STYLE = """<style>
.evidence {line-height: 1.6; white-space: pre-wrap; overflow-wrap: anywhere;}
.evidence mark {background: rgba(240, 180, 60, .28); color: inherit; padding: .1em 0; border-radius: 2px;}
.evidence mark b {background: rgba(240, 150, 20, .55); border-radius: 2px; padding: .05em .15em;}
.facts {display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .4rem 0 1rem;}
.facts dt {opacity: .7;} .facts dd {margin: 0; overflow-wrap: anywhere;}
</style>"""


def show_event(tables: Tables, event: pd.Series) -> None:
    """The event's facts, then every mention of it."""
    mentions = tables.mentions[tables.mentions["event_id"] == event["event_id"]]
    st.html(f"{_STYLE}<p style='font-size:1.15rem;margin:0'>{escape(event['summary'])}</p>{_facts(event, mentions)}")
    for mention in mentions.to_dict("records"):
        _show_mention(tables, {str(name): value for name, value in mention.items()})


def marked(text: str, quote: tuple[int, int], time: tuple[int, int], context: int | None = None) -> str:
    """The text as safe HTML with the sentence marked and the time expression in it; only `context` characters on each
    side of the sentence, or all of it. Offsets are characters."""
    begin, end = quote
    first = 0 if context is None else max(0, begin - context)
    last = len(text) if context is None else min(len(text), end + context)
    if not begin <= time[0] <= time[1] <= end:
        time = (begin, begin)
    pieces = [text[first:begin], text[begin:time[0]], text[time[0]:time[1]], text[time[1]:end], text[end:last]]
    before, lead, when, rest, after = map(escape, pieces)
    dots = ("… " if first else "", " …" if last < len(text) else "")
    return f"{dots[0]}{before}<mark>{lead}<b>{when}</b>{rest}</mark>{after}{dots[1]}"


def _facts(event: pd.Series, mentions: pd.DataFrame) -> str:
    countries = load_countries()
    kind = load_type_labels().get((event["event_type"], event["event_mode"]), event["event_type"])
    rows = {
        "Date": f"{words.date_in_words(event['date_edtf'])} ({event['date_edtf']})",
        "Why this date": "; ".join(dict.fromkeys(mentions["date_basis"])),
        "Where": _where(event),
        "Dispute": load_disputes().get(event["dispute"], {}).get("title", event["dispute"]),
        "Countries": ", ".join(countries.get(c, c) for c in event["countries"]),
        "People and bodies": ", ".join(event["actors"]),
        "Kind": f"{kind} — {words.QUADS[event['quad']].lower()}",
        "Status": words.STATUSES[event["status"]] + (", told as background" if event["background"] else ""),
        "Sources": f"{words.count_of(int(event['source_count']), 'independent source')}; "
                   f"confidence {event['confidence']:.2f}",
    }
    return _definitions((name, value) for name, value in rows.items() if value)


def _definitions(rows: Iterable[tuple[str, str]]) -> str:
    return "<dl class='facts'>" + "".join(f"<dt>{escape(n)}</dt><dd>{escape(v)}</dd>" for n, v in rows) + "</dl>"


def _where(event: pd.Series) -> str:
    if not isinstance(event["place"], str):
        return ""
    names = next((i.names for i in load_islands() if i.label == event["place"]), ())
    all_names = f" — {', '.join(names)}" if names else ""
    return f"{event['place']} ({words.PLACE_PRECISION[int(event['place_precision'])]}){all_names}"


def _show_mention(tables: Tables, mention: Mapping[str, Any]) -> None:
    article = tables.articles.loc[mention["article_id"]].to_dict()
    text = read_text(tables.folder, mention["article_id"])
    quote = (mention["quote_begin"], mention["quote_end"])
    time = (mention["time_begin"], mention["time_end"])
    published = f"{words.date_in_words(article['published'])}, {_BASES.get(article['published_basis'], '')}" \
        if article["published"] else "day of writing not known"
    heading = " · ".join(escape(part) for part in (article["title"], article["source"], published) if part)
    st.html(f"<hr style='opacity:.25'><div><strong>{heading}</strong></div>"
            f"<div>“{escape(mention['time_text'])}”: {escape(mention['date_basis'])}</div>"
            f"<div class='evidence' lang='{escape(article['language'])}'>{marked(text, quote, time, _CONTEXT)}</div>")
    with st.expander("Whole article"):
        st.html(f"<div class='evidence' lang='{escape(article['language'])}'>{marked(text, quote, time)}</div>")
