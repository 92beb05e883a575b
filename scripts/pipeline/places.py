"""Where it happened: the place that a word of place ('in Moscow', 'visited Etorofu') binds to the event.

A capital that acts ('Tokyo protested') is no place. Where the clause names no place of its own but the event is about
the islands, the dispute's area stands in, with the wide precision that it has. Unknown stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scripts.pipeline.knowledge import LANGUAGES, REFERENCE, is_spaced, known, read_rows, read_toml
from scripts.pipeline.models import Place
from scripts.pipeline.phrases import Lexicon

_NEAR = 24  # characters between a word of place and the name it governs


@dataclass(frozen=True, slots=True)
class Located:
    """A place named at characters [begin, end); `bound` where a word of place governs it."""

    begin: int
    end: int
    place: Place
    bound: bool


@dataclass(frozen=True)
class Atlas:
    """The place names of one language and the words that bind them to an event."""

    names: Lexicon[str]
    before: Lexicon[str]
    after: Lexicon[str]
    places: dict[str, Place]

    def find(self, text: str) -> list[Located]:
        """All places that a text names, in order."""
        return [Located(f.begin, f.end, self.places[f.payload], self._bound(text, f.begin, f.end))
                for f in self.names.find(text)]

    def _bound(self, text: str, begin: int, end: int) -> bool:
        before = self.before.find(text, max(0, begin - _NEAR), begin)
        after = self.after.find(text, end, min(len(text), end + _NEAR // 2))
        return any(_adjoins(text[b.end:begin]) for b in before) or any(a.begin == end for a in after)


def choose_place(
    located: Sequence[Located], clause: tuple[int, int], sentence: tuple[int, int], at: int, at_islands: bool
) -> Place | None:
    """The place of the event told at offset `at`: bound before only named, in the clause before in the sentence, an
    exact place before a wide one, the nearest last. The islands as a whole, or an island only named, are what the talk
    is about unless they are the scene of such an act (`at_islands`)."""
    inside = [p for p in located if sentence[0] <= p.begin < sentence[1]
              and ((at_islands and p.place.dispute) or (p.bound and not _is_topic(p.place)))]
    if not inside:
        return None
    return min(inside, key=lambda p: (not clause[0] <= p.begin < clause[1], not p.bound,
                                      p.place.precision > 3, abs(p.begin - at))).place


def _is_topic(place: Place) -> bool:
    """'Talks over the Kurils' name what they are about."""
    return bool(place.dispute) and place.kind == "island_group"


@cache
def load_atlas(language: str) -> Atlas:
    """The gazetteer under the names that a language gives its places."""
    places, path = gazetteer(), LANGUAGES / language / "place_names.csv"
    names = [(row["name"], known(row["place_id"], places, path, "place_id"))
             for row in read_rows(path, ("name", "place_id", "used_by"))]
    cues = read_toml(LANGUAGES / language / "sentences.toml").get("places", {})
    spaced = is_spaced(language)
    before, after = (Lexicon(((c, c) for c in cues.get(k, ())), spaced) for k in ("before", "after"))
    return Atlas(Lexicon(names, spaced), before, after, places)


@cache
def gazetteer() -> dict[str, Place]:
    """Every place by its id, from data/reference/gazetteer.csv."""
    columns = ("place_id", "label", "kind", "latitude", "longitude", "precision", "dispute", "country_hint")
    return {row["place_id"]: Place(
        row["place_id"], row["label"], row["kind"], float(row["latitude"]), float(row["longitude"]),
        int(row["precision"]), row["dispute"], row["country_hint"],
    ) for row in read_rows(REFERENCE / "gazetteer.csv", columns)}


def _adjoins(between: str) -> bool:
    """Whether at most an article or an adjective stands between the word of place and the name."""
    return not any(c in between for c in ".,;:!?()") and len(between.split()) <= 2
