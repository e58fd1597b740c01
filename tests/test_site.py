from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from showcase.record import Record
from showcase.site import Parts, Site
from showcase.site import site_of as index
from tests.conftest import GOOD
from tests.editing import change, site_of


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(GOOD)


def record(site: Site, kind: str, slug: str) -> Record:
    found = site.get(kind, slug)
    assert found is not None
    return found


def names(records: tuple[Record, ...]) -> list[str]:
    return [f"{one.kind.name}/{one.slug}" for one in records]


def test_records_stand_by_kind_then_by_slug_whatever_order_they_came_in(site: Site) -> None:
    parts = Parts(
        site.settings,
        site.kinds,
        tuple(reversed(tuple(site))),
        site.slugs,
        site.strings,
        site.moved,
        site.published,
        site.handmade,
    )
    assert list(index(parts)) == list(site)
    order = [kind.name for kind in site.kinds]
    assert [order.index(one.kind.name) for one in site] == sorted(order.index(one.kind.name) for one in site)
    assert names(site.all("project")) == ["project/atlas", "project/boreal"]


def test_who_points_at_a_record_is_computed(site: Site) -> None:
    assert names(site.pointing_at(record(site, "theme", "sea"))) == [
        "project/atlas",
        "cluster/blue-harbours",
        "working-group/ports",
    ]
    assert names(site.pointing_at(record(site, "project", "boreal"))) == []


def test_a_record_that_points_twice_is_told_once(good: Path) -> None:
    change(good, "content/programme/record.yml", "lead: ville\n", "lead: ville\nlaunch: 2009\n")
    site = site_of(good)
    pointing = names(site.pointing_at(record(site, "partner", "ville")))
    assert pointing.count("programme/programme") == 1, "it names its lead and the leader of a step"


def test_every_reference_is_found_from_both_sides(site: Site) -> None:
    assert names(site.pointing_at(record(site, "region", "kriti"))) == [
        "project/atlas",
        "project/boreal",
        "cluster/ilios",
    ]


def test_what_is_not_there_is_nothing(site: Site) -> None:
    assert site.get("project", "nobody") is None
    assert site.all("spaceship") == ()


def test_a_site_never_changes(site: Site) -> None:
    with pytest.raises(FrozenInstanceError):
        site.published = frozenset({"projects/x"})  # type: ignore[misc]
    with pytest.raises(TypeError):
        site.records["project", "x"] = record(site, "project", "atlas")  # type: ignore[index]
    assert replace(site, published=frozenset({"x"})).records is site.records
