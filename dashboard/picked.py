"""What is chosen on the charts, kept as event ids: a filter that changes would drop a chart's own selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

_KEY = "picked"
_ROUND = "round of charts"


def picked() -> dict[str, frozenset[str]]:
    """The ids chosen on each chart; a chart on which nothing is chosen is not there."""
    return dict(st.session_state.get(_KEY, {}))


def chosen_ids(charts: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The ids that all of these choices share; None where nothing is chosen."""
    choices = list(charts)
    return frozenset.intersection(*choices) if choices else None


def chart_key(chart: str) -> str:
    """The widget key of a chart; a new one after each undo, so that its drawn box goes too."""
    return f"{chart} {st.session_state.get(_ROUND, 0)}"


def keeper(chart: str) -> Callable[[], None]:
    """The callback for a chart's on_select. The three maps are one chart here."""
    return partial(_keep, chart, chart_key(chart))


def unpick() -> None:
    """Undo every choice on the charts."""
    st.session_state[_KEY] = {}
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def ids_in(cells: object) -> frozenset[str]:
    """The ids in customdata, however deep Plotly nests them."""
    return frozenset(_flat(cells))


def _keep(chart: str, key: str) -> None:
    ids = ids_in(point.get("customdata") for point in st.session_state[key]["selection"]["points"])
    name = chart.split(":")[0]
    others = {k: v for k, v in picked().items() if k != name}
    st.session_state[_KEY] = {**others, name: ids} if ids else others


def _flat(cells: object) -> Iterable[str]:
    if isinstance(cells, str):
        yield cells
    elif isinstance(cells, Iterable):
        for cell in cells:
            yield from _flat(cell)
