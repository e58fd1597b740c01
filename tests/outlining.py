"""Outlines for tests: squares of longitude and latitude, as GeoJSON and as values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from showcase.outline import LAND, REGIONS, Outline, Outlines, Ring
from showcase.problem import Place

COAST = {
    "north": (7.9, 45.1),
    "east": (9.9, 45.6),
    "west": (6.1, 43.9),
    "south": (11.1, 43.4),
    "islands": (24.0, 38.5),
    "hills": (-4.6, 37.5),
    "huerta": (-1.5, 38.0),
    "levante": (-0.7, 39.4),
    "bay": (-2.6, 43.0),
}
"""Nine middles as close to each other as regions are along a real coast."""


def square(middle: tuple[float, float], half: float = 0.6) -> Ring:
    x, y = middle
    return (
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
        (x - half, y - half),
    )


def outlines(middles: dict[str, tuple[float, float]] | None = None, half: float = 0.6) -> Outlines:
    """A square for each region, and one great square of land around them all."""
    found = COAST if middles is None else middles
    regions = tuple(Outline(slug, (square(at, half),), Place(REGIONS)) for slug, at in found.items())
    return Outlines(regions, (Outline("", (square((10.0, 42.0), 20.0),), Place(LAND)),))


def feature(ring: Ring, **properties: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [[list(point) for point in ring]]},
    }


def collection(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features}, indent=1)


def give_map(root: Path, **middles: tuple[float, float]) -> None:
    """Give a site a map of these regions."""
    folder = root / "content/map"
    folder.mkdir()
    shapes = (feature(square(middle), region=slug) for slug, middle in middles.items())
    (folder / REGIONS).write_text(collection(*shapes), encoding="utf-8")
    (folder / LAND).write_text(collection(feature(square((10.0, 38.0), 20.0))), encoding="utf-8")
    (folder / "README.md").write_text("Squares.\n", encoding="utf-8")
