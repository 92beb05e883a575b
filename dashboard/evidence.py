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
from dashboard.day_of_writing import in_words, show_doubt
from dashboard.store import Tables, load_countries, load_disputes, load_islands, load_type_labels, read_text

_CONTEXT = 260  # characters of the article shown around a sentence
_WORD = 24  # characters within which the shown part may begin or end earlier, at a space


def show_event(tables: Tables, event: pd.Series) -> None:
    """The event's facts, then every mention of it."""
    mentions = tables.mentions[tables.mentions["event_id"] == event["event_id"]]
    st.html(f"<p class='summary'>{escape(event['summary'])}</p>{_facts(event, mentions)}")
    for mention in mentions.to_dict("records"):
        _show_mention(tables, {str(name): value for name, value in mention.items()})


def show_claims() -> None:
    """Every dispute's names and claims, worded as claims of the side that makes them."""
    with st.expander(words.NAMES_AND_CLAIMS):
        for column, dispute in zip(st.columns(max(1, len(load_disputes()))), load_disputes().values(), strict=False):
            column.html(_claims(dispute))


def marked(text: str, quote: tuple[int, int], time: tuple[int, int], context: int | None = None) -> str:
    """The text as safe HTML with the sentence marked and the time expression in it; only `context` characters on each
    side of the sentence, or all of it. Offsets are characters."""
    begin, end = quote
    first, last = _part(text, begin, end, context)
    if not begin <= time[0] <= time[1] <= end:
        time = (begin, begin)
    pieces = [text[first:begin], text[begin:time[0]], text[time[0]:time[1]], text[time[1]:end], text[end:last]]
    before, lead, when, rest, after = map(escape, pieces)
    when = f"<b>{when}</b>" if when else ""
    dots = ("… " if first else "", " …" if last < len(text) else "")
    return f"{dots[0]}{before}<mark>{lead}{when}{rest}</mark>{after}{dots[1]}"


def _part(text: str, begin: int, end: int, context: int | None) -> tuple[int, int]:
    """Where the shown part begins and ends: between words, where the script has spaces."""
    if context is None:
        return 0, len(text)
    first, last = max(0, begin - context), min(len(text), end + context)
    if first:
        gap = next((n for n in range(first, min(first + _WORD, begin)) if text[n].isspace()), None)
        first = first if gap is None else gap + 1
    if last < len(text):
        last = next((n for n in range(last, max(last - _WORD, end), -1) if text[n].isspace()), last)
    return first, last


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
        "Kind": f"{kind} ({words.QUADS.get(event['quad'], words.QUADS[0]).lower()})",
        "Status": words.STATUSES.get(event["status"], event["status"])
                  + (", told as background" if event["background"] else ""),
        "Sources": f"{words.count_of(int(event['source_count']), 'independent source')}; "
                   f"confidence {event['confidence']:.2f}",
        "Link": f"?event={event['event_id']}",
    }
    return _definitions((name, value) for name, value in rows.items() if value)


def _definitions(rows: Iterable[tuple[str, str]]) -> str:
    return "<dl class='facts'>" + "".join(f"<dt>{escape(n)}</dt><dd>{escape(v)}</dd>" for n, v in rows) + "</dl>"


def _where(event: pd.Series) -> str:
    if not isinstance(event["place"], str):
        return ""
    names = next((i.names for i in load_islands() if i.label == event["place"]), ())
    level = words.PLACE_PRECISION.get(event["place_precision"], "")
    precision = f" ({level})" if level else ""
    all_names = f": {', '.join(names)}" if names else ""
    return f"{event['place']}{precision}{all_names}"


def _show_mention(tables: Tables, mention: Mapping[str, Any]) -> None:
    known = mention["article_id"] in tables.articles.index
    article = tables.articles.loc[mention["article_id"]].to_dict() if known else {}
    language = f"lang='{escape(str(article.get('language') or ''))}'"
    text = read_text(tables.folder, mention["article_id"]) or mention["quote"]
    whole = text != mention["quote"]
    quote = (mention["quote_begin"], mention["quote_end"]) if whole else (0, len(text))
    time = (mention["time_begin"], mention["time_end"]) if whole else (0, 0)
    st.html(f"<div class='source'><strong>{escape(_heading(article))}</strong>"
            f"<div class='how'>{escape(in_words(article))}</div>"
            f"<div class='how'>“{escape(mention['time_text'])}”: {escape(mention['date_basis'])}</div></div>"
            f"<div class='evidence' {language}>{marked(text, quote, time, _CONTEXT)}</div>")
    with st.expander("Whole article"):
        st.html(f"<div class='evidence' {language}>{marked(text, quote, time)}</div>")
    if article:
        show_doubt({**article, "article_id": mention["article_id"]}, tables.folder, mention["mention_id"])


def _heading(article: Mapping[str, Any]) -> str:
    return " · ".join(part for part in (article.get("title"), article.get("source")) if part) or "Article without title"


def _claims(dispute: Mapping[str, Any]) -> str:
    countries = load_countries()
    parts = [f"<h4>{escape(dispute['title'])}</h4><p>{escape(dispute.get('naming_note', ''))}</p>"]
    for side in dispute.get("claimants", ()):
        own = sorted((c for c in dispute.get("claims", ()) if c["by"] == side), key=lambda c: str(c["since"]))
        items = "".join(f"<li><b>{escape(words.date_in_words(c['since']))}</b> {escape(c['statement'])}<br>"
                        f"<small>{escape(c.get('source', ''))}</small></li>" for c in own)
        parts.append(f"<p><strong>{escape(countries.get(side, side))}</strong></p><ul>{items}</ul>")
    return f"<div class='claims'>{''.join(parts)}</div>"
