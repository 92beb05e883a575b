"""The page: filters, timeline, map and table of the events, each narrowing the others."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import downloads, event_map, timeline, words
from dashboard.evidence import show_event
from dashboard.look import look_of
from dashboard.selection import matching
from dashboard.sidebar import choose, clear
from dashboard.store import (
    EVENT_COLUMNS,
    MENTION_EXTRACT,
    Tables,
    TablesError,
    events_folder,
    load_disputes,
    load_islands,
    load_tables,
    load_type_labels,
)

_WIDTHS: dict[str, int] = {"summary": 400, "place": 180, "when": 95}
_NO_EVENTS = (f"Make them with `{words.MAKE_TABLES}` in the project's folder (or `python3 scripts/start.py`, which "
              "does it all), then load this page again.")


def show() -> None:
    """Draw the page, or say in a sentence why it cannot be drawn."""
    try:
        tables = load_tables(events_folder())
    except TablesError as reason:
        st.title(words.TITLE)
        st.error(f"{reason} {_NO_EVENTS}")
        return
    if tables.events.empty:
        st.title(words.TITLE)
        st.info(f"The tables hold no events yet. {_NO_EVENTS}")
        return
    filtered = tables.events[matching(tables.events, choose(tables))]
    picked = st.session_state.get("picked", {})
    shown = filtered[filtered["event_id"].isin(set.intersection(*picked.values()))] if picked else filtered
    _headline(tables, filtered, shown)
    if filtered.empty:
        _say_empty()
    else:
        with _charts(filtered, shown, picked):
            _table(shown)
    _open_event(tables)


def _headline(tables: Tables, filtered: pd.DataFrame, shown: pd.DataFrame) -> None:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        st.header(words.TITLE)
        st.caption(f"{words.SUBTITLE} Showing {len(shown):,} of {words.count_of(len(tables.events), 'event')} "
                   f"from {words.count_of(len(tables.articles), 'article')}.")
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        if len(shown) < len(filtered) or st.session_state.get("picked"):
            st.button(f"Selection: {words.count_of(len(shown), 'event')} ✕", on_click=_unpick, type="primary",
                      help="Show all events of the filters again")
        st.download_button("Download CSV", partial(downloads.to_csv, shown, EVENT_COLUMNS), "events.csv", "text/csv",
                           on_click="ignore", disabled=shown.empty)
        mentions = tables.mentions[tables.mentions["event_id"].isin(shown["event_id"])]
        st.download_button("Sentences CSV", partial(downloads.to_csv, mentions, MENTION_EXTRACT), "mentions.csv",
                           "text/csv", on_click="ignore", disabled=shown.empty)


def _charts(filtered: pd.DataFrame, shown: pd.DataFrame, picked: dict[str, set[str]]) -> DeltaGenerator:
    """Draw the timeline over the whole width and the map below it; returns the space beside the map."""
    look = look_of(st.context.theme.type)
    titles = {name: d["title"] for name, d in load_disputes().items()}
    by_map = filtered[filtered["event_id"].isin(picked["map"])] if "map" in picked else filtered
    st.plotly_chart(
        timeline.timeline_figure(by_map if not by_map.empty else filtered, titles, look), key="timeline",
        on_select=partial(_pick, "timeline"), selection_mode=("points", "box"), theme=None,
        config={"displaylogo": False, "modeBarButtonsToRemove": ["lasso2d", "autoScale2d"]},
        alt=timeline.describe(filtered, titles))
    left, right = st.columns([11, 9])
    by_time = filtered[filtered["event_id"].isin(picked["timeline"])] if "timeline" in picked else filtered
    left.plotly_chart(
        event_map.map_figure(by_time, load_islands(), look), key="map", on_select=partial(_pick, "map"),
        selection_mode=("points", "box", "lasso"), theme=None, config={"displaylogo": False, "scrollZoom": True},
        alt=event_map.describe(by_time))
    return right


def _table(shown: pd.DataFrame) -> None:
    newest = shown.iloc[::-1].reset_index(drop=True)
    titles = {name: d.get("short_title", d["title"]) for name, d in load_disputes().items()}
    labels = load_type_labels()
    rows = newest.assign(
        when=newest["date_edtf"], dispute_title=newest["dispute"].map(lambda d: titles.get(d, d)),
        countries_text=newest["countries"].map(", ".join), status_label=newest["status"].map(words.STATUSES),
        type_label=[labels.get(k, k[0]) for k in zip(newest["event_type"], newest["event_mode"], strict=True)])
    st.caption("Choose a row to open the event with its sentences.")
    st.dataframe(
        rows[list(words.TABLE)], hide_index=True, height=360, on_select=partial(_open_row, newest["event_id"].tolist()),
        selection_mode="single-row", key=f"table {st.session_state.get('closed', 0)}", alt="The events in view",
        column_config={name: st.column_config.Column(label, width=_WIDTHS.get(name, 110))
                       for name, label in words.TABLE.items()})


def _say_empty() -> None:
    st.info("No event matches these filters.")
    st.button("Clear the filters", on_click=clear, type="primary")


def _pick(chart: str) -> None:
    """Keep the ids of what was chosen on a chart: a filter that changes would drop the chart's own selection."""
    points = st.session_state[chart]["selection"]["points"]
    ids = set(_flat(p.get("customdata") for p in points))
    picked = {k: v for k, v in st.session_state.get("picked", {}).items() if k != chart}
    st.session_state["picked"] = {**picked, chart: ids} if ids else picked


def _flat(cells: object) -> Iterable[str]:
    if isinstance(cells, str):
        yield cells
    elif isinstance(cells, Iterable):
        for cell in cells:
            yield from _flat(cell)


def _unpick() -> None:
    st.session_state["picked"] = {}


def _open_row(ids: list[str]) -> None:
    rows = st.session_state[f"table {st.session_state.get('closed', 0)}"]["selection"]["rows"]
    if rows:
        st.query_params["event"] = ids[rows[0]]


def _open_event(tables: Tables) -> None:
    wanted = st.query_params.get("event")
    found = tables.events[tables.events["event_id"] == wanted]
    if wanted and not found.empty:
        event = found.iloc[0]
        st.dialog(words.date_in_words(event["date_edtf"]), width="large", on_dismiss=_close)(show_event)(tables, event)


def _close() -> None:
    st.query_params.pop("event", None)
    st.session_state["closed"] = st.session_state.get("closed", 0) + 1
