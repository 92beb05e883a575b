"""What the timeline draws: every event once, in its lane, at its precision; and the words for a date."""

import re
from itertools import pairwise

import pytest

from dashboard import words
from dashboard.look import DARK, LIGHT
from dashboard.store import load_tables
from dashboard.time_axis import decimal_year, make_axis
from dashboard.timeline import NARROW, WIDE, describe, timeline_figure
from tests.browser.event_tables import write_tables

TITLES = {"kuril": "Kurils", "senkaku": "Senkaku"}


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    return load_tables(write_tables(tmp_path_factory.mktemp("events"))).events


def marks(figure, kind):
    return {i: (trace, n) for trace in figure.data if trace.type == kind
            for n, (i,) in enumerate(trace.customdata)}


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_every_event_is_drawn_once_days_as_dots_and_the_rest_as_bars(events, size):
    figure = timeline_figure(events, TITLES, LIGHT, size)
    assert set(marks(figure, "scatter")) == {"e2012a", "e2012b"}
    assert set(marks(figure, "bar")) == {"e1372", "e1945", "e2012c", "e2013", "e2014", "e2026"}


def test_shape_tells_status(events):
    figure = timeline_figure(events, TITLES, LIGHT)
    trace, n = marks(figure, "scatter")["e2012b"]
    assert trace.marker.symbol[n] == "x"
    trace, n = marks(figure, "bar")["e2026"]
    assert trace.marker.color[n].endswith(",0.0)")  # planned: hollow


def test_lanes_do_not_mix(events):
    figure = timeline_figure(events, TITLES, LIGHT)
    heights = {"kuril": [], "senkaku": []}
    for kind in ("scatter", "bar"):
        for i, (trace, n) in marks(figure, kind).items():
            heights[events.set_index("event_id").loc[i, "dispute"]].append(trace.y[n])
    assert min(heights["kuril"]) > max(heights["senkaku"])


def test_no_text_of_an_article_becomes_markup(events):
    figure = timeline_figure(events, TITLES, LIGHT)
    texts = [t for trace in figure.data for t in trace.hovertext]
    assert any("&lt;img" in t for t in texts)
    assert set(re.findall(r"</?(\w+)", "".join(texts))) <= {"b", "br", "i"} and "<b>bold" not in "".join(texts)


def test_chosen_events_stand_out(events):
    figure = timeline_figure(events, TITLES, LIGHT, chosen={"e2012a"})
    lit = {trace.customdata[n][0] for trace in figure.data for n in trace.selectedpoints}
    assert lit == {"e2012a"}


def test_the_axis_stretches_only_a_long_span_and_never_turns_back():
    assert make_axis([2005.0, 2012.7], [2005.1, 2012.8]).is_even
    axis = make_axis([1372.0, *[2000 + n / 10 for n in range(200)]], [1372.9, *[2000.1 + n / 10 for n in range(200)]])
    places = [axis.at(year) for year in range(1372, 2021)]
    assert not axis.is_even and places == sorted(places)
    assert axis.at(2020) - axis.at(2000) > 0.7  # six centuries of one event do not squeeze the recent years
    assert all(axis.at(b) - axis.at(a) > 0.05 for a, b in pairwise(axis.ticks(0.05)))


def test_a_year_before_1900_has_its_place():
    assert 1372 <= decimal_year("1372-01-01") < decimal_year("1372-12-31") < 1373


def test_the_description_says_what_is_shown(events):
    assert describe(events, TITLES).startswith("Timeline of 8 events, 1372–2026. Senkaku: 5 events; Kurils: 3")


@pytest.mark.parametrize(("edtf", "said", "sorted_by"), [
    ("2013-10-07", "7 October 2013", "2013-10-07"), ("2012-09", "September 2012", "2012-09"),
    ("2023-21", "Spring 2023", "2023 spring"), ("194X", "1940s", "194X"), ("18XX", "1800s", "18XX"),
    ("2013-10-07/2013-10-08", "7 October 2013 – 8 October 2013", "2013-10-07 – 10-08"), ("1372", "1372", "1372"),
    ("2025-05-03~", "about 3 May 2025", "2025-05-03 (about)")])
def test_a_date_in_words(edtf, said, sorted_by):
    assert words.date_in_words(edtf) == said and words.date_to_sort(edtf) == sorted_by


@pytest.mark.parametrize(("look", "paper"), [(LIGHT, "#ffffff"), (DARK, "#12181f")])
def test_colours_are_seen_on_their_ground(look, paper):
    def light(colour):
        channels = [int(colour[n:n + 2], 16) / 255 for n in (1, 3, 5)]
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    def contrast(one, other):
        high, low = sorted((light(one), light(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    assert all(contrast(c, paper) >= 2.6 for c in look.quads.values()) and contrast(look.ink, paper) >= 7


def test_lines_count_an_east_asian_character_as_two():
    assert words.lines_of("Six ships came", 9) == ["Six ships", "came"]
    assert words.lines_of("魚釣島など", 6) == ["魚釣島", "など"]
