"""Rings on a plane → what an SVG draws of them, and what a drawing asks of them: area, centre, what they cover."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from showcase.projection import Point

Ring = Sequence[Point]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def area(ring: Ring) -> float:
    """Enclosed area, whichever way the ring turns."""
    return abs(_double(ring)) / 2


def centre(ring: Ring) -> Point:
    """The centre of gravity, or, where the ring bends around it, the middle of the widest part at its height."""
    double = _double(ring)
    if not double:
        return ring[0]
    x = sum((a + c) * (a * d - c * b) for (a, b), (c, d) in _sides(ring)) / (3 * double)
    y = sum((b + d) * (a * d - c * b) for (a, b), (c, d) in _sides(ring)) / (3 * double)
    spans = list(_spans([ring], y))
    if not spans or any(left <= x <= right for left, right in spans):
        return x, y
    left, right = max(spans, key=lambda span: span[1] - span[0])
    return (left + right) / 2, y


def distance(point: Point, rings: Iterable[Ring]) -> float:
    """From a point to the nearest part of what the rings enclose; nothing inside."""
    rings = tuple(rings)
    if any(left <= point[0] <= right for left, right in _spans(rings, point[1])):
        return 0.0
    return min((_to_side(point, a, b) for ring in rings for a, b in _sides(ring)), default=math.inf)


def covered(rings: Iterable[Ring], cell: float) -> Iterator[tuple[int, int]]:
    """The squares of a grid whose middles the rings enclose, by column and row."""
    for ring in rings:
        rows = range(math.floor(min(y for _, y in ring) / cell), math.ceil(max(y for _, y in ring) / cell))
        for row in rows:
            for left, right in _spans([ring], (row + 0.5) * cell):
                yield from ((column, row) for column in range(round(left / cell), round(right / cell)))


def clipped(ring: Ring, box: Box) -> list[Point]:
    """The part of a ring inside a box (Sutherland and Hodgman)."""
    found = list(ring)
    for side, limit in enumerate(box):
        axis, sign = side % 2, 1 if side < 2 else -1
        found = list(_kept(found, axis, limit, sign))
    return found


def path(rings: Iterable[Ring], smallest: float = 0) -> str:
    """The `d` of an SVG path in whole units; rings of a smaller area are left out."""
    return "".join(_drawn(ring) for ring in rings if len(ring) > 2 and area(ring) > smallest)


def _drawn(ring: Ring) -> str:
    steps: list[tuple[int, int]] = []
    start = here = (round(ring[0][0]), round(ring[0][1]))
    for x, y in ring[1:]:
        there = (round(x), round(y))
        step = (there[0] - here[0], there[1] - here[1])
        if step == (0, 0):
            continue
        here = there
        if steps and _same_way(steps[-1], step):
            step = (steps[-1][0] + step[0], steps[-1][1] + step[1])
            steps.pop()
        steps.append(step)
    if here == start and steps:
        steps.pop()  # `z` draws it
    if len(steps) < 2:
        return ""
    numbers = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"M{start[0]} {start[1]}l{numbers}z".replace(" -", "-")


def _same_way(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] * other[1] == one[1] * other[0] and one[0] * other[0] + one[1] * other[1] > 0


def _kept(ring: list[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        was, is_in = sign * (before[axis] - limit) >= 0, sign * (here[axis] - limit) >= 0
        if was != is_in:
            part = (limit - before[axis]) / (here[axis] - before[axis])
            yield before[0] + part * (here[0] - before[0]), before[1] + part * (here[1] - before[1])
        if is_in:
            yield here


def _sides(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _double(ring: Ring) -> float:
    return sum(a * d - c * b for (a, b), (c, d) in _sides(ring))


def _spans(rings: Iterable[Ring], y: float) -> Iterator[tuple[float, float]]:
    """Where a horizontal line runs inside, from left to right; a ring within a ring is a hole."""
    crossings = sorted(
        a + (y - b) / (d - b) * (c - a) for ring in rings for (a, b), (c, d) in _sides(ring) if (b > y) != (d > y)
    )
    yield from zip(crossings[::2], crossings[1::2], strict=False)


def _to_side(point: Point, a: Point, b: Point) -> float:
    along, down = b[0] - a[0], b[1] - a[1]
    square = along * along + down * down
    part = ((point[0] - a[0]) * along + (point[1] - a[1]) * down) / square if square else 0.0
    part = min(1.0, max(0.0, part))
    return math.dist(point, (a[0] + part * along, a[1] + part * down))
