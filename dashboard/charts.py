"""Timeline and maps as they stand on the page, with their keys; what is chosen on one narrows the other."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from dashboard import event_map, timeline, words
from dashboard.look import Look, look_of
from dashboard.picked import chart_key, keeper, picked
from dashboard.store import Island, load_disputes, load_islands

_BUTTONS_OFF = ["lasso2d", "autoScale2d", "toImage"]


def show_charts(filtered: pd.DataFrame) -> None:
    """Draw the timeline over the whole width and the maps below it."""
    look = look_of(st.context.theme.type)
    chosen = picked()
    _timeline(_of(filtered, chosen.get("map")), chosen.get("timeline"), look)
    _maps(_of(filtered, chosen.get("timeline")), chosen.get("map"), look)


def _of(events: pd.DataFrame, ids: frozenset[str] | None) -> pd.DataFrame:
    """The events among these ids; all where that leaves none, for an empty chart could not be chosen on again."""
    own = events if ids is None else events[events["event_id"].isin(ids)]
    return events if own.empty else own


def _timeline(events: pd.DataFrame, chosen: frozenset[str] | None, look: Look) -> None:
    on_phone = _is_phone()
    titles = {name: d["short_title" if on_phone else "title"] for name, d in load_disputes().items()}
    titles |= {name: name for name in set(events["dispute"]) - set(titles)}
    stretched = "" if timeline.axis_of(events).is_even else words.NEED_ROOM
    st.html(_legend(look, f"{words.HOW_TO_TAP if on_phone else words.HOW_TO_PICK} {stretched}"))
    st.plotly_chart(
        timeline.timeline_figure(events, titles, look, timeline.NARROW if on_phone else timeline.WIDE, chosen),
        key=chart_key("timeline"), on_select=keeper("timeline"), selection_mode=("points", "box"), theme=None,
        config={"displaylogo": False, "displayModeBar": False if on_phone else "hover",
                "modeBarButtonsToRemove": _BUTTONS_OFF}, alt=timeline.describe(events, titles))


def _is_phone() -> bool:
    return "Mobi" in st.context.headers.get("User-Agent", "")


def _legend(look: Look, note: str) -> str:
    colours = "".join(f"<span><i style='background:{look.quads[quad]}'></i>{escape(name)}</span>"
                      for quad, name in words.QUADS.items())
    shapes = "".join(f"<span><b class='{mark}'></b>{escape(name)}</span>"
                     for mark, name in words.SHAPES.items())
    return f"<div class='legend'>{colours}<em></em>{shapes}</div><div class='legend note'>{escape(note)}</div>"


def _maps(events: pd.DataFrame, chosen: frozenset[str] | None, look: Look) -> None:
    islands = load_islands()
    disputes = load_disputes()
    places = event_map.places_of(events)
    columns = st.columns([2, *([1] * len(disputes))], gap="small")
    with columns[0]:
        _map("map", words.MAP_OF_ALL, places, islands, look, False, chosen)
    for column, (name, dispute) in zip(columns[1:], disputes.items(), strict=True):
        with column:
            own = [i for i in islands if i.dispute == name]
            _map(f"map:{name}", dispute.get("short_title", dispute["title"]), places, own, look, True, chosen)
    st.caption(_beneath(events, places, islands))


def _map(key: str, title: str, places: pd.DataFrame, islands: list[Island], look: Look, near: bool,
         chosen: frozenset[str] | None) -> None:
    width = event_map.PHONE if _is_phone() else event_map.NEAR if near else event_map.WIDE
    inside = event_map.within(places, event_map.view_of(places, islands, near, width), width)
    st.html(f"<div class='legend'><strong>{escape(title)}</strong></div>")
    st.plotly_chart(
        event_map.map_figure(places, islands, look, near, width, chosen), key=chart_key(key), on_select=keeper(key),
        selection_mode=("points", "box", "lasso"), theme=None, alt=event_map.describe(inside, title),
        config={"displaylogo": False, "scrollZoom": not _is_phone(), "modeBarButtonsToRemove": ["toImage"],
                "displayModeBar": False if _is_phone() else "hover"})


def _beneath(events: pd.DataFrame, places: pd.DataFrame, islands: list[Island]) -> str:
    """What the maps mean, and what they cannot show."""
    told = f"{words.count_of(int(places['count'].sum()), 'event')} of {len(events):,} have a place."
    width = event_map.PHONE if _is_phone() else event_map.WIDE
    near = event_map.within(places, event_map.view_of(places, islands, False, width), width)
    far = int(places["count"].sum() - near["count"].sum())
    more = f" Zoom out for {far:,} farther away." if far else ""
    return f"{words.MAP_KEY} {told}{more} {words.SOURCE_OF_LAND}"
