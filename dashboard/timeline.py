"""The timeline: a lane for each dispute, a dot for a day, a bar for a month, a season, a year or a range.

Colour says what kind of act it is, shape how sure it is that it happened: filled, hollow (planned), a diamond
(possible), a cross (denied). Most events are recent and a few are centuries old, hence `time_axis`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import words
from dashboard.look import FONT, Look
from dashboard.time_axis import Axis, decimal_year, make_axis

_TITLE = 24  # pixels that a lane keeps free for its name
_AXIS = 24  # pixels of the years below
_LEVEL = 10.5  # pixels from dot to dot, where there is room
_LANE_GAP = 1.6  # levels between lanes
_SYMBOLS = {"occurred": "circle", "planned": "circle-open", "hypothetical": "diamond-open", "denied": "x"}


@dataclass(frozen=True, slots=True)
class Size:
    """How much room there is: dots that fit beside each other, share of the axis that a year's label takes, pixels
    of the tallest figure, columns of text in what a dot says."""

    columns: int
    label: float
    tallest: int
    hover: int


WIDE = Size(columns=118, label=0.05, tallest=335, hover=60)
NARROW = Size(columns=42, label=0.15, tallest=480, hover=34)


def timeline_figure(events: pd.DataFrame, titles: Mapping[str, str], look: Look, size: Size = WIDE,
                    chosen: Collection[str] | None = None) -> go.Figure:
    """The figure of these events; `titles` names the lanes, from the top; `chosen` ids stand out from the others."""
    axis = axis_of(events)
    placed = _placed(events, axis, [d for d in titles if d in set(events["dispute"])], size)
    figure = go.Figure()
    for quad in words.QUADS:
        of_quad = placed[placed["quad"] == quad]
        for rows, add in ((of_quad[~of_quad["is_day"]], _add_bars), (of_quad[of_quad["is_day"]], _add_dots)):
            if not rows.empty:
                add(figure, rows, look.quads[quad], size.hover)
                figure.data[-1].selectedpoints = _positions(rows, chosen)
    _dress(figure, placed, axis, titles, look, size)
    return figure


def axis_of(events: pd.DataFrame) -> Axis:
    """The scale on which these events are drawn."""
    return make_axis([decimal_year(d) for d in events["date_start"]], [decimal_year(d) for d in events["date_end"]])


def describe(events: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """What the timeline shows now, for those who cannot see it."""
    if events.empty:
        return "Timeline without events."
    numbers = events["dispute"].value_counts()
    lanes = "; ".join(f"{titles.get(str(d), d)}: {words.count_of(n, 'event')}" for d, n in numbers.items())
    years = words.years(events["first_year"].min(), events["last_year"].max())
    return (f"Timeline of {words.count_of(len(events), 'event')}, {years}. {lanes}. "
            "The table below lists the same events.")


def _positions(rows: pd.DataFrame, chosen: Collection[str] | None) -> list[int] | None:
    return None if chosen is None else [n for n, i in enumerate(rows["event_id"]) if i in chosen]


def _placed(events: pd.DataFrame, axis: Axis, lanes: Sequence[str], size: Size) -> pd.DataFrame:
    """The events with x, width, lane and the level within it on which they do not overprint each other."""
    placed = events.assign(
        x=[axis.at(decimal_year(d)) for d in events["date_start"]],
        x_end=[axis.at(decimal_year(d)) for d in events["date_end"]],
        is_day=events["date_precision"] == "day",
    )
    least = 0.8 / size.columns  # a month of an old century would be thinner than a hair
    placed["x_end"] = placed["x_end"].where(placed["x_end"] - placed["x"] > least, placed["x"] + least)
    levels = {lane: _levels(placed[placed["dispute"] == lane], size.columns) for lane in reversed(lanes)}
    tops = {lane: max(level.values(), default=0) for lane, level in levels.items()}
    stacked = sum(tops.values()) + _LANE_GAP * len(lanes)
    height = int(max(170, min(size.tallest, _AXIS + _TITLE * len(lanes) + _LEVEL * stacked)))
    title = _TITLE * stacked / (height - _AXIS - _TITLE * len(lanes))
    base, bands = 0.0, []
    for lane, level in levels.items():
        placed.loc[list(level), "y"] = [base + n for n in level.values()]
        bands.append((lane, base - 0.8, base + tops[lane] + title))
        base += tops[lane] + title + _LANE_GAP
    placed.attrs.update(bands=bands, height=height)
    return placed


def _levels(own: pd.DataFrame, columns: int) -> dict[int, int]:
    """For each event the lowest level that is free over its whole width. A dot is drawn around its x, a bar from it."""
    taken: dict[int, float] = defaultdict(lambda: -1.0)
    levels = {}
    for index, x, x_end, is_day in zip(own.index, own["x"], own["x_end"], own["is_day"], strict=True):
        begin, end = (x - 0.5 / columns, x + 0.5 / columns) if is_day else (x, x_end + 0.2 / columns)
        level = 0
        while taken[level] > begin:
            level += 1
        taken[level] = end
        levels[index] = level
    return levels


def _hover(events: pd.DataFrame, columns: int) -> list[str]:
    lines = []
    for row in events[["date_edtf", "status", "summary", "place"]].to_dict("records"):
        where = f"<br><i>{escape(row['place'])}</i>" if isinstance(row["place"], str) else ""
        summary = "<br>".join(escape(line) for line in words.lines_of(row["summary"], columns))
        when = f"<b>{escape(words.date_in_words(row['date_edtf']))}</b> · {words.STATUSES[row['status']]}"
        lines.append(f"{when}<br>{summary}{where}")
    return lines


def _common(events: pd.DataFrame, columns: int) -> dict[str, Any]:
    return {"y": events["y"], "showlegend": False, "customdata": events[["event_id"]], "hoverinfo": "text",
            "hovertext": _hover(events, columns), "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 0.22}}}


def _add_dots(figure: go.Figure, events: pd.DataFrame, colour: str, columns: int) -> None:
    figure.add_scatter(
        **_common(events, columns), x=events["x"], mode="markers", cliponaxis=False,
        marker={"color": colour, "size": 7.5, "symbol": [_SYMBOLS[s] for s in events["status"]], "opacity": 1,
                "line": {"width": 1.3, "color": colour}})


def _add_bars(figure: go.Figure, events: pd.DataFrame, colour: str, columns: int) -> None:
    fills = [_faded(colour, 0.5 if s == "occurred" else 0.0) for s in events["status"]]
    figure.add_bar(
        **_common(events, columns), orientation="h", base=events["x"], x=events["x_end"] - events["x"], width=0.5,
        marker={"color": fills, "line": {"color": colour, "width": 1.2}})


def _faded(colour: str, strength: float) -> str:
    """'#0072b2' as 'rgba(0,114,178,0.5)'."""
    red, green, blue = (int(colour[n:n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength})"


def _dress(figure: go.Figure, placed: pd.DataFrame, axis: Axis, titles: Mapping[str, str], look: Look,
           size: Size) -> None:
    ticks = axis.ticks(size.label)
    bands = placed.attrs["bands"]
    for lane, low, high in bands:
        figure.add_shape(type="rect", xref="paper", x0=0, x1=1, y0=low, y1=high, layer="below", line_width=0,
                         fillcolor=look.lane)
        figure.add_annotation(xref="paper", x=0.006, y=high, text=f"<b>{escape(titles[lane])}</b>",
                              showarrow=False, xanchor="left", yanchor="top", font={"size": 13, "color": look.ink})
    edge = 0.8 / size.columns
    figure.update_xaxes(tickvals=[axis.at(t) for t in ticks], ticktext=[str(t) for t in ticks], range=[-edge, 1 + edge],
                        showgrid=True, gridcolor=look.grid, zeroline=False, tickfont={"color": look.ink, "size": 12},
                        tickangle=0, fixedrange=size is NARROW)
    figure.update_yaxes(visible=False, range=[bands[0][1], bands[-1][2]], fixedrange=True)
    figure.update_layout(
        height=placed.attrs["height"], margin={"l": 0, "r": 0, "t": 0, "b": _AXIS},
        dragmode="pan" if size is NARROW else "select", barmode="overlay", hovermode="closest",
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        font={"color": look.ink, "family": FONT}, uirevision="timeline",
        modebar=look.modebar("h"), newselection={"line": {"color": look.ink, "width": 1}},
        hoverlabel={"align": "left", "bgcolor": look.paper, "bordercolor": look.grid,
                    "font": {"color": look.ink, "family": FONT}})
