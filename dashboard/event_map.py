"""The maps: one of all places, and one close to the islands of each dispute, under every claimant's name.

Nothing is fetched from elsewhere: the land is a file of our own, and the style names no glyphs, so names use the fonts
of the machine. Land only, no borders. The names belong to the style, so that the map itself keeps them apart.
"""

from __future__ import annotations

import shutil
from cmath import phase
from collections.abc import Collection, Sequence
from html import escape
from math import pi
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import words
from dashboard.look import FONT, Look
from dashboard.map_view import View, fit, holds
from dashboard.store import ROOT, Island

BASEMAP = ROOT / "data" / "basemap"
SERVED = ROOT / "dashboard" / "static"
HEIGHT = 325
WIDE, NEAR, PHONE = 520, 265, 350  # pixels across, as the page lays the maps out
_ANCHORS = ("left", "bottom-left", "bottom", "bottom-right", "right", "top-right", "top", "top-left")
_RANKS = {"island": 0, "island_group": 1, "islet": 2}  # whose name comes first where there is no room for all
_VAGUE = 4  # UCDP precision from which a place is an area and no spot
_EDGE = 0.1  # share of the events at each side of the world that does not widen the map


def serve_basemap() -> None:
    """Copy the land to the folder that Streamlit serves, where it is not there yet."""
    SERVED.mkdir(exist_ok=True)
    for source in BASEMAP.glob("*.geojson"):
        target = SERVED / source.name
        if not target.is_file() or target.stat().st_size != source.stat().st_size:
            draft = target.with_suffix(".draft")
            shutil.copyfile(source, draft)
            draft.replace(target)


def map_figure(places: pd.DataFrame, islands: Sequence[Island], look: Look, near: bool, width: int = WIDE,
               chosen: Collection[str] | None = None) -> go.Figure:
    """A map of these places; near: of these islands, with each one's name. customdata: a place's event_ids, spaced."""
    named = [i for i in islands if i.is_area != near]
    figure = go.Figure()
    taken = set(places["place"])
    _add_islands(figure, [i for i in named if i.label not in taken])
    names = {i.label: i.names for i in islands}
    for vague in (True, False):
        rows = places[(places["place_precision"] >= _VAGUE) == vague]
        if not rows.empty:
            _add_places(figure, rows, names, look, vague)
            figure.data[-1].selectedpoints = _positions(rows, chosen)
    view = view_of(places, islands, near, width)
    figure.update_layout(
        map={"style": style(look, named, near, width), "zoom": view.zoom,
             "center": {"lon": view.longitude, "lat": view.latitude}},
        height=HEIGHT, showlegend=False, dragmode="pan", margin={"l": 0, "r": 0, "t": 0, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)", uirevision="map", modebar=look.modebar("v"), font={"family": FONT},
        hoverlabel={"align": "left", "bgcolor": look.paper, "bordercolor": look.grid,
                    "font": {"color": look.ink, "family": FONT}})
    return figure


def places_of(events: pd.DataFrame) -> pd.DataFrame:
    """One row a place, the most frequent first, with its count, event_ids, first and last year."""
    placed = events[events["latitude"].notna() & events["longitude"].notna()]
    found = placed.groupby(["place", "latitude", "longitude", "place_precision"], sort=False, as_index=False).agg(
        count=("event_id", "size"), event_ids=("event_id", list),
        first=("first_year", "min"), last=("last_year", "max"))
    return found.sort_values(["count", "place"], ascending=[False, True], ignore_index=True)


def view_of(places: pd.DataFrame, islands: Sequence[Island], near: bool, width: int = WIDE) -> View:
    """The islands alone, or the disputed areas with nearly all events: a few far ones do not shrink the map."""
    points = [(i.longitude, i.latitude) for i in islands]
    if not near and not places.empty:
        share = places["count"] / places["count"].sum()
        is_inner = pd.Series(True, index=places.index)
        for side in ("longitude", "latitude"):
            reached = share[places[side].sort_values().index].cumsum().reindex(places.index)
            is_inner &= (reached >= _EDGE) & (reached - share <= 1 - _EDGE)
        inner = places[is_inner]
        points += list(zip(inner["longitude"], inner["latitude"], strict=True))
    return fit(points, width, HEIGHT, *((0.4, 8.6) if near else (0.58, 4.5)))


def within(places: pd.DataFrame, view: View, width: int = WIDE) -> pd.DataFrame:
    """The places that a map shows before anyone moves it."""
    points = zip(places["longitude"], places["latitude"], strict=True)
    return places[pd.Series([holds(view, point, width, HEIGHT) for point in points], index=places.index, dtype=bool)]


