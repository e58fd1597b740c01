from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from showcase import limits
from showcase.load import load
from showcase.outline import LAND, REGIONS, Outlines, read_outlines
from showcase.problem import Problem
from showcase.recipe import build
from tests.editing import site_of
from tests.outlining import collection, feature, give_map, square

SQUARE = square((24.0, 38.0))


def read(text: str | bytes, name: str = REGIONS) -> tuple[Outlines, tuple[Problem, ...]]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_outlines({name: (f"content/map/{name}", data)})


def test_a_region_is_read_with_its_rings_and_its_place() -> None:
    text = collection(feature(SQUARE, region="kriti"), feature(SQUARE, region="evora", nuts="PT"))
    found, problems = read(text)
    assert problems == ()
    assert [outline.region for outline in found.regions] == ["kriti", "evora"]
    assert found.regions[0].rings == (SQUARE,)
    for outline in found.regions:
        line = text.split("\n")[outline.place.line - 1]
        assert line[outline.place.column - 1 :].startswith(f'"{outline.region}"')


def test_land_needs_no_name_and_may_be_many_polygons() -> None:
    several = feature(SQUARE)
    several["geometry"] = {"type": "MultiPolygon", "coordinates": [several["geometry"]["coordinates"]] * 2}
    found, problems = read(collection(several), LAND)
    assert problems == ()
    assert found.land[0].rings == (SQUARE, SQUARE)
    assert found.regions == ()


def test_heights_and_marks_of_windows_change_nothing() -> None:
    high = feature(SQUARE, region="kriti")
    high["geometry"]["coordinates"] = [[[x, y, 12.5] for x, y in SQUARE]]
    text = "\ufeff" + collection(high).replace("\n", "\r\n")
    found, problems = read(text)
    assert problems == ()
    assert found.regions[0].rings == (SQUARE,)


@pytest.mark.parametrize("name", [REGIONS, LAND])
def test_no_feature_at_all_is_no_map(name: str) -> None:
    found, problems = read(collection(), name)
    assert (found.regions, found.land, problems) == ((), (), ())


def test_every_feature_that_cannot_be_used_is_told() -> None:
    broken = feature(SQUARE, region="kriti")
    broken["geometry"]["coordinates"][0][2][1] = 95
    _, problems = read(collection(feature(SQUARE), broken, feature(SQUARE, region="evora")))
    assert [(problem.code, problem.message) for problem in problems] == [
        ("map-format", "this feature does not say which region it is"),
        ("map-format", "this is not in degrees: it is not between -90 and 90"),
    ]


def test_a_name_written_twice_is_where_the_last_one_is() -> None:
    text = collection(feature(SQUARE, region="kriti")).replace('"properties"', '"properties": 7, "properties"')
    found, problems = read(text)
    assert problems == ()
    assert found.regions[0].region == "kriti"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        '{"a":' * 50_000,
        "9" * 5_000,
        "NaN",
        '"\\ud800"',
        "{",
        "null",
        "7",
        '{"features": {}}',
        "\x00",
    ],
)
def test_nothing_stops_the_reading(text: str) -> None:
    began = time.perf_counter()
    found, problems = read(text)
    assert found.regions == ()
    assert [problem.code for problem in problems] == ["map-format"]
    assert time.perf_counter() - began < 1


def test_a_great_many_features_take_little_time() -> None:
    bad = feature(SQUARE)
    text = json.dumps({"type": "FeatureCollection", "features": [bad] * 1000})
    assert len(text) < limits.MAP_BYTES
    began = time.perf_counter()
    assert len(read(text)[1]) == 1000
    assert time.perf_counter() - began < 2


def test_too_much_is_not_read() -> None:
    _, problems = read(b" " * (limits.MAP_BYTES + 1))
    assert [problem.code for problem in problems] == ["file-too-large"]


def test_a_site_without_the_folder_has_no_map(good: Path) -> None:
    assert site_of(good).outlines.regions == ()


def test_a_site_has_what_its_folder_holds(good: Path) -> None:
    give_map(good, kriti=(25.0, 35.2), evora=(-7.9, 38.5))
    assert {outline.region for outline in site_of(good).outlines.regions} == {"kriti", "evora"}


def test_what_is_broken_leaves_the_site_whole(good: Path) -> None:
    give_map(good, kriti=(25.0, 35.2))
    (good / "content/map" / REGIONS).write_text("{", encoding="utf-8")
    site, problems = load(good, {})
    assert site is not None
    assert [problem.code for problem in problems] == ["map-format"]
    assert (site.outlines.regions, len(site.outlines.land)) == ((), 1)


def test_a_link_in_its_place_is_told_and_not_followed(good: Path, tmp_path: Path) -> None:
    (tmp_path / "aside").mkdir()
    (good / "content/map").symlink_to(tmp_path / "aside")
    site, problems = load(good, {})
    assert site is not None
    assert [problem.code for problem in problems] == ["file-is-link"]


def test_another_outline_is_work(good: Path) -> None:
    give_map(good, kriti=(25.0, 35.2))
    assert build(good, good / "public", {}).published
    assert build(good, good / "public", {}).idle
    (good / "content/map" / REGIONS).write_text(collection(feature(SQUARE, region="evora")), encoding="utf-8")
    result = build(good, good / "public", {})
    assert not result.idle
    assert (
        "regions/evora/"
        in (good / "public/index.html").read_text(encoding="utf-8").split('class="map"')[1].split("</svg>")[0]
    )
