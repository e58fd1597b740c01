"""Outlines → the shapes of the map, in whole units of a drawing that is much wider than high."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from showcase import geometry
from showcase.outline import Outline, Outlines, Ring
from showcase.placing import apart
from showcase.projection import Albers, Point, fitted

CELL = 12.0
"""Side of the squares in which the ground under the regions is counted."""
_FLAT = 20 / 9
"""Width by height."""
_ASIDE, _ABOVE = 0.08, 0.14
"""Room between the regions and the edge, in parts of width and height: for names, and for the land to fade out."""
_BLEED = 8
"""How far the land runs beyond the edge, so that no line of it is drawn there."""


class Area(NamedTuple):
    """One region: its path, the point that stands for it, its rings on the drawing and the box around them."""

    slug: str
    path: str
    middle: Point
    rings: tuple[geometry.Ring, ...]
    box: geometry.Box
    radius: float
    """Of the circle that is as large."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map without a word."""

    width: int
    height: int
    land: str
    areas: tuple[Area, ...]
    """From west to east."""
    ground: frozenset[tuple[int, int]]
    """Squares of `CELL` units that a region covers, by column and row."""

    def spread(self, least: float, size: float) -> tuple[Point, ...]:
        """A place for a marker of this radius for each area, pushed until they are so far apart.

        An area that its marker would hide has it at its side.
        """
        edge = least / 2
        box = (edge, edge, self.width - edge, self.height - edge)
        return apart([self._beside(area, size) for area in self.areas], least, box)

    def _beside(self, area: Area, size: float) -> Point:
        """The area's middle, or, of a small one, the point around it that is farthest from all others."""
        if area.radius > size * 1.5:
            return area.middle
        others = [other.middle for other in self.areas if other is not area]
        far = area.radius + size * 2
        around = (
            (area.middle[0] + far * math.sin(turn), area.middle[1] - far * math.cos(turn))
            for turn in (math.tau * part / 16 for part in range(16))
        )
        return max(around, key=lambda point: round(min((math.dist(point, other) for other in others), default=0.0)))


class _Fit(NamedTuple):
    """How a projected point comes onto the drawing."""

    projection: Albers
    scale: float
    left: float
    top: float

    def rings(self, outline: Outline) -> tuple[geometry.Ring, ...]:
        return tuple(self.ring(ring) for ring in outline.rings)

    def ring(self, ring: Ring) -> geometry.Ring:
        points = map(self.projection, ring)
        return tuple((x * self.scale + self.left, y * self.scale + self.top) for x, y in points)


@lru_cache(maxsize=8)
def draw(outlines: Outlines, width: int) -> Drawing | None:
    """The map of this width; none when no region has an outline."""
    points = [point for outline in outlines.regions for ring in outline.rings for point in ring]
    if not points:
        return None
    height = round(width / _FLAT)
    fit = _fit(points, width, height)
    smallest = (width / 500) ** 2
    box = (-_BLEED, -_BLEED, width + _BLEED, height + _BLEED)
    rings = [ring for outline in outlines.land for ring in fit.rings(outline)]
    land = geometry.path((geometry.clipped(ring, box) for ring in rings), smallest)
    areas = [_area(slug, found, smallest) for slug, found in _by_region(outlines, fit).items()]
    areas.sort(key=lambda area: (area.box[0], area.slug))
    ground = frozenset(cell for area in areas for cell in geometry.covered(area.rings, CELL))
    return Drawing(width, height, land, tuple(areas), ground)


def _fit(points: list[Point], width: int, height: int) -> _Fit:
    """The regions in the middle, as large as the margins let them be."""
    projection = fitted(points)
    across, down = zip(*map(projection, points), strict=True)
    wide, high = max(across) - min(across), max(down) - min(down)
    across_room, down_room = (1 - 2 * _ASIDE) * width, (1 - 2 * _ABOVE) * height
    scale = min(across_room / wide if wide else 1.0, down_room / high if high else 1.0)
    left = width / 2 - scale * (min(across) + max(across)) / 2
    top = height / 2 - scale * (min(down) + max(down)) / 2
    return _Fit(projection, scale, left, top)


def _by_region(outlines: Outlines, fit: _Fit) -> dict[str, tuple[geometry.Ring, ...]]:
    """The rings of each region, which may have several outlines."""
    found: dict[str, tuple[geometry.Ring, ...]] = {}
    for outline in outlines.regions:
        found[outline.region] = (*found.get(outline.region, ()), *fit.rings(outline))
    return found


def _area(slug: str, rings: tuple[geometry.Ring, ...], smallest: float) -> Area:
    largest = max(rings, key=geometry.area)
    kept = max(0.0, min(smallest, geometry.area(largest) * 0.99))  # the largest part is always drawn
    across, down = zip(*(point for ring in rings for point in ring), strict=True)
    box = (min(across), min(down), max(across), max(down))
    radius = math.sqrt(sum(map(geometry.area, rings)) / math.pi)
    return Area(slug, geometry.path(rings, kept), geometry.centre(largest), rings, box, radius)
