from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.geometry import area, centre, clipped, covered, distance, path

TEN = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
BENT = [(0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (25.0, 30.0), (25.0, 5.0), (0.0, 5.0), (0.0, 0.0)]
"""A hook: its centre of gravity lies outside."""

points = st.tuples(st.floats(-200, 200), st.floats(-200, 200))


def read(d: str) -> list[list[tuple[int, int]]]:
    """The corners that a path comes to."""
    found = []
    for piece in re.findall(r"M([^z]*)z", d):
        start, steps = piece.split("l")
        numbers = [int(number) for number in re.findall(r"-?\d+", f"{start} {steps}")]
        x, y = numbers[:2]
        ring = [(x, y)]
        for right, down in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + right, y + down
            ring.append((x, y))
        found.append(ring)
    return found


def test_area_and_centre() -> None:
    assert area(TEN) == area(TEN[::-1]) == 100
    assert centre(TEN) == (5, 5)
    assert centre([(1.0, 2.0), (1.0, 2.0), (1.0, 2.0)]) == (1, 2)


def test_a_centre_lies_inside_even_of_a_hook() -> None:
    assert distance(centre(BENT), [BENT]) == 0


def test_distance_counts_from_what_is_enclosed() -> None:
    assert distance((5.0, 5.0), [TEN]) == 0
    assert distance((13.0, 14.0), [TEN]) == 5
    assert distance((-2.0, 5.0), [BENT, TEN]) == 2


def test_the_squares_that_are_covered() -> None:
    assert set(covered([TEN], 5)) == {(0, 0), (1, 0), (0, 1), (1, 1)}
    assert set(covered([[(x + 2, y) for x, y in TEN]], 5)) == {(0, 0), (1, 0), (0, 1), (1, 1)}


@given(st.lists(points, min_size=3, max_size=12))
def test_what_is_clipped_lies_in_the_box(ring: list[tuple[float, float]]) -> None:
    inside = clipped(ring, (-50, -40, 60, 70))
    assert all(-50.001 <= x <= 60.001 and -40.001 <= y <= 70.001 for x, y in inside)


def test_what_is_clipped_keeps_what_was_inside() -> None:
    assert area(clipped(TEN, (-5, -5, 5, 20))) == 50
    assert clipped(TEN, (20, 20, 30, 30)) == []
    assert area(clipped(TEN, (-5, -5, 20, 20))) == 100


@given(st.lists(st.lists(points, min_size=3, max_size=9), max_size=4))
def test_a_path_comes_to_the_rounded_corners(rings: list[list[tuple[float, float]]]) -> None:
    allowed = {(round(x), round(y)) for ring in rings for x, y in ring}
    for ring in read(path(rings)):
        assert set(ring) <= allowed


def test_a_path_is_short() -> None:
    assert (
        path([[(0.2, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]]) == "M0 0l10 0 0 10-10 0z"
    )


@pytest.mark.parametrize(
    "ring", [[], TEN[:2], [(0.1, 0.1), (0.2, 0.2), (0.3, 0.1)], [(0.0, 0.0), (5.0, 0.0), (0.0, 0.0)]]
)
def test_what_has_no_room_is_not_drawn(ring: list[tuple[float, float]]) -> None:
    assert path([ring]) == ""
    assert path([TEN, ring], smallest=1) == path([TEN])
