"""The timeline: a lane for each dispute, a dot for a day, a bar for a month, a year or a range.

Most events are recent and a few are centuries old. Where the span is long the axis is therefore stretched where events
are dense; the years at its ticks say so, and a zoom or a narrower filter makes it even.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from dashboard import words
from dashboard.look import Look

_COLUMNS = 110  # dots that fit beside each other across the figure
_EVEN_SPAN = 120  # years up to which the axis stays even
_PIECES = 24  # of the stretched axis
_LABEL = 0.085  # share of the axis that a year's label takes on a phone
_TITLE = 2.2  # levels that a lane keeps free for its name
_LANE_GAP = 1.6
_SYMBOLS = {"occurred": "circle", "planned": "circle-open", "hypothetical": "diamond-open", "denied": "x"}


@dataclass(frozen=True)
class Axis:
    """A scale in pieces: `years` (decimal) and their positions, both rising; between them it is even."""

    years: Sequence[float]
    positions: Sequence[float]

    def at(self, year: float) -> float:
        """The position of a decimal year."""
        i = min(max(bisect_right(self.years, year) - 1, 0), len(self.years) - 2)
        share = (year - self.years[i]) / (self.years[i + 1] - self.years[i])
        return self.positions[i] + share * (self.positions[i + 1] - self.positions[i])

    def ticks(self) -> list[int]:
        """Years to write at the axis: round ones, none nearer to another than a label is wide."""
        chosen: list[int] = []
        span = self.years[-1] - self.years[0]
        for step in (100, 50, 20, 10, 5, 2, 1) if span < _EVEN_SPAN else (100, 50, 20, 10, 5):
            first = int(self.years[0] // step * step)
            for year in range(first, int(self.years[-1]) + 1, step):
                if year >= self.years[0] and all(abs(self.at(year) - self.at(y)) > _LABEL for y in chosen):
                    chosen.append(year)
        return sorted(chosen)


def make_axis(starts: Sequence[float], ends: Sequence[float]) -> Axis:
    """The scale for events between these decimal years: even for a short span, stretched where events are dense for a
    long one.

    A piece is as wide as its share of the events, and a little for its share of the time, so that no time vanishes.
    """
    low, high = min(starts) // 1, max(ends) // 1 + 1
    if high - low <= _EVEN_SPAN:
        pad = max(0.02 * (high - low), 0.05)
        return Axis((low - pad, high + pad), (0.0, 1.0))
    middles = sorted((a + b) / 2 for a, b in zip(starts, ends, strict=True))
    cuts = sorted({low, high, *(middles[len(middles) * k // _PIECES] for k in range(1, _PIECES))})
    shares = [0.8 * sum(a <= m < b for m in middles) / len(middles) + 0.2 * ((b - a) / (high - low)) ** 0.5
              for a, b in pairwise(cuts)]
    positions = [0.0]
    for share in shares:
        positions.append(positions[-1] + share / sum(shares))
    return Axis(tuple(cuts), tuple(positions))


def timeline_figure(events: pd.DataFrame, titles: Mapping[str, str], look: Look) -> go.Figure:
    """The figure of these events; `titles` gives each dispute's name, in the order of the lanes from the top."""
    axis = make_axis([decimal_year(d) for d in events["date_start"]], [decimal_year(d) for d in events["date_end"]])
    placed = _placed(events, axis, [d for d in titles if d in set(events["dispute"])])
    figure = go.Figure()
    for quad in (1, 2, 3, 4, 0):
        of_quad = placed[placed["quad"] == quad]
        if not of_quad.empty:
            _add_bars(figure, of_quad[~of_quad["is_day"]], look.quads[quad])
            _add_dots(figure, of_quad[of_quad["is_day"]], look.quads[quad])
            figure.add_scatter(x=[None], y=[None], mode="markers", name=words.QUADS[quad],
                               marker={"color": look.quads[quad], "size": 10})
    _dress(figure, placed, axis, titles, look)
    return figure


