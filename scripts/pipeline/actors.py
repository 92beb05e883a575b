"""Who acts: countries by name, demonym, capital or body, and the people whose office we know, each with its country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from scripts.pipeline.knowledge import LANGUAGES, REFERENCE, is_spaced, known, read_rows, read_toml, successors
from scripts.pipeline.phrases import Lexicon

_BEFORE = 40  # characters looked at before a name for a title or a preposition of place
_AFTER = 12  # characters looked at behind a name for a title


@dataclass(frozen=True, slots=True)
class Name:
    """What a name in a text may stand for: a country, or the people who bear it."""

    kind: str  # name, demonym, capital, government; full, short for people
    country: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A country or person at characters [begin, end); `country` is ISO 3166-1 alpha-2, a former state's successor."""

    begin: int
    end: int
    country: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office."""

    country: str
    start: str
    end: str
    office: str = ""

    def holds(self, day: date | None) -> bool:
        """Whether the office was held on this day (a partly known start or end counts as its whole month or year)."""
        iso = day.isoformat() if day else ""
        return bool(iso) and iso[:len(self.start)] >= self.start and (not self.end or iso[:len(self.end)] <= self.end)


@dataclass(frozen=True)
class Cast:
    """The names of one language: countries, people, and the words that tell a title or a place."""

    names: Lexicon[tuple[Name, ...]]
    titles: Lexicon[str]
    locatives: Lexicon[str]
    people: dict[str, str]
    terms: dict[str, tuple[Term, ...]]

    def find(self, text: str, published: date | None) -> list[Actor]:
        """All actors of a text in order. A surname counts once the full name or a title has introduced it."""
        found = self.names.find(text)
        introduced = {n.person_id for f in found for n in f.payload if n.kind == "full"}
        actors = []
        for f in found:
            names = self._choose(f.payload, introduced, self._has_title(text, f.begin, f.end), published)
            actors += [self._actor(text, f.begin, f.end, n) for n in names if not self._is_place(text, f.begin, n)]
        return actors

    def _choose(
        self, names: tuple[Name, ...], introduced: set[str], titled: bool, published: date | None
    ) -> list[Name]:
        """Whom a name means: every country of a compound ('中日'), but one person only, and none where it is unsure."""
        sure = [n for n in names if n.kind != "short" or n.person_id in introduced]
        if sure:
            return [n for n in sure if n.country] or sure[:1]
        in_office = [n for n in names if any(t.holds(published) for t in self.terms.get(n.person_id, ()))]
        if titled and len({n.person_id for n in in_office or names}) == 1:
            return (in_office or list(names))[:1]
        return []

    def _has_title(self, text: str, begin: int, end: int) -> bool:
        before = self.titles.find(text, max(0, begin - _BEFORE), begin)
        after = self.titles.find(text, end, min(len(text), end + _AFTER))
        return any(not text[t.end:begin].strip(" .,") for t in before) or any(
            not text[end:t.begin].strip(" ") for t in after)

    def _is_place(self, text: str, begin: int, name: Name) -> bool:
        """'in Moscow' and 'off Japan' are places; 'Moscow agreed' and 'a Japanese ship' are actors."""
        if name.kind not in ("name", "capital"):
            return False
        cues = self.locatives.find(text, max(0, begin - _BEFORE), begin)
        return any(not text[c.end:begin].strip(" -‐") for c in cues)

    def _actor(self, text: str, begin: int, end: int, name: Name) -> Actor:
        if name.person_id:
            country = self.terms[name.person_id][0].country
            return Actor(begin, end, successors().get(country, country), self.people[name.person_id], "person")
        country = successors().get(name.country, name.country)
        return Actor(begin, end, country, " ".join(text[begin:end].split()), name.kind)


@cache
def load_cast(language: str) -> Cast:
    """The names of a language from country_names.csv, people_names.csv and office_holders.csv."""
    people, terms = office_holders()
    path = LANGUAGES / language / "people_names.csv"
    entries: dict[str, list[Name]] = {}
    for row in read_rows(LANGUAGES / language / "country_names.csv", ("name", "code", "kind")):
        entries.setdefault(row["name"], []).append(Name(row["kind"], country=row["code"]))
    for row in read_rows(path, ("name", "person_id", "kind")):
        person = known(row["person_id"], people, path, "person_id")
        entries.setdefault(row["name"], []).append(Name(row["kind"], person_id=person))
    cues = read_toml(LANGUAGES / language / "sentences.toml")
    spaced = is_spaced(language)
    return Cast(
        Lexicon(((name, tuple(meanings)) for name, meanings in entries.items()), spaced),
        _phrases(cues.get("titles", {}).get("words", ()), spaced),
        _phrases(cues.get("places", {}).get("not_actor_after", ()), spaced), people, terms)


def _phrases(phrases: Iterable[str], spaced: bool) -> Lexicon[str]:
    return Lexicon(((p, p) for p in phrases), spaced)


@cache
def office_holders() -> tuple[dict[str, str], dict[str, tuple[Term, ...]]]:
    """The people of office_holders.csv by their id: each one's name, and the terms of office."""
    people: dict[str, str] = {}
    terms: dict[str, tuple[Term, ...]] = {}
    columns = ("person_id", "name", "country", "office", "start", "end")
    for row in read_rows(REFERENCE / "office_holders.csv", columns):
        people.setdefault(row["person_id"], row["name"])
        term = Term(row["country"], row["start"], row["end"], row["office"])
        terms[row["person_id"]] = (*terms.get(row["person_id"], ()), term)
    return people, terms


@dataclass(frozen=True)
class Offices:
    """The titles of one language by the office that they tell, and the words that say that it is over."""

    titles: Lexicon[str]

    def of(self, text: str, begin: int, end: int) -> tuple[str, bool]:
        """The office that a title right beside characters [begin, end) tells ('' for none), and whether it is over."""
        before = self.titles.find(text, max(0, begin - _BEFORE), begin)
        after = self.titles.find(text, end, min(len(text), end + _AFTER))
        office, edge, is_over = "", begin, False
        for found in reversed(before):  # 'former Prime Minister Shinzo Abe': outwards from the name
            if text[found.end:edge].strip(" .,-‐"):
                break
            office, is_over, edge = office or found.payload, is_over or not found.payload, found.begin
        edge = end
        for found in after:  # '安倍元首相'
            if text[edge:found.begin].strip(" "):
                break
            office, is_over, edge = office or found.payload, is_over or not found.payload, found.end
        return office, is_over


@cache
def load_offices(language: str) -> Offices:
    """The titles of a language from sentences.toml; a payload of '' marks a word that says that the office is over."""
    data = read_toml(LANGUAGES / language / "sentences.toml").get("offices", {})
    entries = [(title, "" if office == "former" else office) for office, titles in data.items() for title in titles]
    return Offices(Lexicon(entries, is_spaced(language)))
