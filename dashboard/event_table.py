"""The table of the events in view, newest first; choosing a row opens the event."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.store import load_disputes, load_type_labels

_WIDTHS = {"when": 150, "summary": 460, "place": 190, "type_label": 135, "status_label": 85, "dispute_title": 165,
           "countries_text": 110, "source_count": 70}
_CLOSED = "events closed"


def show_table(shown: pd.DataFrame) -> None:
    """Draw the table of these events, which come oldest first."""
    newest = shown.iloc[::-1].reset_index(drop=True)
    st.caption(words.CHOOSE_ROW)
    st.dataframe(
        readable(newest), hide_index=True, height=min(420, 37 + 35 * len(newest)), key=_key(), alt="The events in view",
        on_select=partial(_open_row, newest["event_id"].tolist()), selection_mode="single-row",
        column_config={name: st.column_config.Column(label, width=_WIDTHS[name])
                       for name, label in words.TABLE.items()})


def readable(events: pd.DataFrame) -> pd.DataFrame:
    """The columns of words.TABLE, in the words of the page."""
    titles = {name: d.get("short_title", d["title"]) for name, d in load_disputes().items()}
    labels = load_type_labels()
    kinds = zip(events["event_type"], events["event_mode"], strict=True)
    table = events.assign(
        when=events["date_edtf"].map(words.date_to_sort), countries_text=events["countries"].map(", ".join),
        dispute_title=events["dispute"].map(lambda d: titles.get(d, d)),
        status_label=events["status"].map(lambda s: words.STATUSES.get(s, s)),
        place=events["place"].fillna(""), type_label=[labels.get(kind, kind[0]) for kind in kinds])
    return table[list(words.TABLE)]


def open_event(event_id: str) -> None:
    """Show this event: its id in the address is what opens it."""
    st.query_params["event"] = event_id


def close_event() -> None:
    """Take the event out of the address, and the mark off its row."""
    st.query_params.pop("event", None)
    st.session_state[_CLOSED] = st.session_state.get(_CLOSED, 0) + 1


def _key() -> str:
    return f"table {st.session_state.get(_CLOSED, 0)}"


def _open_row(ids: list[str]) -> None:
    rows = st.session_state[_key()]["selection"]["rows"]
    if rows:
        open_event(ids[rows[0]])
