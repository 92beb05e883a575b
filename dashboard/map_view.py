"""Which part of the world a map shows: the box of its points, at a zoom that fits it into the map's pixels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import asinh, atan, degrees, log2, pi, radians, sinh, tan

_TILE = 512  # pixels of the whole world at zoom 0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class View:
    """Centre in degrees, and zoom."""

    longitude: float
    latitude: float
    zoom: float


def fit(points: Iterable[Point], width: int, height: int, filled: float, nearest: float) -> View:
    """The view that shows all (longitude, latitude) points on this share of the pixels: the rest is for their names.

    >>> fit([(130.0, 30.0), (140.0, 40.0)], 500, 400, 0.5, 9).zoom > 3
    True
    """
    places = list(points)
    left, right = min(p[0] for p in places), max(p[0] for p in places)
    low, high = _mercator(min(p[1] for p in places)), _mercator(max(p[1] for p in places))
    share = max((right - left) / 360 / (filled * width), (high - low) / (filled * height), 1e-9)
    zoom = min(nearest, log2(1 / (share * _TILE)))
    return View((left + right) / 2, _latitude((low + high) / 2), zoom)


def holds(view: View, point: Point, width: int, height: int) -> bool:
    """Whether a point lies within the view."""
    pixels = _TILE * 2 ** view.zoom
    across = abs(point[0] - view.longitude) / 360 * pixels
    along = abs(_mercator(point[1]) - _mercator(view.latitude)) * pixels
    return across <= width / 2 and along <= height / 2


def _mercator(latitude: float) -> float:
    return asinh(tan(radians(latitude))) / (2 * pi)


def _latitude(mercator: float) -> float:
    return degrees(atan(sinh(mercator * 2 * pi)))
