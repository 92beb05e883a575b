"""The filter as a value: what it keeps, what it counts, and its way into the address and back."""

import pytest

from dashboard import address
from dashboard.selection import FACETS, Selection, counts, matching, values
from dashboard.sidebar import nearest
from dashboard.store import load_tables
from tests.browser.event_tables import write_tables


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    return load_tables(write_tables(tmp_path_factory.mktemp("events"))).events


def kept(events, **choice):
    chosen = {f: frozenset(choice[f]) for f in FACETS if f in choice}
    return set(events[matching(events, Selection(**chosen, **{k: choice[k] for k in ("years", "text") if k in choice}))]
               ["event_id"])


def test_no_choice_keeps_all(events):
    assert kept(events) == set(events["event_id"]) and len(events) == 8


@pytest.mark.parametrize(("choice", "ids"), [
    ({"dispute": ["kuril"]}, {"e1945", "e2013", "e2014"}),
    ({"country": ["TW"]}, {"e2012c"}),
    ({"country": ["RU"]}, {"e1945", "e2013", "e2014"}),  # the Soviet Union is found under Russia
    ({"type": ["CONSULT"], "status": ["planned"]}, {"e2026"}),
    ({"language": ["ja"]}, {"e1945", "e2013", "e2014"}),
    ({"telling": ["background"]}, {"e1372", "e1945"}),
    ({"years": (1300, 1400)}, {"e1372"}),
    ({"years": (1945, 1946)}, {"e1945"}),  # a decade that only overlaps
    ({"text": "SIX SHIPS"}, {"e2012a", "e2012c"}),
    ({"text": "会談"}, {"e1945", "e2013", "e2014"}),
    ({"text": "(.*"}, set()),  # plain text, no pattern
])
def test_a_choice_keeps_these(events, choice, ids):
    assert kept(events, **choice) == ids


def test_counts_answer_to_the_other_filters_and_not_to_their_own(events):
    chosen = Selection(dispute=frozenset({"kuril"}), status=frozenset({"occurred"}))
    assert counts(events, chosen, "dispute") == {"senkaku": 3, "kuril": 2}
    assert counts(events, chosen, "country") == {"JP": 2, "RU": 2}


def test_every_choice_stays_offered(events):
    assert values(events, "status") == ["occurred", "denied", "hypothetical", "planned"]
    assert set(values(events, "country")) == {"CN", "JP", "RU", "TW"}


def test_a_selection_survives_the_address(events):
    known = {facet: set(values(events, facet)) for facet in FACETS}
    chosen = Selection(dispute=frozenset({"kuril"}), country=frozenset({"JP", "RU"}), years=(1945, 2013), text="a & b")
    assert address.from_parameters(address.to_parameters(chosen), known, (1372, 2026)) == chosen


@pytest.mark.parametrize("nonsense", [
    {"dispute": "atlantis"}, {"years": "x-y"}, {"years": "2013-1945"}, {"years": "9" * 50}, {"country": ",,,"}])
def test_nonsense_in_the_address_is_dropped(events, nonsense):
    known = {facet: set(values(events, facet)) for facet in FACETS}
    assert address.from_parameters(nonsense, known, (1372, 2026)).is_empty


def test_asked_years_end_at_years_that_the_slider_has():
    assert nearest((1300, 2020), [1372, 1945, 2013, 2026]) == (1372, 2013)
    assert nearest((1946, 1950), [1372, 1945, 2013, 2026]) == (1945, 2013)
