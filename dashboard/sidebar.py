"""The filters: each choice with the number of events that it leaves under all the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import address, words
from dashboard.selection import FACETS, Selection, counts, values
from dashboard.store import Tables, load_countries, load_disputes, load_type_labels

_READ = "address has been read"
_ASKED = "years at first"  # where the slider begins; a range slider forgets that it is one without it
_CLEARED = "times cleared"


def choose(tables: Tables) -> Selection:
    """Draw the filters and return what is chosen; keeps the page's address in step."""
    events = tables.events
    span = (int(events["first_year"].min()), int(events["last_year"].max()))
    _read_address(tables, span)
    chosen = chosen_now(span)
    with st.sidebar:
        st.text_input("Search", key="text", placeholder="Words in the sentences", type="search", max_chars=100)
        for facet in FACETS:
            _facet(facet, values(events, facet), counts(events, chosen, facet))
        if span[0] < span[1]:
            st.select_slider("Years", _years(tables), st.session_state[_ASKED], key=_years_key())
        st.button(words.CLEAR, on_click=clear, disabled=chosen.is_empty, width="stretch")
    _write_address(chosen)
    return chosen


def chosen_now(span: tuple[int, int]) -> Selection:
    """The selection that the widgets hold."""
    years = st.session_state.get(_years_key(), st.session_state[_ASKED])
    return Selection(
        **{facet: frozenset(st.session_state.get(facet) or ()) for facet in FACETS},
        years=None if tuple(years) == span else tuple(years), text=(st.session_state.get("text") or "").strip())


def clear() -> None:
    """Take every filter back (for a button's on_click)."""
    for facet in FACETS:
        st.session_state[facet] = []
    st.session_state["text"] = ""
    st.session_state[_CLEARED] = st.session_state.get(_CLEARED, 0) + 1
    st.session_state[_ASKED] = None


def _years_key() -> str:
    return f"years {st.session_state.get(_CLEARED, 0)}"


def _years(tables: Tables) -> list[int]:
    """The years in which an event begins or ends: centuries without any take no room on the slider."""
    return sorted({*tables.events["first_year"].tolist(), *tables.events["last_year"].tolist()})


def _facet(facet: str, options: Sequence[str], numbers: Mapping[str, int]) -> None:
    """One filter. All its choices stay, in one order, so that nothing moves under the pointer."""
    names = _names(facet)

    def label(value: str) -> str:
        return f"{names.get(value, value)} ({numbers.get(value, 0):,})"

    if facet in ("country", "type"):
        st.multiselect(words.FACETS[facet], options, key=facet, format_func=label, placeholder="All")
    else:
        st.pills(words.FACETS[facet], options, key=facet, format_func=label, selection_mode="multi")


def _names(facet: str) -> Mapping[str, str]:
    if facet == "dispute":
        return {name: d.get("short_title", d["title"]) for name, d in load_disputes().items()}
    if facet == "type":
        return {kind: label for (kind, mode), label in load_type_labels().items() if not mode}
    return {"country": load_countries(), "status": words.STATUSES, "language": words.LANGUAGES,
            "telling": words.TELLINGS}[facet]


def _read_address(tables: Tables, span: tuple[int, int]) -> None:
    st.session_state[_ASKED] = st.session_state.get(_ASKED) or span
    if _READ in st.session_state:
        return
    st.session_state[_READ] = True
    known = {facet: set(values(tables.events, facet)) for facet in FACETS}
    asked = address.from_parameters(st.query_params.to_dict(), known, span)
    for facet in FACETS:
        st.session_state[facet] = sorted(getattr(asked, facet))
    st.session_state["text"] = asked.text
    st.session_state[_ASKED] = nearest(asked.years or span, _years(tables))


def nearest(asked: tuple[int, int], years: Sequence[int]) -> tuple[int, int]:
    """The same range of events, ended at years that the slider has."""
    first = min((y for y in years if y >= asked[0]), default=years[-1])
    last = max((y for y in years if y <= asked[1]), default=years[0])
    return min(first, last), max(first, last)


def _write_address(chosen: Selection) -> None:
    wanted = address.to_parameters(chosen)
    kept = {k: v for k, v in st.query_params.to_dict().items() if k == "event"}
    if {**wanted, **kept} != st.query_params.to_dict():
        st.query_params.from_dict({**wanted, **kept})
