"""A site's regions → the map of its first page with its links, their list, and the small map beside a record."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from showcase import geometry
from showcase.cooperation import cooperation
from showcase.drawing import CELL, Area, Drawing, draw
from showcase.placing import Field, Label, labels
from showcase.projection import Point
from showcase.record import Record
from showcase.site import Site
from showcase.view import Viewer

WIDTH = 1440
"""Of the first page's map, in its own units: two to a pixel where it is largest."""
SMALLEST = 320
"""The narrowest screen, in CSS pixels; the map is as wide there."""
TARGET = 24
"""What a finger needs, in CSS pixels (WCAG 2.5.8)."""
REACH = TARGET * WIDTH // SMALLEST // 2 + 1
"""Radius of what can be pressed, so that it is large enough on the narrowest screen."""
MARKER = 21
"""Radius of a marker on a wide screen."""
CLEAR = 34
"""How far from a marker's middle the curves that lead to it end."""
TYPE = 28
"""Size of type that the names are given room for; they are never drawn larger."""
MOVED = 12
"""From how far a marker that had to give way is tied to its place by a line."""
SMALL = 720
"""Width of the small map."""
DOT = 15
"""Radius of a region that the small map needs a ring around, to be found."""
SMALL_FILE = "assets/map.svg"
"""Its ground, a file that all pages share."""


class Region(NamedTuple):
    """A region in the list: its name and language, where it leads, where it lies, how much is there."""

    slug: str
    title: str
    language: str
    url: str
    country: str
    clusters: int
    counts: str
    name: str
    """All of it in one line, for who does not see the map."""


class Spot(NamedTuple):
    """A region on the map."""

    region: Region
    place: int
    """Its place in the list, from 1."""
    path: str
    x: int
    y: int
    home: tuple[int, int] | None
    """Where the marker's line leads, when it had to give way to others."""
    label: Label


class Map(NamedTuple):
    """The map of the first page."""

    width: int
    height: int
    reach: int
    marker: int
    land: str
    spots: tuple[Spot, ...]
    arcs: tuple[tuple[str, int], ...]
    """Path and number of what joins two regions."""


class SmallMap(NamedTuple):
    """A record's regions over the map of all."""

    url: str
    width: int
    height: int
    paths: tuple[str, ...]
    dots: tuple[tuple[int, int], ...]
    """Where regions lie that are too small to be seen at once."""
    names: str


def regions(site: Site, viewer: Viewer) -> tuple[Region, ...]:
    """The list of all regions, as their cards are ordered."""
    clusters = Counter(getattr(record.facts, "region", "") for record in site.all("cluster"))
    ties = cooperation(site).ties
    projects = Counter(region for tie in ties if tie.record.kind.name == "project" for region in tie.regions)
    known = {record.slug: record for record in site.all("region")}
    found = []
    for card in viewer.cards(known.values()):
        counts = _counts(viewer, clusters[card.slug], projects[card.slug])
        found.append(
            Region(
                slug=card.slug,
                title=card.title,
                language=card.title_language,
                url=card.url,
                country=_country(known[card.slug], viewer),
                clusters=clusters[card.slug],
                counts=counts,
                name=viewer.words.say("map.name", name=card.title, counts=counts),
            )
        )
    return tuple(found)


def _counts(viewer: Viewer, clusters: int, projects: int) -> str:
    """How many of each, and nothing of what there is none of."""
    told = viewer.words.count("count.cluster", clusters), viewer.words.count("count.project", projects)
    if clusters and projects:
        return viewer.words.say("map.counts", clusters=told[0], projects=told[1])
    return told[1] if projects else told[0]


def _country(record: Record, viewer: Viewer) -> str:
    code = getattr(record.facts, "country", "")
    return viewer.words.country(code) if code else ""


