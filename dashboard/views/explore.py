"""The page: filters, timeline, maps and table of the events, each narrowing the others."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import charts, downloads, words
from dashboard.event_table import close_event, show_table
from dashboard.evidence import show_claims, show_event
from dashboard.picked import chosen_ids, picked, unpick
from dashboard.selection import matching
from dashboard.sidebar import choose, clear
from dashboard.store import EVENT_COLUMNS, MENTION_COLUMNS, Tables, TablesError, events_folder, load_tables


def show() -> None:
    """Draw the page, or say in a sentence why it cannot be drawn."""
    try:
        tables = load_tables(events_folder())
    except TablesError as reason:
        st.title(words.TITLE)
        st.error(f"{reason} {words.MAKE_TABLES}")
        return
    if tables.events.empty:
        st.title(words.TITLE)
        st.info(f"{words.NO_EVENTS} {words.MAKE_TABLES}")
        return
    filtered = tables.events[matching(tables.events, choose(tables))]
    shown = narrowed(filtered)
    _headline(tables, filtered, shown)
    if filtered.empty:
        st.info(words.NO_MATCH)
        st.button(words.CLEAR, key="clear here", on_click=clear, type="primary")
    else:
        charts.show_charts(filtered)
        _rows(shown)
    show_claims()
    _open_event(tables)


def narrowed(filtered: pd.DataFrame) -> pd.DataFrame:
    """The filtered events that are chosen on the charts too."""
    ids = chosen_ids(picked().values())
    return filtered if ids is None else filtered[filtered["event_id"].isin(ids)]


def _rows(shown: pd.DataFrame) -> None:
    if shown.empty:
        st.info(words.NO_OVERLAP)
        st.button(words.UNPICK, on_click=unpick, type="primary")
    else:
        show_table(shown)


def _headline(tables: Tables, filtered: pd.DataFrame, shown: pd.DataFrame) -> None:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        st.title(words.TITLE, anchor=False)
        st.caption(_numbers(tables, shown))
    with right, st.container(horizontal=True, horizontal_alignment="right", key="buttons"):
        if picked():
            st.button(f"Selection: {words.count_of(len(shown), 'event')} ✕", on_click=unpick, type="primary",
                      help=words.UNPICK)
        _downloads(tables, shown)


def _numbers(tables: Tables, shown: pd.DataFrame) -> str:
    whole = words.count_of(len(tables.events), "event")
    sources = words.count_of(len(tables.articles), "article")
    told = f"{whole} from {sources}, back to {tables.events['first_year'].min()}"
    return f"{words.SUBTITLE} {told}." if len(shown) == len(tables.events) else f"**{len(shown):,}** of {told}."


def _downloads(tables: Tables, shown: pd.DataFrame) -> None:
    mentions = tables.mentions[tables.mentions["event_id"].isin(shown["event_id"])]
    for label, rows, columns, name, says in (
            ("Download CSV", shown, EVENT_COLUMNS, "events.csv", "The events in view"),
            ("Sentences CSV", mentions, MENTION_COLUMNS, "mentions.csv", "The sentences that tell the events in view")):
        st.download_button(label, partial(downloads.to_csv, rows, columns), name, "text/csv", on_click="ignore",
                           disabled=rows.empty, help=says)


def _open_event(tables: Tables) -> None:
    found = tables.events[tables.events["event_id"] == st.query_params.get("event", "")]
    if not found.empty:
        event = found.iloc[0]
        title = words.date_in_words(event["date_edtf"])
        st.dialog(title, width="large", on_dismiss=close_event)(show_event)(tables, event)
