"""The bytes of a GeoJSON file → the outlines drawn on the map, or its problems."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from showcase import limits
from showcase.characters import decode
from showcase.finding import Finding, places, problems
from showcase.message import Message, told
from showcase.problem import Place, Problem

REGIONS, LAND = "regions.geojson", "countries.geojson"
"""The files of `content/map/`: what is linked, and what lies around it."""
FILES = (REGIONS, LAND, "README.md")
"""All that may stand there."""

Ring = tuple[tuple[float, float], ...]
"""Longitudes and latitudes in degrees, closed."""

_NO_SPACE = re.compile(r"[^ \t\n\r]|$")
_FORM = told("export the layer as GeoJSON (RFC 7946): polygons, longitude before latitude, in degrees")
_Path = tuple[str | int, ...]


class Outline(NamedTuple):
    """One feature of a file: its region's folder name, or nothing, its rings, where it begins."""

    region: str
    rings: tuple[Ring, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Outlines:
    """What the map is drawn from."""

    regions: tuple[Outline, ...] = ()
    land: tuple[Outline, ...] = ()

    def __hash__(self) -> int:
        """Told at once: a drawing is kept by its outlines, and asked for once a page."""
        return hash((len(self.regions), len(self.land)))


class _Wrong(Exception):  # noqa: N818 - it never leaves this module
    """What cannot be used, with the way to it from its feature."""

    def __init__(self, path: _Path, message: Message, hint: Message = _FORM) -> None:
        super().__init__(message)
        self.path, self.message, self.hint = path, message, hint


def read_outlines(files: Mapping[str, tuple[str, bytes]]) -> tuple[Outlines, tuple[Problem, ...]]:
    """Read the files by name, each with its path; a broken one is as good as none."""
    found: dict[str, tuple[Outline, ...]] = {}
    wrong: list[Problem] = []
    for name in (REGIONS, LAND):
        if name in files:
            found[name], more = _read(*files[name], named=name == REGIONS)
            wrong += more
    return Outlines(found.get(REGIONS, ()), found.get(LAND, ())), tuple(wrong)


def _read(path: str, data: bytes, *, named: bool) -> tuple[tuple[Outline, ...], tuple[Problem, ...]]:
    if len(data) > limits.MAP_BYTES:
        message = told("the map has more than {number} KiB", number=limits.MAP_BYTES // 1024)
        return (), (Problem(Place(path), "file-too-large", message, told("simplify its lines: three decimals do")),)
    text, wrong = decode(path, data)
    if text is None:
        return (), wrong
    try:
        return _features(json.loads(text, parse_constant=_no_number), path, text, named=named)
    except json.JSONDecodeError as error:
        return (), problems(path, text, (Finding(error.pos, "map-format", told("this is not JSON"), _FORM),))
    except (ValueError, RecursionError):  # NaN, a number of a thousand digits, brackets without end
        return (), (Problem(Place(path), "map-format", told("this JSON cannot be read"), _FORM),)


def _no_number(name: str) -> float:
    raise ValueError(name)


def _features(data: Any, path: str, text: str, *, named: bool) -> tuple[tuple[Outline, ...], tuple[Problem, ...]]:
    """Every feature, or what is wrong with each that is not usable."""
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") != "FeatureCollection":
        message = told("the file is not a FeatureCollection")
        return (), problems(path, text, (Finding(_skip(text, 0), "map-format", message, _FORM),))
    found: list[tuple[int, str, tuple[Ring, ...]]] = []
    wrongs: list[Finding] = []
    for feature, (_, start, _) in zip(features, _children(text, _offset(text, 0, ("features",))), strict=True):
        try:
            region = _region(feature) if named else ""
            at = _offset(text, start, ("properties", "region")) if named else start
            found.append((at, region, tuple(_rings(feature))))
        except _Wrong as wrong:
            at = _offset(text, start, wrong.path)
            wrongs.append(Finding(at, "map-format", wrong.message, wrong.hint))
    if wrongs:
        return (), problems(path, text, wrongs)
    where = places(path, text, (at for at, _, _ in found))
    return tuple(Outline(region, rings, where[at]) for at, region, rings in found), ()


def _region(feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    region = properties.get("region") if isinstance(properties, dict) else None
    if not isinstance(region, str) or not region:
        hint = told('write "properties": {{"region": "…"}} with the name of the region\'s folder')
        raise _Wrong((), told("this feature does not say which region it is"), hint)
    return region


def _rings(feature: Any) -> Iterator[Ring]:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict):
        raise _Wrong((), told("this is not a feature with a geometry"))
    shape, coordinates = geometry.get("type"), geometry.get("coordinates")
    if shape not in {"Polygon", "MultiPolygon"} or not isinstance(coordinates, list):
        raise _Wrong(("geometry",), told("this is not a Polygon or a MultiPolygon"))
    here: _Path = ("geometry", "coordinates")
    polygons = [(here, coordinates)]
    if shape == "MultiPolygon":
        polygons = [((*here, number), polygon) for number, polygon in enumerate(coordinates)]
    for where, polygon in polygons:
        if not isinstance(polygon, list):
            raise _Wrong(where, told("this is not a list of rings"))
        for number, ring in enumerate(polygon):
            yield _ring(ring, (*where, number))


def _ring(ring: Any, here: _Path) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        raise _Wrong(here, told("this is not a ring: it has fewer than four points"))
    points = tuple(_point(point, (*here, number)) for number, point in enumerate(ring))
    if points[0] != points[-1]:
        raise _Wrong(here, told("this ring does not end where it begins"))
    return points


def _point(point: Any, here: _Path) -> tuple[float, float]:
    if not isinstance(point, list) or len(point) < 2:
        raise _Wrong(here, told("this is not a longitude and a latitude"))
    for number, most in enumerate((180, 90)):
        value = point[number]
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            raise _Wrong((*here, number), told("this is not a number"))
        if abs(value) > most:
            message = told("this is not in degrees: it is not between -{number} and {number}", number=most)
            raise _Wrong((*here, number), message)
    return float(point[0]), float(point[1])


def _offset(text: str, at: int, path: _Path) -> int:
    """Where a value begins in JSON text that is known to be well formed, on the way from one that holds it."""
    at = _skip(text, at)
    for step in path:
        at = [offset for key, offset, _ in _children(text, at) if key == step][-1]
    return at


def _children(text: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """Key or number, beginning and end of each value of the object or list that begins at an offset."""
    decoder = json.JSONDecoder()
    is_object, number = text[at] == "{", 0
    at = _skip(text, at + 1)
    while text[at] not in "}]":
        key: str | int = number
        if is_object:
            key, at = decoder.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        end = decoder.raw_decode(text, at)[1]
        yield key, at, end
        number, at = number + 1, _skip(text, end)
        at = _skip(text, at + 1) if text[at] == "," else at


def _skip(text: str, at: int) -> int:
    found = _NO_SPACE.search(text, at)
    return found.start() if found else len(text)