def describe(events: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """What the timeline shows now, for those who cannot see it."""
    if events.empty:
        return "Timeline without events."
    numbers = events["dispute"].value_counts()
    lanes = "; ".join(f"{titles[str(d)]}: {words.count_of(n, 'event')}" for d, n in numbers.items())
    return (f"Timeline of {words.count_of(len(events), 'event')} from {events['first_year'].min()} to "
            f"{events['last_year'].max()}. {lanes}. The table below lists the same events.")


def decimal_year(day: str) -> float:
    """An ISO day as a year with its fraction; years before 1900 too."""
    moment = date.fromisoformat(day)
    return moment.year + (moment.timetuple().tm_yday - 1) / 366


def _placed(events: pd.DataFrame, axis: Axis, lanes: Sequence[str]) -> pd.DataFrame:
    """The events with x, width, lane and the level within it on which they do not overprint each other."""
    placed = events.assign(
        x=[axis.at(decimal_year(d)) for d in events["date_start"]],
        x_end=[axis.at(decimal_year(d)) for d in events["date_end"]],
        is_day=events["date_precision"] == "day",
    )
    placed["x_end"] = placed["x_end"].where(placed["x_end"] - placed["x"] > 0.006, placed["x"] + 0.006)
    levels, heights, base = {}, [], 0.0
    for lane in reversed(lanes):
        own = placed[placed["dispute"] == lane]
        level = _levels(own)
        top = max(level.values(), default=0)
        levels.update({i: base + n for i, n in level.items()})
        heights.append((lane, base, base + top))
        base += top + _TITLE + _LANE_GAP
    placed["y"] = pd.Series(levels)
    placed.attrs["lanes"] = heights
    return placed


def _levels(own: pd.DataFrame) -> dict[int, int]:
    """For each event the lowest level that is free over its whole width."""
    taken: dict[int, float] = defaultdict(lambda: -1.0)
    levels = {}
    for index, x, x_end, is_day in zip(own.index, own["x"], own["x_end"], own["is_day"], strict=True):
        level = 0
        while taken[level] > x:
            level += 1
        taken[level] = (x if is_day else x_end) + 1 / _COLUMNS
        levels[index] = level
    return levels


def _hover(events: pd.DataFrame) -> list[str]:
    lines = []
    for row in events[["date_edtf", "status", "summary", "place"]].to_dict("records"):
        where = f"<br>{escape(row['place'])}" if isinstance(row["place"], str) else ""
        summary = "<br>".join(escape(line) for line in wrap(row["summary"], 60))
        when = f"<b>{words.date_in_words(row['date_edtf'])}</b> · {words.STATUSES[row['status']]}"
        lines.append(f"{when}<br>{summary}{where}")
    return lines


def _add_dots(figure: go.Figure, events: pd.DataFrame, colour: str) -> None:
    if events.empty:
        return
    figure.add_scatter(
        x=events["x"], y=events["y"], mode="markers", showlegend=False, customdata=events[["event_id"]],
        hovertext=_hover(events), hoverinfo="text",
        marker={"color": colour, "size": 9, "symbol": [_SYMBOLS[s] for s in events["status"]],
                "line": {"width": 1.4, "color": colour}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.25}})


def _add_bars(figure: go.Figure, events: pd.DataFrame, colour: str) -> None:
    if events.empty:
        return
    solid = [0.55 if s == "occurred" else 0.12 for s in events["status"]]
    figure.add_bar(
        orientation="h", base=events["x"], x=events["x_end"] - events["x"], y=events["y"], width=0.55, showlegend=False,
        customdata=events[["event_id"]], hovertext=_hover(events), hoverinfo="text",
        marker={"color": colour, "opacity": solid, "line": {"color": colour, "width": 1.4}})


def _dress(figure: go.Figure, placed: pd.DataFrame, axis: Axis, titles: Mapping[str, str], look: Look) -> None:
    ticks = axis.ticks()
    top = placed["y"].max()
    for lane, base, height in placed.attrs["lanes"]:
        figure.add_shape(type="rect", xref="paper", x0=0, x1=1, y0=base - 0.8, y1=height + _TITLE, layer="below",
                         fillcolor=look.lane, line_width=0)
        figure.add_annotation(xref="paper", x=0.006, y=height + _TITLE - 0.2, text=f"<b>{escape(titles[lane])}</b>",
                              showarrow=False, xanchor="left", yanchor="top", font={"size": 13, "color": look.ink},
                              bgcolor=look.paper, opacity=0.85)
    figure.update_xaxes(tickvals=[axis.at(t) for t in ticks], ticktext=[str(t) for t in ticks], range=[-0.005, 1.005],
                        showgrid=True, gridcolor=look.grid, zeroline=False, tickfont={"color": look.ink, "size": 12},
                        tickangle=0)
    figure.update_yaxes(visible=False, range=[-1, top + _TITLE + 0.2], fixedrange=True)
    figure.update_layout(
        height=max(250, min(400, 110 + 12 * int(top))), margin={"l": 4, "r": 4, "t": 6, "b": 24}, dragmode="select",
        barmode="overlay", hovermode="closest", paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        legend={"orientation": "h", "y": 1.0, "x": 1, "xanchor": "right", "yanchor": "bottom", "itemclick": False,
                "itemdoubleclick": False, "font": {"color": look.ink, "size": 12}},
        font={"color": look.ink}, uirevision="timeline", newselection={"line": {"color": look.ink, "width": 1}},
        hoverlabel={"align": "left", "bgcolor": look.paper, "font": {"color": look.ink}})
