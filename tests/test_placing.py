from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.placing import Field, Label, apart, broken, labels
from showcase.projection import Point

BOX = (50.0, 50.0, 1350.0, 600.0)
FIELD = Field(width=1400, height=650, radius=20, size=28, cell=12, busy=frozenset())
NAMES = ("Andalousie", "Provence-Alpes-Côte d’Azur", "Pays basque", "Grèce")


def nearest(points: tuple[Point, ...]) -> float:
    return min(math.dist(one, other) for one, other in itertools.combinations(points, 2))


@given(st.lists(st.tuples(st.floats(0, 1400), st.floats(0, 650)), min_size=2, max_size=10))
def test_points_are_pushed_apart_within_the_box(points: list[Point]) -> None:
    placed = apart(points, 100, BOX)
    assert nearest(placed) >= 99
    assert all(50 <= x <= 1350 and 50 <= y <= 600 for x, y in placed)


def test_points_far_from_each_other_stay() -> None:
    points = [(100.0, 100.0), (300.0, 100.0)]
    assert apart(points, 100, BOX) == tuple(points)


def test_points_upon_each_other_find_their_places() -> None:
    assert nearest(apart([(700.0, 300.0)] * 9, 100, BOX)) >= 99


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Grèce", ("Grèce",)),
        ("Região de Évora", ("Região de Évora",)),
        ("Provence-Alpes-Côte d’Azur", ("Provence-Alpes-", "Côte d’Azur")),
        ("Communauté valencienne", ("Communauté", "valencienne")),
        ("Donaudampfschifffahrtsgesellschaft", ("Donaudampfschifffahrtsgesellschaft",)),
        ("", ("",)),
    ],
)
def test_a_long_name_is_broken_where_it_may_be(name: str, lines: tuple[str, ...]) -> None:
    assert broken(name) == lines


@given(st.text(alphabet="abc -", min_size=1, max_size=60))
def test_no_letter_of_a_name_is_lost(name: str) -> None:
    assert "".join("".join(broken(name)).split()) == "".join(name.split())


def box(label: Label, field: Field) -> tuple[float, float, float, float]:
    """The room a label really takes, a little less than it is given."""
    wide = max(map(len, label.lines)) * 0.5 * field.size
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - 0.7 * field.size, left + wide, label.y + (len(label.lines) - 1) * 1.15 * field.size


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_names_cover_no_marker_and_no_other_name() -> None:
    markers = [(700.0, 300.0), (800.0, 350.0), (690.0, 410.0), (880.0, 270.0)]
    placed = labels(NAMES, markers, FIELD)
    boxes = [box(label, FIELD) for label in placed]
    dots = [(x - 20, y - 20, x + 20, y + 20) for x, y in markers]
    assert not [pair for pair in itertools.combinations(boxes, 2) if meet(*pair)]
    assert not [(one, dot) for one in boxes for dot in dots if meet(one, dot)]


@pytest.mark.parametrize("marker", [(30.0, 325.0), (1370.0, 325.0), (700.0, 30.0), (700.0, 620.0), (1370.0, 620.0)])
def test_a_name_stays_on_the_drawing(marker: Point) -> None:
    left, top, right, bottom = box(labels(["Communauté valencienne"], [marker], FIELD)[0], FIELD)
    assert (left >= 0, top >= 0, right <= 1400, bottom <= 650) == (True, True, True, True)


def test_a_name_keeps_off_busy_ground_when_it_can() -> None:
    busy = frozenset((column, row) for column in range(58, 120) for row in range(20, 32))
    (label,) = labels(["Grèce"], [(700.0, 300.0)], FIELD._replace(busy=busy))
    assert label.anchor != "start"
    (label,) = labels(["Grèce"], [(700.0, 300.0)], FIELD)
    assert label.anchor == "start"


def test_the_same_is_placed_the_same_way() -> None:
    markers = [(700.0, 300.0), (720.0, 330.0), (690.0, 360.0), (705.0, 310.0)]
    assert labels(NAMES, markers, FIELD) == labels(NAMES, markers, FIELD)