def region_map(site: Site, listed: Sequence[Region]) -> Map | None:
    """The map that leads to the listed regions; none without outlines."""
    drawing = draw(site.outlines, WIDTH)
    places = {region.slug: number for number, region in enumerate(listed)}
    if drawing is None or not any(area.slug in places for area in drawing.areas):
        return None
    markers = drawing.spread(2 * REACH + 1, MARKER)
    shown = [(area, markers[i]) for i, area in enumerate(drawing.areas) if area.slug in places]
    names = [listed[places[area.slug]].title for area, _ in shown]
    field = Field(drawing.width, drawing.height, MARKER, TYPE, CELL, drawing.ground)
    written = labels(names, [marker for _, marker in shown], field)
    spots = [
        Spot(listed[places[area.slug]], places[area.slug] + 1, area.path, *_whole(marker), _home(area, marker), label)
        for (area, marker), label in zip(shown, written, strict=True)
    ]
    return Map(
        width=drawing.width,
        height=drawing.height,
        reach=REACH,
        marker=MARKER,
        land=drawing.land,
        spots=tuple(spots[i] for i in _order(shown)),
        arcs=_arcs(site, {area.slug: marker for area, marker in shown}),
    )


def small_map(site: Site, viewer: Viewer, slugs: Iterable[str]) -> SmallMap | None:
    """These regions over the map of all; none when none of them has an outline."""
    drawing, wanted = small_drawing(site), dict.fromkeys(slugs)
    areas = [area for area in drawing.areas if area.slug in wanted] if drawing else []
    if drawing is None or not areas:
        return None
    return SmallMap(
        url=viewer.root(SMALL_FILE),
        width=drawing.width,
        height=drawing.height,
        paths=tuple(area.path for area in areas),
        dots=tuple(_whole(area.middle) for area in areas if area.radius < DOT),
        names=", ".join(viewer.reference("region", area.slug).text for area in areas),
    )


def has_small_map(site: Site, slugs: Iterable[str]) -> bool:
    """Whether one of these regions has an outline."""
    drawing = small_drawing(site)
    return drawing is not None and not {area.slug for area in drawing.areas}.isdisjoint(slugs)


def small_drawing(site: Site) -> Drawing | None:
    """What the small map and the file below it are drawn from."""
    return draw(site.outlines, SMALL)


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _home(area: Area, marker: Point) -> tuple[int, int] | None:
    return _whole(area.middle) if math.dist(area.middle, marker) > MOVED else None


def _order(shown: Sequence[tuple[Area, Point]]) -> tuple[int, ...]:
    """From west to east, but whatever would cover another's marker before it: what is drawn last lies on top."""
    left = list(range(len(shown)))
    ordered: list[int] = []
    while left:
        clear = {i: min((_clear(shown[i][1], shown[j][0]) for j in left if j != i), default=REACH) for i in left}
        ordered.append(max(left, key=lambda i: (clear[i], -i)))
        left.remove(ordered[-1])
    return tuple(ordered)


def _clear(marker: Point, area: Area) -> float:
    """How far an area stays from a marker; beyond the marker's reach all distances are as good."""
    left, top, right, bottom = area.box
    if not (left - REACH < marker[0] < right + REACH and top - REACH < marker[1] < bottom + REACH):
        return REACH
    return min(geometry.distance(marker, area.rings), REACH)


def _arcs(site: Site, markers: dict[str, Point]) -> tuple[tuple[str, int], ...]:
    """A bow for each two regions that a project or group joins."""
    joined = cooperation(site)
    found = []
    for one, other in joined.pairs():
        number = len(joined.between(one, other))
        if number and one in markers and other in markers:
            found.append((_bow(*sorted((markers[one], markers[other]))), number))
    return tuple(found)


def _bow(start: Point, end: Point) -> str:
    """A curve from west to east that rises with the distance, and ends before it touches the markers."""
    far = math.dist(start, end)
    rise = 0.16 * far + 12
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    top = (middle[0] + rise * (end[1] - start[1]) / far, middle[1] - rise * (end[0] - start[0]) / far)
    numbers = (*_whole(_towards(start, top)), *_whole(top), *_whole(_towards(end, top)))
    return "M{} {}Q{} {} {} {}".format(*numbers)


def _towards(point: Point, other: Point) -> Point:
    part = CLEAR / math.dist(point, other)
    return point[0] + part * (other[0] - point[0]), point[1] + part * (other[1] - point[1])
