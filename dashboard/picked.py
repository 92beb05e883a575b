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


def ids_in(cells: Iterable[object]) -> frozenset[str]:
    """The ids in points' customdata: text with spaces between, for a list does not come back from the browser as one.

    >>> sorted(ids_in([["a b"], "c", None]))
    ['a', 'b', 'c']
    """
    texts = (cell[0] if isinstance(cell, list | tuple) and cell else cell for cell in cells)
    return frozenset(i for text in texts if isinstance(text, str) for i in text.split())


def _keep(chart: str, key: str) -> None:
    ids = ids_in(point.get("customdata") for point in st.session_state[key]["selection"]["points"])
    name = chart.split(":")[0]
    others = {k: v for k, v in picked().items() if k != name}
    st.session_state[_KEY] = {**others, name: ids} if ids else others
