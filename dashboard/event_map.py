"""The map: land without borders, the islands under every claimant's name, the places of events by how many there are.

Nothing is fetched from elsewhere: the land is a file of our own, and the style names no glyphs, so labels use the
fonts of the machine.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import words
from dashboard.look import Look
from dashboard.store import ROOT, Island

BASEMAP = ROOT / "data" / "basemap"
SERVED = ROOT / "dashboard" / "static"
_MINOR = {"islet", "town", "sea"}  # marked, and named when pointed at
_VAGUE = 4  # UCDP precision from which a place is an area and no spot
_REGION = {"lon": (116.0, 160.0), "lat": (22.0, 56.0)}


def serve_basemap() -> None:
    """Copy the land to the folder that Streamlit serves, where it is not there yet."""
    SERVED.mkdir(exist_ok=True)
    for source in BASEMAP.glob("*.geojson"):
        target = SERVED / source.name
        if not target.is_file() or target.stat().st_size != source.stat().st_size:
            draft = target.with_suffix(".draft")
            shutil.copyfile(source, draft)
            draft.replace(target)


def map_figure(events: pd.DataFrame, islands: Sequence[Island], look: Look) -> go.Figure:
    """The map of these events; customdata of a place's mark holds the event_ids that lie there."""
    figure = go.Figure()
    _add_islands(figure, [i for i in islands if i.kind in _MINOR], look, labelled=False)
    _add_islands(figure, [i for i in islands if i.kind not in _MINOR and not i.is_area], look, labelled=True)
    places = _places(events)
    _add_places(figure, places[places["place_precision"] >= _VAGUE], look, vague=True)
    _add_places(figure, places[places["place_precision"] < _VAGUE], look, vague=False)
    _add_area_names(figure, [i for i in islands if i.is_area], look)
    centre, zoom = _view(places)
    figure.update_layout(
        map={"style": style(look), "center": centre, "zoom": zoom}, height=400, showlegend=False, dragmode="pan",
        margin={"l": 0, "r": 0, "t": 0, "b": 0}, paper_bgcolor="rgba(0,0,0,0)", uirevision="map",
        hoverlabel={"align": "left", "bgcolor": look.paper, "font": {"color": look.ink}})
    return figure


def describe(events: pd.DataFrame) -> str:
    """What the map shows now, for those who cannot see it."""
    places = _places(events)
    if places.empty:
        return "Map of East Asia with the disputed islands; no event in view has a known place."
    most = ", ".join(f"{row['place']} ({row['count']})" for row in places.head(5).to_dict("records"))
    known = words.count_of(len(places), "place")
    return f"Map of East Asia with the disputed islands and {known} of events. Most: {most}."


def style(look: Look) -> dict[str, Any]:
    """A map style of land and sea only."""
    sources = {name: {"type": "geojson", "data": f"app/static/{name}.geojson", "attribution": "Natural Earth"}
               for name in ("land_world", "land_east_asia")}
    fill = [{"id": name, "type": "fill", "source": name, "paint": {"fill-color": look.land, "fill-antialias": False}}
            for name in sources]
    sea = {"id": "sea", "type": "background", "paint": {"background-color": look.sea}}
    return {"version": 8, "sources": sources, "layers": [sea, *fill]}


def _places(events: pd.DataFrame) -> pd.DataFrame:
    """One row a place, the most frequent first: place, latitude, longitude, place_precision, count, event_ids, when."""
    placed = events[events["latitude"].notna()]
    found = placed.groupby(["place", "latitude", "longitude", "place_precision"], sort=False, as_index=False).agg(
        count=("event_id", "size"), event_ids=("event_id", list),
        first=("first_year", "min"), last=("last_year", "max"))
    return found.sort_values(["count", "place"], ascending=[False, True], ignore_index=True)


def _add_area_names(figure: go.Figure, areas: Sequence[Island], look: Look) -> None:
    figure.add_scattermap(
        lon=[a.longitude for a in areas], lat=[a.latitude for a in areas], mode="text", hoverinfo="skip",
        text=["<br>".join(escape(name) for name in a.label.split(" / ")) for a in areas], textposition="top left",
        textfont={"size": 13, "color": look.island})


def _add_islands(figure: go.Figure, islands: Sequence[Island], look: Look, labelled: bool) -> None:
    hover = [f"<b>{escape(i.label)}</b><br>" + "<br>".join(
        escape(", ".join(i.names[n:n + 6])) for n in range(0, len(i.names), 6)) for i in islands]
    figure.add_scattermap(
        lon=[i.longitude for i in islands], lat=[i.latitude for i in islands],
        mode="markers+text" if labelled else "markers",
        text=[escape(i.label) for i in islands], textposition="bottom right", hovertext=hover, hoverinfo="text",
        textfont={"size": 12, "color": look.island}, marker={"size": 6, "color": look.island})


def _add_places(figure: go.Figure, places: pd.DataFrame, look: Look, vague: bool) -> None:
    if places.empty:
        return
    hover = [f"<b>{escape(row['place'])}</b><br>{words.count_of(row['count'], 'event')}, "
             f"{row['first']}–{row['last']}<br>{words.PLACE_PRECISION[int(row['place_precision'])]}"
             for row in places.to_dict("records")]
    sizes = [9 + 3.2 * min(count, 60) ** 0.6 for count in places["count"]]
    if vague:
        figure.add_scattermap(lon=places["longitude"], lat=places["latitude"], mode="markers", hoverinfo="skip",
                              marker={"size": [s + 10 for s in sizes], "color": look.quads[1], "opacity": 0.18})
    figure.add_scattermap(
        lon=places["longitude"], lat=places["latitude"], mode="markers", hovertext=hover, hoverinfo="text",
        customdata=places[["event_ids"]].to_numpy(), marker={"size": sizes, "color": look.quads[1],
                                                            "opacity": 0.4 if vague else 0.85})


def _view(places: pd.DataFrame) -> tuple[dict[str, float], float]:
    """Centre and zoom: the region of both disputes, or nearer where all places in view lie in a smaller box."""
    near = places[places["longitude"].between(*_REGION["lon"]) & places["latitude"].between(*_REGION["lat"])]
    if near.empty:
        return {"lon": 136.0, "lat": 36.0}, 2.6
    width, height = (near[side].max() - near[side].min() for side in ("longitude", "latitude"))
    span = max(width, 1.4 * height)
    zoom = 2.6 if span > 22 else 3.4 if span > 12 else 4.3 if span > 6 else 5.2
    centre = {"lon": float(near["longitude"].agg(["min", "max"]).mean()),
              "lat": float(near["latitude"].agg(["min", "max"]).mean())}
    return centre, zoom
