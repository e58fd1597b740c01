from __future__ import annotations

from pathlib import Path

from showcase.checks.countries_agree import check
from tests.conftest import GOOD
from tests.editing import change, only, told

CLUSTER = "content/clusters/ilios/record.yml"


def test_the_good_site_has_no_two_countries_for_one_place() -> None:
    assert told(GOOD, check) == []


def test_a_cluster_in_another_country_than_its_region_is_told(good: Path) -> None:
    change(good, CLUSTER, "country: GR", "country: FR")
    problem = only(good, check)
    assert (problem.code, problem.place.path) == ("country-differs", CLUSTER)
    assert problem.hint == "write GR, or leave `country` out, or correct `region`"


def test_the_region_says_it_already(good: Path) -> None:
    change(good, CLUSTER, "country: GR\n", "")
    assert told(good, check) == []
