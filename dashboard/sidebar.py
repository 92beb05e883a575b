"""The filters: each choice with the number of events that it leaves under all the others."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard import address, words
from dashboard.selection import FACETS, Selection, counts
from dashboard.store import Tables, load_countries, load_disputes

_TYPES = {t: t.capitalize() for t in (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER")}
_READ = "address has been read"


def choose(tables: Tables) -> Selection:
    """Draw the filters and return what is chosen; keeps the page's address in step."""
    events = tables.events
    span = (int(events["first_year"].min()), int(events["last_year"].max()))
    _read_address(tables, span)
    chosen = chosen_now(span)
    with st.sidebar:
        st.text_input("Search", key="text", placeholder="Words in the sentences", type="search")
        for facet in FACETS:
            _facet(facet, counts(events, chosen, facet), chosen)
        if span[0] < span[1]:
            st.slider("Years", *span, key="years")
        st.button("Clear filters", on_click=clear, disabled=chosen.is_empty, width="stretch")
    _write_address(chosen)
    return chosen


def chosen_now(span: tuple[int, int]) -> Selection:
    """The selection that the widgets hold."""
    years = st.session_state.get("years", span)
    return Selection(
        **{facet: frozenset(st.session_state.get(facet) or ()) for facet in FACETS},
        years=None if tuple(years) == span else tuple(years), text=(st.session_state.get("text") or "").strip())


def clear() -> None:
    """Take every filter back (for a button's on_click)."""
    for facet in FACETS:
        st.session_state[facet] = []
    st.session_state["text"] = ""
    st.session_state.pop("years", None)
    st.session_state["clear years"] = True


def _facet(facet: str, numbers: Mapping[str, int], chosen: Selection) -> None:
    names = _names(facet)
    options = sorted({*numbers, *getattr(chosen, facet)}, key=lambda v: (-numbers.get(v, 0), v))

    def label(value: str) -> str:
        return f"{names.get(value, value)} ({numbers.get(value, 0):,})"

    if facet in ("country", "type"):
        st.multiselect(words.FACETS[facet], options, key=facet, format_func=label, placeholder="All")
    else:
        st.pills(words.FACETS[facet], options, key=facet, format_func=label, selection_mode="multi")


def _names(facet: str) -> Mapping[str, str]:
    return {"dispute": {name: d.get("short_title", d["title"]) for name, d in load_disputes().items()},
            "country": load_countries(), "type": _TYPES, "status": words.STATUSES, "language": words.LANGUAGES,
            "telling": words.TELLINGS}[facet]


def _read_address(tables: Tables, span: tuple[int, int]) -> None:
    if st.session_state.pop("clear years", False):
        st.session_state["years"] = span
    if _READ in st.session_state:
        return
    st.session_state[_READ] = True
    events = tables.events
    known = {"dispute": set(events["dispute"]), "country": {c for cell in events["countries"] for c in cell},
             "type": set(events["event_type"]), "status": set(events["status"]),
             "language": {c for cell in events["languages"] for c in cell}, "telling": set(events["telling"])}
    asked = address.from_parameters(st.query_params.to_dict(), known, span)
    for facet in FACETS:
        st.session_state[facet] = sorted(getattr(asked, facet))
    st.session_state["text"] = asked.text
    st.session_state["years"] = asked.years or span


def _write_address(chosen: Selection) -> None:
    wanted = address.to_parameters(chosen)
    kept = {k: v for k, v in st.query_params.to_dict().items() if k == "event"}
    if {**wanted, **kept} != st.query_params.to_dict():
        st.query_params.from_dict({**wanted, **kept})
