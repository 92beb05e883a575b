"""The scale of the timeline: even for a short span, stretched where events are dense for a long one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

_EVEN_SPAN = 120  # years up to which the axis stays even
_PIECES = 36  # of the stretched axis


@dataclass(frozen=True)
class Axis:
    """A scale in pieces: `years` (decimal) and their positions, both rising; between them it is even."""

    years: Sequence[float]
    positions: Sequence[float]

    @property
    def is_even(self) -> bool:
        """Whether a year is equally wide everywhere."""
        return len(self.years) == 2

    def at(self, year: float) -> float:
        """The position of a decimal year."""
        i = min(max(bisect_right(self.years, year) - 1, 0), len(self.years) - 2)
        share = (year - self.years[i]) / (self.years[i + 1] - self.years[i])
        return self.positions[i] + share * (self.positions[i + 1] - self.positions[i])

    def ticks(self, label: float) -> list[int]:
        """Years to write at the axis: round ones, none nearer to another than a `label` is wide (share of the axis)."""
        chosen: list[int] = []
        span = self.years[-1] - self.years[0]
        for step in (100, 50, 20, 10, 5, 2, 1) if span < _EVEN_SPAN else (100, 50, 20, 10, 5):
            first = int(self.years[0] // step * step)
            for year in range(first, int(self.years[-1]) + 1, step):
                if year >= self.years[0] and all(abs(self.at(year) - self.at(y)) > label for y in chosen):
                    chosen.append(year)
        return sorted(chosen)


def make_axis(starts: Sequence[float], ends: Sequence[float]) -> Axis:
    """The scale for events between these decimal years.

    A piece is as wide as its share of the events, and a little for its share of the time, so that no time vanishes.
    """
    low, high = min(starts) // 1, max(ends) // 1 + 1
    if high - low <= _EVEN_SPAN:
        pad = max(0.02 * (high - low), 0.05)
        return Axis((low - pad, high + pad), (0.0, 1.0))
    middles = sorted((a + b) / 2 for a, b in zip(starts, ends, strict=True))
    cuts = sorted({low, high, *(middles[len(middles) * k // _PIECES] for k in range(1, _PIECES))})
    shares = [0.8 * sum(a <= m < b for m in middles) / len(middles) + 0.2 * ((b - a) / (high - low)) ** 0.5
              for a, b in pairwise(cuts)]
    positions = [0.0]
    for share in shares:
        positions.append(positions[-1] + share / sum(shares))
    return Axis(tuple(cuts), tuple(positions))


def decimal_year(day: str) -> float:
    """An ISO day as a year with its fraction; years before 1900 too."""
    moment = date.fromisoformat(day)
    return moment.year + (moment.timetuple().tm_yday - 1) / 366
