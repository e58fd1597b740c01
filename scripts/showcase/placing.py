"""Points and words → places on a drawing where none covers another: the same every time."""

from __future__ import annotations

import math
from collections.abc import Container, Sequence
from typing import Literal, NamedTuple

from showcase.geometry import Box
from showcase.projection import Point

ROUNDS = 200
"""How often all markers are pushed; a few dozen find their places in far fewer."""
LINE = 16
"""Characters of a label's line before it is broken."""
_TOUCHING = 1e-3
"""Nearer than this, two points have no direction from each other."""
_SWIRL = 0.05
"""How much two points go round each other as they part: those in a row along the edge leave it."""
_WIDE, _HIGH = 0.55, 1.15
"""Of an average letter and of a line, in sizes of type; measured on the site's own names."""

Anchor = Literal["start", "middle", "end"]


class Label(NamedTuple):
    """Where a name stands: its lines, where they begin, end or have their middle, the first one's baseline."""

    lines: tuple[str, ...]
    x: int
    y: int
    anchor: Anchor


class Field(NamedTuple):
    """What labels have to keep clear of."""

    width: int
    height: int
    radius: float
    """Of every marker."""
    size: float
    """Of the type."""
    cell: float
    busy: Container[tuple[int, int]]
    """Squares of the ground on which letters read less well, by column and row."""


def apart(points: Sequence[Point], least: float, inside: Box) -> tuple[Point, ...]:
    """Push points away from each other until any two are at least so far apart, within a box."""
    found = [_within(point, inside) for point in points]
    for _ in range(ROUNDS):
        moved = False
        for i, one in enumerate(found):
            for j in range(i):
                one, other, pushed = _pushed(found[i], found[j], least, i)  # noqa: PLW2901 - both move
                found[i], found[j] = _within(one, inside), _within(other, inside)
                moved |= pushed
        if not moved:
            break
    return tuple(found)


def _pushed(one: Point, other: Point, least: float, number: int) -> tuple[Point, Point, bool]:
    far = math.dist(one, other)
    if far >= least - 0.01:
        return one, other, False
    x, y = (one[0] - other[0], one[1] - other[1]) if far > _TOUCHING else (math.cos(number), math.sin(number))
    x, y = x - _SWIRL * y, y + _SWIRL * x
    step = (least - far) / 2 / (far if far > _TOUCHING else 1)
    return (one[0] + x * step, one[1] + y * step), (other[0] - x * step, other[1] - y * step), True


def _within(point: Point, box: Box) -> Point:
    return min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3])


def broken(name: str) -> tuple[str, ...]:
    """A name in lines of nearly equal length, broken at spaces and after hyphens."""
    pieces = [piece for word in name.split() for piece in _pieces(word)]
    count = math.ceil(len(name) / LINE)
    lines = [""]
    for piece in pieces:
        longer = f"{lines[-1]}{piece}"
        if lines[-1] and len(longer.rstrip()) > max(len(name) / count * 1.3, 6) and len(name) > LINE:
            lines.append(piece)
        else:
            lines[-1] = longer
    return tuple(line.rstrip() for line in lines)


def _pieces(word: str) -> list[str]:
    parts = word.split("-")
    return [f"{part}-" for part in parts[:-1]] + [f"{parts[-1]} "]


def labels(names: Sequence[str], markers: Sequence[Point], field: Field) -> tuple[Label, ...]:
    """Each name beside its marker, clear of markers, of the other names and, where it can be, of busy ground."""
    choices = [_choices(broken(name), marker, field) for name, marker in zip(names, markers, strict=True)]
    dots = [(x - field.radius, y - field.radius, x + field.radius, y + field.radius) for x, y in markers]
    alone = [[_cost(box, rank, dots, field) for rank, (_, box) in enumerate(choice)] for choice in choices]
    taken = [min(range(len(costs)), key=costs.__getitem__) for costs in alone]
    for _ in range(4):  # each gives way to the others as they stand now
        for i, costs in enumerate(alone):
            others = [choices[j][taken[j]][1] for j in range(len(choices)) if j != i]
            taken[i] = min(
                range(len(costs)),
                key=lambda k, i=i, costs=costs, others=others: (  # type: ignore[misc]
                    costs[k] + 10 * sum(_overlap(choices[i][k][1], other) for other in others)
                ),
            )
    return tuple(choice[number][0] for choice, number in zip(choices, taken, strict=True))


def _choices(lines: tuple[str, ...], marker: Point, field: Field) -> list[tuple[Label, Box]]:
    """The places around a marker, the best first, each with the room it takes."""
    (x, y), high = marker, len(lines) * _HIGH * field.size
    wide = max(map(len, lines)) * _WIDE * field.size
    gap = field.radius + field.size * 0.3
    near, far = gap * 0.75, gap * 2
    tops = {
        "up": y - gap - high,
        "level": y - high / 2,
        "down": y + gap,
        "high": y - near - high,
        "low": y + near,
        "above": y - far - high,
        "below": y + far,
    }
    places: tuple[tuple[Anchor, float, str], ...] = (
        ("start", x + gap, "level"),
        ("middle", x, "down"),
        ("middle", x, "up"),
        ("end", x - gap, "level"),
        ("start", x + near, "low"),
        ("start", x + near, "high"),
        ("end", x - near, "low"),
        ("end", x - near, "high"),
        ("end", x - far, "level"),
        ("start", x + far, "level"),
        ("middle", x, "below"),
        ("middle", x, "above"),
    )
    found = []
    for anchor, at, top in places:
        left = at - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        baseline = round(tops[top] + field.size * 0.85)
        box = (left, tops[top], left + wide, tops[top] + high)
        found.append((Label(lines, round(at), baseline, anchor), box))
    return found


def _cost(box: Box, rank: int, dots: Sequence[Box], field: Field) -> float:
    """Square units that are covered and should not be; where nothing is, the better place wins."""
    left, top, right, bottom = box
    inside = (max(left, 0), max(top, 0), min(right, field.width), min(bottom, field.height))
    out = (right - left) * (bottom - top) - _overlap(box, inside)
    columns = range(math.floor(left / field.cell), math.ceil(right / field.cell))
    rows = range(math.floor(top / field.cell), math.ceil(bottom / field.cell))
    busy = sum((column, row) in field.busy for column in columns for row in rows) * field.cell**2
    return 20 * out + 10 * sum(_overlap(box, dot) for dot in dots) + busy + rank * field.cell**2


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0
