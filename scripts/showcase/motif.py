"""A slug → a motif of its own: lines of depth around two shoals, and a few lights; the same at every build."""

from __future__ import annotations

import hashlib
import math
from typing import NamedTuple

WIDTH, HEIGHT = 480, 360
POINTS = 10
"""Corners of a line of depth; the curve between them is smooth."""
DEEP = (0.3, 0.6, 0.95, 1.35, 1.8, 2.3)
"""How far the lines of a shoal lie from its middle."""


class Ring(NamedTuple):
    """One line of depth: the shoal's outline at a scale, turned by some degrees."""

    scale: str
    turn: int


class Shoal(NamedTuple):
    """An outline of about 100 units around its own middle, where it lies, and its lines."""

    outline: str
    x: int
    y: int
    rings: tuple[Ring, ...]


class Light(NamedTuple):
    """A point on the sea."""

    x: int
    y: int
    radius: int


class Motif(NamedTuple):
    """All that a template needs to draw it in `0 0 480 360`."""

    shoals: tuple[Shoal, ...]
    lights: tuple[Light, ...]


def motif(slug: str) -> Motif:
    """Draw from a slug's hash, so that no two neighbours look alike."""
    seed = hashlib.blake2b(slug.encode(), digest_size=32).digest()
    share = [byte / 255 for byte in seed]
    deep = _shoal(share[:6], x=0.55 + 0.35 * share[6], y=0.15 + 0.3 * share[7], scales=DEEP)
    far = _shoal(share[8:14], x=0.05 + 0.25 * share[14], y=0.7 + 0.25 * share[15], scales=DEEP[:4])
    return Motif((deep, far), tuple(_light(share[16 + 3 * n :], 4 + n % 3) for n in range(3 + seed[31] % 3)))


def _light(share: list[float], radius: int) -> Light:
    return Light(round(WIDTH * (0.3 + 0.6 * share[0])), round(HEIGHT * (0.12 + 0.6 * share[1])), radius)


def _shoal(share: list[float], *, x: float, y: float, scales: tuple[float, ...]) -> Shoal:
    turn = round(40 * share[5]) - 20
    rings = tuple(Ring(f"{scale:g}", turn * number) for number, scale in enumerate(scales))
    return Shoal(_outline(share), round(WIDTH * x), round(HEIGHT * y), rings)


def _outline(share: list[float]) -> str:
    """A closed smooth curve through points whose distance from the middle swings two and three times around."""
    points = []
    for number in range(POINTS):
        angle = 2 * math.pi * number / POINTS
        swing = 0.28 * share[0] * math.cos(2 * angle + 6.3 * share[1]) + 0.2 * share[2] * math.cos(
            3 * angle + 6.3 * share[3]
        )
        reach = 100 * (1 + swing)
        points.append((reach * math.cos(angle), reach * (0.62 + 0.3 * share[4]) * math.sin(angle)))
    steps = [_bend(points, number) for number in range(POINTS)]
    return f"M{points[0][0]:.0f} {points[0][1]:.0f}{''.join(steps)}z"


def _bend(points: list[tuple[float, float]], number: int) -> str:
    """The way from one point to the next as a cubic curve (Catmull and Rom)."""
    before, here, there, after = (points[(number + step) % POINTS] for step in (-1, 0, 1, 2))
    first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
    second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
    return "C" + " ".join(f"{x:.0f} {y:.0f}" for x, y in (first, second, there))
