"""What the maps draw: places by number, islands by every name, and nothing from elsewhere."""

import json
from itertools import pairwise

import pytest

from dashboard import event_map
from dashboard.look import LIGHT
from dashboard.map_view import View, fit, holds
from dashboard.picked import chosen_ids, ids_in
from dashboard.store import load_islands, load_tables
from tests.browser.event_tables import HOSTILE, write_tables


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    return load_tables(write_tables(tmp_path_factory.mktemp("events"))).events


def test_places_are_counted_and_events_without_one_left_out(events):
    places = event_map.places_of(events)
    assert places["count"].sum() == 6 and set(places["place"]) >= {"Tokyo", "Moscow", "Iturup / Etorofu"}


def test_a_mark_holds_the_ids_of_its_events(events):
    figure = event_map.map_figure(event_map.places_of(events), load_islands(), LIGHT, near=False)
    ids = ids_in(cell for trace in figure.data if trace.customdata is not None for cell in trace.customdata)
    assert ids == {"e1945", "e2012a", "e2012b", "e2012c", "e2013", "e2026"}


def test_vague_places_are_drawn_apart(events):
    figure = event_map.map_figure(event_map.places_of(events), load_islands(), LIGHT, near=False)
    faint = [t for t in figure.data if t.marker.opacity == 0.28]
    assert [list(t.lat) for t in faint] == [[27.5]]


def test_no_source_of_the_style_is_elsewhere():
    text = json.dumps(event_map.style(LIGHT, load_islands(), near=False))
    assert "http" not in text and "glyphs" not in text and "app/static/land_world.geojson" in text


@pytest.mark.parametrize("dispute", ["kuril", "senkaku"])
def test_the_near_map_holds_and_names_every_island(events, dispute):
    own = [i for i in load_islands() if i.dispute == dispute]
    view = event_map.view_of(event_map.places_of(events), own, near=True, width=event_map.NEAR)
    assert all(holds(view, (i.longitude, i.latitude), event_map.NEAR, event_map.HEIGHT) for i in own)
    named = event_map.style(LIGHT, own, near=True)["sources"]["islands"]["data"]["features"]
    assert {" ".join(f["properties"]["label"].split()) for f in named} == {i.label.replace(" / ", " ") for i in own}


def test_maps_without_a_place_still_show_the_islands(events):
    none = event_map.places_of(events[events["latitude"].isna()])
    figure = event_map.map_figure(none, load_islands(), LIGHT, near=False)
    assert none.empty and figure.layout.map.zoom > 2
    assert event_map.describe(none, "All places").endswith("No event in view has a known place.")


def test_names_of_places_are_no_markup(events):
    hostile = events.assign(place=events["place"].where(events["place"] != "Tokyo", HOSTILE))
    figure = event_map.map_figure(event_map.places_of(hostile), load_islands(), LIGHT, near=False)
    assert "<img" not in "".join(t for trace in figure.data for t in trace.hovertext)


def test_a_view_fits_its_points():
    points = [(116.0, 22.0), (160.0, 56.0)]
    view = fit(points, 500, 350, 0.7, 9)
    assert all(holds(view, p, 500, 350) for p in points)
    assert not holds(view, (37.0, 55.0), 500, 350)
    assert fit(points[:1], 500, 350, 0.7, 9) == View(116.0, pytest.approx(22.0), 9)


def test_land_is_there_with_neither_borders_nor_bands():
    for path in event_map.BASEMAP.glob("*.geojson"):
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        assert not any(f["properties"] for f in features)
        for ring in (r for f in features for polygon in f["geometry"]["coordinates"] for r in polygon):
            assert ring[0] == ring[-1]
            jumps = [a for a, b in pairwise(ring) if abs(a[0] - b[0]) > 180]
            assert all(point[1] <= -84 for point in jumps), path.name


def test_land_is_served_from_our_own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(event_map, "SERVED", tmp_path / "static")
    event_map.serve_basemap()
    assert {p.name for p in (tmp_path / "static").iterdir()} == {p.name for p in event_map.BASEMAP.glob("*.geojson")}


def test_ids_come_back_from_the_browser_in_any_shape():
    assert ids_in([["a b"], "c", None, {"0": "d"}]) == {"a", "b", "c"}
    assert chosen_ids([]) is None and chosen_ids([frozenset("ab"), frozenset("bc")]) == {"b"}
