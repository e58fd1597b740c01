from __future__ import annotations

import itertools
import math

from showcase import geometry
from showcase.drawing import CELL, Drawing, draw
from showcase.outline import Outline, Outlines
from showcase.problem import Place
from tests.outlining import COAST, outlines, square


def drawn(found: Outlines, width: int = 1440) -> Drawing:
    drawing = draw(found, width)
    assert drawing is not None
    return drawing


def test_every_region_is_drawn_from_west_to_east() -> None:
    areas = drawn(outlines()).areas
    assert {area.slug for area in areas} == set(COAST)
    left = [min(x for ring in area.rings for x, _ in ring) for area in areas]
    assert left == sorted(left)
    assert all(area.path.startswith("M") for area in areas)


def test_regions_keep_their_margin_and_the_land_runs_beyond_the_edge() -> None:
    drawing = drawn(outlines())
    points = [point for area in drawing.areas for ring in area.rings for point in ring]
    assert min(x for x, _ in points) > drawing.width * 0.07
    assert max(x for x, _ in points) < drawing.width * 0.93
    assert min(y for _, y in points) > drawing.height * 0.1
    assert max(y for _, y in points) < drawing.height * 0.9
    assert drawing.land.startswith("M")
    start = drawing.land[1:].split("l")[0].replace("-", " -").split()
    assert any(not 0 <= int(value) <= drawing.width for value in start), "a corner of the land is off the drawing"


def test_equal_areas_are_drawn_equal() -> None:
    """Squares of a degree shrink towards the pole as the sphere's do."""
    sizes = {area.slug: area.radius**2 for area in drawn(outlines()).areas}
    for one, other in itertools.combinations(COAST, 2):
        wanted = _sphere(COAST[one][1]) / _sphere(COAST[other][1])
        assert abs(sizes[one] / sizes[other] / wanted - 1) < 0.01


def _sphere(latitude: float) -> float:
    return math.sin(math.radians(latitude + 0.6)) - math.sin(math.radians(latitude - 0.6))


def test_markers_are_apart_and_on_the_drawing() -> None:
    drawing = drawn(outlines())
    markers = drawing.spread(110, 21)
    assert min(math.dist(one, other) for one, other in itertools.combinations(markers, 2)) >= 109
    assert all(55 <= x <= drawing.width - 55 and 55 <= y <= drawing.height - 55 for x, y in markers)


def test_a_small_region_is_not_hidden_by_its_marker() -> None:
    found = outlines({"dot": (5.0, 42.0), "west": (-5.0, 40.0), "east": (20.0, 44.0)}, half=0.1)
    drawing = drawn(found)
    for area, marker in zip(drawing.areas, drawing.spread(110, 21), strict=True):
        assert geometry.distance(marker, area.rings) > 21


def test_a_large_one_carries_its_marker() -> None:
    drawing = drawn(outlines({"west": (-5.0, 40.0), "east": (20.0, 44.0)}, half=2))
    for area, marker in zip(drawing.areas, drawing.spread(110, 21), strict=True):
        assert marker == area.middle


def test_the_ground_is_where_the_regions_are() -> None:
    drawing = drawn(outlines())
    assert drawing.ground
    for column, row in drawing.ground:
        middle = ((column + 0.5) * CELL, (row + 0.5) * CELL)
        assert min(geometry.distance(middle, area.rings) for area in drawing.areas) < CELL


def test_outlines_of_one_region_are_one_area() -> None:
    place = Place("x")
    rings = [square((5.0, 42.0)), square((8.0, 42.0))]
    found = Outlines(tuple(Outline("twice", (ring,), place) for ring in rings))
    assert [(area.slug, area.path.count("M")) for area in drawn(found).areas] == [("twice", 2)]


def test_an_island_too_small_to_see_is_left_out_but_never_a_whole_region() -> None:
    place = Place("x")
    tiny = square((8.0, 42.0), 0.001)
    found = Outlines((Outline("large", (square((5.0, 42.0), 5), tiny), place), Outline("tiny", (tiny,), place)))
    paths = {area.slug: area.path for area in drawn(found, 14_400).areas}
    assert paths["large"].count("M") == 1
    assert paths["tiny"].count("M") == 1


def test_no_outline_no_drawing() -> None:
    assert draw(Outlines(), 1440) is None
    assert draw(Outlines((), outlines().land), 1440) is None


def test_the_same_outlines_are_drawn_the_same_and_once() -> None:
    found = outlines()
    assert draw(found, 1440) is draw(found, 1440)
    assert drawn(found) == drawn(outlines())
