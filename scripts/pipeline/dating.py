"""The day an article was written: as it is stated, in any form and language (read by dateparser), or as its words tell.

Inference is by constraints: each gives every day a probability, the days that all agree on get the most, and a day, a
month or a year is claimed only where enough of the probability lies on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import exp, log

import numpy as np
from dateparser.date import DateDataParser

from scripts.pipeline.constraints import EARLIEST, LATEST, Constraint, Layer, find_constraints
from scripts.pipeline.edtf import last_day
from scripts.pipeline.models import Published, Sentence

_EARLIEST = 1300
_parser = DateDataParser(settings={"REQUIRE_PARTS": ["day", "month", "year"], "PREFER_LOCALE_DATE_ORDER": True})


def read_published(stated: object) -> Published | None:
    """The publication date that a front matter or a person states; None where it is no full date.

    Takes a date, a datetime or text in any form ('2013-10-07', '7 October 2013', '2013年10月7日', '7 октября 2013').
    """
    if isinstance(stated, datetime):
        return _stated(stated.date())
    if isinstance(stated, date):
        return _stated(stated)
    if not isinstance(stated, str):
        return None
    try:
        return _stated(date.fromisoformat(stated.strip()[:10]))
    except ValueError:
        found = _parser.get_date_data(stated.strip()[:100]).date_obj
        return _stated(found.date()) if found else None


def given(day: date) -> Published:
    """The publication date that the caller gives for articles that state none."""
    return Published(day, "day", "given", 1.0, ("given on the command line",))


def _stated(day: date) -> Published | None:
    if day.year < _EARLIEST:
        return None
    return Published(day, "day", "stated", 1.0, ("stated in the article's front matter",))


# How much of the probability must lie on a day, a month or a year before it is claimed: set on articles whose date is
# known (see the README for what that gives on others).
_DAY, _MONTH, _YEAR = 0.9, 0.8, 0.97
_INTERVAL = 0.9  # of the probability lies in the interval that is reported
_FIRST, _LAST = EARLIEST.toordinal(), LATEST.toordinal()


@dataclass(frozen=True, slots=True)
class Inferred:
    """The answer for an undated article: the best day, the interval that holds nine tenths of the probability, the
    probabilities of the best day, its month and its year, and the constraints, the strongest first."""

    best: date
    first: date
    last: date
    day: float
    month: float
    year: float
    supporting: tuple[Constraint, ...]
    clashing: tuple[Constraint, ...]


def infer_published(text: str, language: str, sentences: Sequence[Sentence]) -> Published:
    """The day of writing as far as the words of an article earn it; unknown where they do not."""
    found = infer(find_constraints(text, language, sentences))
    if found is None:
        return Published()
    reasons = tuple(c.reason for c in found.supporting) + tuple(f"against it: {c.reason}" for c in found.clashing)
    if found.day >= _DAY:
        return Published(found.best, "day", "inferred", round(found.day, 2), reasons)
    if found.month >= _MONTH:
        return Published(None, "month", "inferred", round(found.month, 2), (f"{found.best:%Y-%m}", *reasons))
    if found.year >= _YEAR:
        return Published(None, "year", "inferred", round(found.year, 2), (f"{found.best:%Y}", *reasons))
    return Published()


def infer(constraints: Sequence[Constraint]) -> Inferred | None:
    """Weigh the constraints against each other; None where there is none."""
    if not constraints:
        return None
    edges = {id(layer): _edges(layer) for c in constraints for layer in c.layers}
    bounds = np.unique(np.concatenate([[_FIRST, _LAST + 1], *(side for pair in edges.values() for side in pair)]))
    lengths = np.diff(bounds)
    logs = {id(c): np.log(_density(c, edges, bounds, lengths)) for c in constraints}
    kept = _sharpest(constraints, logs)
    total = sum(logs[id(c)] for c in kept)
    each_day = np.exp(total - total.max())
    each_day /= float((each_day * lengths).sum())
    best_segment = int(each_day.argmax())
    best = date.fromordinal(int(bounds[best_segment]))
    of_chance = log(1 / (_LAST - _FIRST + 1))
    gain = {id(c): float(logs[id(c)][best_segment]) - of_chance for c in kept}
    ordered = sorted(kept, key=lambda c: -gain[id(c)])
    first, last = _interval(each_day, bounds, lengths)
    return Inferred(
        best, first, last, float(each_day[best_segment]),
        _within(each_day, bounds, best.replace(day=1), last_day(best.year, best.month)),
        _within(each_day, bounds, date(best.year, 1, 1), date(best.year, 12, 31)),
        tuple(c for c in ordered if gain[id(c)] > 0), tuple(c for c in ordered if gain[id(c)] <= 0))


def _edges(layer: Layer) -> tuple[np.ndarray, np.ndarray]:
    """The first days of a layer's intervals, and the days after their last, as ordinals within the calendar used."""
    lows = np.array([first.toordinal() for first, _ in layer.days], dtype=np.int64)
    highs = np.array([last.toordinal() + 1 for _, last in layer.days], dtype=np.int64)
    return lows.clip(_FIRST, _LAST + 1), highs.clip(_FIRST, _LAST + 1)


def _density(
    constraint: Constraint, edges: Mapping[int, tuple[np.ndarray, np.ndarray]], bounds: np.ndarray, lengths: np.ndarray
) -> np.ndarray:
    """The probability of each day of a segment, as one constraint alone has it."""
    density = np.zeros(len(lengths))
    rest = 1.0
    for layer in constraint.layers:
        lows, highs = edges[id(layer)]
        changes = np.zeros(len(bounds), dtype=np.int64)
        np.add.at(changes, np.searchsorted(bounds, lows), 1)
        np.add.at(changes, np.searchsorted(bounds, highs), -1)
        inside = np.cumsum(changes)[:-1] > 0
        size = int(lengths[inside].sum())
        if size:
            density[inside] += layer.probability / size
            rest -= layer.probability
    return density + max(rest, exp(-7)) / int(lengths.sum())


def _sharpest(constraints: Sequence[Constraint], logs: dict[int, np.ndarray]) -> list[Constraint]:
    """Of the constraints that rest on one ground only the one that says most: a name said twice is one reason."""
    best: dict[str, Constraint] = {}
    for c in constraints:
        if c.ground not in best or logs[id(c)].max() > logs[id(best[c.ground])].max():
            best[c.ground] = c
    return list(best.values())


def _within(each_day: np.ndarray, bounds: np.ndarray, first: date, last: date) -> float:
    low, high = first.toordinal(), last.toordinal() + 1
    overlap = np.minimum(bounds[1:], high) - np.maximum(bounds[:-1], low)
    return float((each_day * np.maximum(overlap, 0)).sum())


def _interval(each_day: np.ndarray, bounds: np.ndarray, lengths: np.ndarray) -> tuple[date, date]:
    """The first and last of the most probable days that together hold _INTERVAL of the probability."""
    order = np.argsort(-each_day, kind="stable")
    held = np.cumsum((each_day * lengths)[order])
    chosen = order[:int(np.searchsorted(held, _INTERVAL)) + 1]
    return (date.fromordinal(int(bounds[:-1][chosen].min())), date.fromordinal(int(bounds[1:][chosen].max()) - 1))