def describe(places: pd.DataFrame, title: str) -> str:
    """What the map shows now, for those who cannot see it."""
    if places.empty:
        return f"Map: {title}. No event in view has a known place."
    most = ", ".join(f"{row['place']} ({row['count']})" for row in places.head(5).to_dict("records"))
    return f"Map: {title}, with {words.count_of(len(places), 'place')} of events. Most: {most}."


def style(look: Look, named: Sequence[Island], near: bool, width: int = WIDE) -> dict[str, Any]:
    """A map style of land, sea and these names."""
    lands = {name: {"type": "geojson", "data": f"app/static/{name}.geojson",
                    **({} if near else {"attribution": "Natural Earth"})}
             for name in ("land_world", "land_east_asia")}
    fill = [{"id": name, "type": "fill", "source": name, "paint": {"fill-color": look.land, "fill-antialias": False}}
            for name in lands]
    sea = {"id": "sea", "type": "background", "paint": {"background-color": look.sea}}
    rings = {"id": "rings", "type": "circle", "source": "islands", "paint": {
        "circle-radius": 4, "circle-color": look.land, "circle-stroke-color": look.island, "circle-stroke-width": 1.5}}
    islands = {"type": "geojson", "data": _features(named, 24 if width == WIDE else 12)}
    return {"version": 8, "sources": {**lands, "islands": islands},
            "layers": [sea, *fill, rings, _names_layer(look)]}


def _names_layer(look: Look) -> dict[str, Any]:
    layout = {"text-field": ["get", "label"], "text-size": 12.5, "text-line-height": 1.1, "text-padding": 1,
              "text-anchor": ["get", "anchor"], "text-radial-offset": 0.8, "text-justify": "auto",
              "text-max-width": 20, "symbol-sort-key": ["get", "rank"]}
    paint = {"text-color": look.island, "text-halo-color": look.sea, "text-halo-width": 1.5}
    return {"id": "names", "type": "symbol", "source": "islands", "layout": layout, "paint": paint}


def _features(islands: Sequence[Island], letters: int) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [i.longitude, i.latitude]},
         "properties": {"label": _lines(i.label, letters), "rank": _RANKS.get(i.kind, 3),
                        "anchor": _anchor(i, islands)}} for i in islands]}


def _lines(label: str, letters: int) -> str:
    """Each side's name on lines of its own."""
    return "\n".join(line for name in label.split(" / ") for line in wrap(name, letters))


def _anchor(island: Island, islands: Sequence[Island]) -> str:
    """The side at which a name hangs on its island, so that it points away from the other islands of its rank."""
    away, rank = 0j, max(1, _RANKS.get(island.kind, 3))
    for other in (o for o in islands if _RANKS.get(o.kind, 3) <= rank):
        step = complex((island.longitude - other.longitude) * 0.8, island.latitude - other.latitude)
        away += step / abs(step) ** 2 if step else 0
    return _ANCHORS[round(phase(away) / (pi / 4)) % 8]


def _positions(rows: pd.DataFrame, chosen: Collection[str] | None) -> list[int] | None:
    return None if chosen is None else [n for n, ids in enumerate(rows["event_ids"]) if not set(ids).isdisjoint(chosen)]


def _add_islands(figure: go.Figure, islands: Sequence[Island]) -> None:
    """Islands without events can be pointed at too: all their names are told."""
    figure.add_scattermap(
        lon=[i.longitude for i in islands], lat=[i.latitude for i in islands], mode="markers", hoverinfo="text",
        hovertext=[f"<b>{escape(i.label)}</b>{_all_names(i.names)}" for i in islands],
        marker={"size": 9, "opacity": 0}, below="names")


def _add_places(figure: go.Figure, places: pd.DataFrame, names: dict[str, tuple[str, ...]], look: Look,
                vague: bool) -> None:
    hover = [f"<b>{escape(row['place'])}</b><br>{words.count_of(row['count'], 'event')}, "
             f"{words.years(row['first'], row['last'])} · {words.PLACE_PRECISION[int(row['place_precision'])]}"
             f"{_all_names(names.get(row['place'], ()))}" for row in places.to_dict("records")]
    sizes = [7 + 2.8 * min(count, 100) ** 0.5 for count in places["count"]]
    figure.add_scattermap(
        lon=places["longitude"], lat=places["latitude"], mode="markers", hovertext=hover, hoverinfo="text",
        customdata=places["event_ids"].map(" ".join), below="names",
        selected={"marker": {"opacity": 0.5 if vague else 0.95}}, unselected={"marker": {"opacity": 0.12}},
        marker={"size": [s * 1.7 if vague else s for s in sizes], "color": look.place,
                "opacity": 0.28 if vague else 0.8})


def _all_names(names: Sequence[str]) -> str:
    return "".join("<br>" + escape(line) for line in wrap(", ".join(names), 38))
