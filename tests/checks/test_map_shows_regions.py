from __future__ import annotations

from pathlib import Path

from showcase.checks.map_shows_regions import check
from showcase.load import load
from tests.conftest import GOOD
from tests.editing import change, only, told
from tests.outlining import give_map


def test_a_site_without_a_map_is_told_nothing() -> None:
    assert told(GOOD, check) == []


def test_outlines_of_regions_are_welcome(good: Path) -> None:
    give_map(good, kriti=(25.0, 35.2), evora=(-7.9, 38.5))
    assert told(good, check) == []


def test_an_outline_of_nobody_is_told_where_it_is_named(good: Path) -> None:
    give_map(good, kritti=(25.0, 35.2))
    problem = only(good, check)
    assert (problem.code, problem.place.path) == ("map-region", "content/map/regions.geojson")
    line = (good / problem.place.path).read_text(encoding="utf-8").split("\n")[problem.place.line - 1]
    assert line[problem.place.column - 1 :] == '"kritti"'
    assert problem.hint == "did you mean `kriti`?"


def test_a_region_whose_record_is_broken_is_still_a_region(good: Path) -> None:
    give_map(good, kriti=(25.0, 35.2))
    change(good, "content/regions/kriti/record.yml", "nuts:", "nutz:")
    site, _ = load(good, {})
    assert site is not None
    assert list(check(site)) == []
