"""The nouns of the pipeline: plain frozen values that one stage gives to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Published:
    """The day an article was written (the document creation time) and how we know it."""

    day: date | None = None
    precision: str = ""
    basis: str = ""  # stated, given, inferred or empty
    confidence: float = 0.0
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One text as read: `text` is what every character offset of the tables points into."""

    article_id: str
    input: str
    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    language: str = ""
    published: Published = Published()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters [begin, end) of the text, and the number of the story they belong to."""

    begin: int
    end: int
    story: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression says before it is placed on the calendar.

    `fields` and `end_fields` hold calendar parts (year, month, day, weekday, season, quarter, half, decade, century,
    hour, minute, part). With an `anchor`, the parts are counted inside the period that lies `offset` `unit`s away from
    it: 'September last year' is month 9 in the year one year before the publication date.
    """

    kind: str = "DATE"  # TIMEX3 type: DATE, TIME, DURATION or SET
    fields: Mapping[str, int | str] = field(default_factory=dict)
    end_fields: Mapping[str, int | str] = field(default_factory=dict)
    unit: str = ""
    offset: int | None = None
    anchor: str = ""  # published, told or empty
    mod: str = ""  # TIMEX3 mod: START, MID, END, APPROX, …
    literal: str = ""  # a value as it stands: PRESENT_REF, PXY, …
    comparison: bool = False  # 'a year earlier': the story is compared with that time, and goes on from where it was
    untold: int | None = None  # offset from publication where none of this unit was told: 'the quarter' is the last
    words: str = ""  # as the text says it


class Expression(NamedTuple):
    """A time expression found in a text, not yet resolved: characters [begin, end), its meaning, the rule's name."""

    begin: int
    end: int
    meaning: Meaning
    rule: str
    gap: tuple[int, int] | None = None  # between the two dates of 'from 2000 to 2008', each whole in itself


class Timex(NamedTuple):
    """A resolved time expression: TIMEX3 type and value, and in words how the value was found.

    `value` is empty where the expression is relative and nothing tells to what. A range has a value 'first/last'; where
    the text names two whole dates with words between them, `gap` holds the characters between.
    """

    begin: int
    end: int
    type: str
    value: str
    basis: str
    mod: str = ""
    gap: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """A date at its true precision: EDTF level 1, and the first and last possible day as ISO text."""

    edtf: str = ""
    start: str = ""
    end: str = ""
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer; degrees WGS 84, precision by UCDP's scale 1 (exact) to 7 (international)."""

    place_id: str
    label: str
    kind: str
    latitude: float
    longitude: float
    precision: int
    dispute: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type and mode; quad class 1–4 verbal/material cooperation/conflict, 0 where none fits.

    `two_sided` where the act always concerns another side; `at_islands` where its scene is the disputed area itself.
    """

    event_type: str
    mode: str = ""
    quad_class: int = 0
    two_sided: bool = False
    at_islands: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One dated event as one sentence tells it."""

    mention_id: str
    article_id: str
    quote: str
    quote_begin: int
    quote_end: int
    timex: Timex
    time_text: str
    date: EventDate
    status: str
    background: bool
    dispute: str
    countries: tuple[str, ...]
    actors: tuple[str, ...]
    place: Place | None
    event_type: EventType
    summary: str
    confidence: float
    event_id: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event, told by one or more mentions; the fields are those of the most precise mention."""

    event_id: str
    lead: Mention
    countries: tuple[str, ...]
    actors: tuple[str, ...]
    place: Place | None
    event_type: EventType
    background: bool
    source_count: int
    confidence: float
