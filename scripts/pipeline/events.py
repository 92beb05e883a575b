"""Merge mentions into events: the same dispute, compatible dates, and enough else in common to be one event."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scripts.pipeline.models import Event, EventDate, Mention, Place

_PRECISION = {"day": 0, "range": 1, "month": 2, "season": 3, "year": 4, "decade": 5, "century": 6, "": 7}
_NEEDED = {"day": 2.0, "range": 2.5, "month": 3.0, "season": 3.0, "year": 3.5, "decade": 4.0, "century": 4.0}
_WIDER_DATE = 1.0  # more agreement is needed where one date only contains the other
_WORD = re.compile(r"[぀-ヿ一-鿿]|[^\W\d_]{4,}")


def merge_mentions(mentions: Iterable[Mention], story_of: Mapping[str, str]) -> tuple[list[Event], list[Mention]]:
    """Events in order of time, and the mentions with their event_id.

    `mentions` come in the order of their articles; `story_of` names for each article_id the story it prints, so that
    reprints count as one source. A mention without a date, or without a dispute, belongs to no event.
    """
    groups: list[list[Mention]] = []
    by_year: dict[tuple[str, str], list[int]] = defaultdict(list)
    loose = []
    for mention in sorted(mentions, key=lambda m: _PRECISION[m.date.precision]):
        if not mention.date.edtf:
            loose.append(mention)
            continue
        years = [(mention.dispute, year) for year in _years(mention.date)]
        candidates = sorted({g for year in years for g in by_year[year]})
        best = max(candidates, key=lambda g: agreement(mention, groups[g]), default=None)
        if best is None or agreement(mention, groups[best]) < 0:
            best = len(groups)
            groups.append([])
        groups[best].append(mention)
        for year in years:
            if best not in by_year[year]:
                by_year[year].append(best)
    events = [_event(group, story_of) for group in groups]
    ids = {m.mention_id: e.event_id for e, group in zip(events, groups, strict=True) for m in group}
    marked = [replace(m, event_id=ids.get(m.mention_id, "")) for group in (*groups, loose) for m in group]
    return sorted(events, key=lambda e: (e.lead.date.start, e.lead.date.end, e.event_id)), marked


def agreement(mention: Mention, group: Sequence[Mention]) -> float:
    """How far a mention agrees with the mentions of one event beyond what is needed; negative: another event."""
    return min(_agree(mention, other) for other in group[:8])


def _agree(one: Mention, other: Mention) -> float:
    same_date = one.date.edtf == other.date.edtf
    if not same_date and not (_contains(one, other) or _contains(other, one)):
        return -9.0
    if {"denied", "hypothetical"} & {one.status, other.status} and one.status != other.status:
        return -9.0
    coarser = max((one, other), key=lambda m: _PRECISION[m.date.precision])
    needed = _NEEDED[coarser.date.precision] + (0 if same_date else _WIDER_DATE)
    return _type_agreement(one, other) + _place_agreement(one.place, other.place) + _people(one, other) \
        + 3 * _overlap(_words(one), _words(other)) - needed


def _type_agreement(one: Mention, other: Mention) -> float:
    if one.event_type == other.event_type:
        return 1.5 if one.event_type.mode else 1.0
    if one.event_type.event_type == other.event_type.event_type:
        return 1.0
    return 0.5 if one.event_type.quad_class == other.event_type.quad_class else -0.5


def _place_agreement(one: Place | None, other: Place | None) -> float:
    if one is None or other is None:
        return 0.3
    if one.place_id == other.place_id:
        return 1.0
    return 0.3 if one.dispute and one.dispute == other.dispute else -1.0


def _people(one: Mention, other: Mention) -> float:
    shared = set(one.countries) & set(other.countries)
    if not shared:
        return -1.0
    return 0.3 + 0.5 * (one.countries == other.countries) + 0.5 * min(2, len(set(one.actors) & set(other.actors)))


def _contains(wide: Mention, narrow: Mention) -> bool:
    return wide.date.start <= narrow.date.start and narrow.date.end <= wide.date.end


def _words(mention: Mention) -> frozenset[str]:
    return frozenset(_WORD.findall(mention.summary.casefold()))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _years(when: EventDate) -> list[str]:
    first, last = int(when.start[:4]), int(when.end[:4])
    return [f"{year:04}" for year in range(first, min(last, first + 10) + 1)]


def _event(group: Sequence[Mention], story_of: Mapping[str, str]) -> Event:
    """The row of one event: the lead is its most precise mention, news before background, the first told of equals."""
    lead = min(group, key=lambda m: (_PRECISION[m.date.precision], m.status != "occurred", m.background,
                                     m.place is None, -m.confidence, m.mention_id))
    places = [m.place for m in group if m.place]
    stories = {story_of.get(m.article_id, m.article_id) for m in group}
    best = max(m.confidence for m in group)
    return Event(
        event_id=_identity(group[0]),
        lead=lead,
        countries=tuple(sorted({c for m in group for c in m.countries})),
        actors=tuple(dict.fromkeys(a for m in (lead, *group) for a in m.actors)),
        place=min(places, key=lambda p: p.precision) if places and lead.place is None else lead.place,
        event_type=lead.event_type,
        background=all(m.background for m in group),
        source_count=len(stories),
        confidence=round(min(1.0, best + 0.05 * (len(stories) - 1)), 2),
    )


def _identity(first: Mention) -> str:
    """Named after the mention that founded it, so that mentions added later do not rename the event."""
    return hashlib.sha256(f"event:{first.mention_id}".encode()).hexdigest()[:12]
