from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.geometry import area
from showcase.projection import Albers, fitted

SEA = [(-7.5, 34.9), (28.2, 46.6)]
"""South-west and north-east of an extent."""


def cell(west: float, south: float, size: float, steps: int = 40) -> list[tuple[float, float]]:
    """A cell of longitude and latitude, its sides divided: they are curves on the plane."""
    along = [size * step / steps for step in range(steps)]
    return [
        *((west + step, south) for step in along),
        *((west + size, south + step) for step in along),
        *((west + size - step, south + size) for step in along),
        *((west, south + size - step) for step in along),
    ]


def on_the_sphere(south: float, size: float) -> float:
    """The cell's area in squares of the radius."""
    return math.radians(size) * (math.sin(math.radians(south + size)) - math.sin(math.radians(south)))


@given(st.floats(-40, 40), st.floats(-70, 68), st.floats(0.1, 10))
def test_equal_areas_are_equal(west: float, south: float, size: float) -> None:
    projection = fitted([(west - 5, max(-85, south - 12)), (west + 15, min(85, south + 16))])
    drawn = area([projection(point) for point in cell(west, south, size)])
    assert drawn == pytest.approx(on_the_sphere(south, size), rel=0.01)


def test_points_that_a_manual_gives() -> None:
    """Snyder's example on the sphere, p. 291: parallels 29.5° and 45.5°, origin 23° N 96° W, point 35° N 75° W."""
    one, other = math.radians(29.5), math.radians(45.5)
    opening = (math.sin(one) + math.sin(other)) / 2
    square = math.cos(one) ** 2 + 2 * opening * math.sin(one)
    tip = math.sqrt(square - 2 * opening * math.sin(math.radians(23))) / opening
    x, y = Albers(opening, square, math.radians(-96), tip)((-75.0, 35.0))
    assert (round(x, 7), round(-y, 7)) == (0.2952720, 0.2416774)


def test_north_is_up_and_east_is_right() -> None:
    projection = fitted(SEA)
    west, east = projection((5.0, 42.0)), projection((15.0, 42.0))
    assert west[0] < east[0]
    assert projection((5.0, 45.0))[1] < west[1]
    assert projection(((SEA[0][0] + SEA[1][0]) / 2, 40.0))[0] == pytest.approx(0)


@pytest.mark.parametrize("extent", [[(0.0, -10.0), (10.0, 10.0)], [(10.0, -40.0), (30.0, -20.0)], [(5.0, 45.0)] * 2])
def test_any_extent_can_be_drawn(extent: list[tuple[float, float]]) -> None:
    projection = fitted(extent)
    (west, south), (east, north) = extent
    low, high = projection((west, south)), projection((east, north))
    assert all(math.isfinite(value) for value in (*low, *high))
    assert low[1] >= high[1]
    assert low[0] <= high[0]
