"""Longitude and latitude → a plane on which equal areas are equal: Albers' conic projection, fitted to an extent.

J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), p. 98; on a sphere, whose areas
are those of the ellipsoid within half a per cent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]

_FLATTEST = 1e-6
"""Below it the cone is a cylinder, and its tip endlessly far away: a region astride the equator."""


@dataclass(frozen=True, slots=True)
class Albers:
    """A cone that cuts the sphere at two parallels."""

    opening: float
    square: float
    middle: float
    """The longitude that is drawn upright, in radians."""
    tip: float
    """Distance from the cone's tip to the origin, in radii of the sphere."""

    def __call__(self, point: Point) -> Point:
        """Degrees → right and down, in radii of the sphere."""
        turn = self.opening * (math.radians(point[0]) - self.middle)
        far = _far(self.opening, self.square, math.radians(point[1]))
        return far * math.sin(turn), far * math.cos(turn) - self.tip


def fitted(points: Iterable[Point]) -> Albers:
    """The projection whose parallels lie one sixth inside the extent of some points, the usual choice."""
    longitudes, latitudes = zip(*points, strict=True)
    west, east = math.radians(min(longitudes)), math.radians(max(longitudes))
    south, north = math.radians(min(latitudes)), math.radians(max(latitudes))
    lower, upper = south + (north - south) / 6, north - (north - south) / 6
    opening = (math.sin(lower) + math.sin(upper)) / 2
    if abs(opening) < _FLATTEST:
        opening = _FLATTEST
    square = math.cos(lower) ** 2 + 2 * opening * math.sin(lower)
    return Albers(opening, square, (west + east) / 2, _far(opening, square, (south + north) / 2))


def _far(opening: float, square: float, latitude: float) -> float:
    """From the cone's tip to a parallel."""
    return math.sqrt(max(0.0, square - 2 * opening * math.sin(latitude))) / opening
