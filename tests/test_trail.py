from __future__ import annotations

from pathlib import Path

import pytest

from showcase.kinds import KINDS
from showcase.record import Kind
from showcase.trail import codes, end
from tests.editing import change, site_of
from tests.viewing import good_site, record


def kind(name: str) -> Kind:
    return next(one for one in KINDS if one.name == name)


@pytest.mark.parametrize(
    ("what", "slug", "trail", "expected"),
    [
        ("cluster", "ilios", "themes", ("energy",)),
        ("cluster", "ilios", "form", ("innovation-pole",)),
        ("cluster", "ilios", "region.country", ("GR",)),
        ("project", "atlas", "regions.country", ("PT", "GR")),
        ("project", "boreal", "stage", ()),
        ("cluster", "blue-harbours", "working-group.clusters", ("ports",)),
        ("cluster", "ilios", "working-group.clusters", ()),
        ("cluster", "blue-harbours", "project.clusters", ("atlas",)),
    ],
)
def test_a_trail_leads_to_codes(what: str, slug: str, trail: str, expected: tuple[str, ...]) -> None:
    assert codes(good_site(), record(good_site(), what, slug), trail) == expected


def test_two_regions_of_one_country_are_that_country_once(good: Path) -> None:
    change(good, "content/regions/evora/record.yml", "country: PT", "country: GR")
    change(good, "content/clusters/blue-harbours/record.yml", "country: PT", "country: GR")
    change(good, "content/partners/ville/record.yml", "country: PT", "country: GR")
    site = site_of(good)
    assert codes(site, record(site, "project", "atlas"), "regions.country") == ("GR",)


@pytest.mark.parametrize(
    ("what", "trail", "expected", "how"),
    [
        ("cluster", "themes", ("cluster", "themes", "theme"), ""),
        ("cluster", "form", ("cluster", "form", ""), ""),
        ("cluster", "region.country", ("region", "country", ""), "country"),
        ("cluster", "founded", ("cluster", "founded", ""), "date"),
        ("cluster", "working-group.clusters", ("working-group", "clusters", "working-group"), ""),
    ],
)
def test_what_stands_at_a_trail_s_end(what: str, trail: str, expected: tuple[str, str, str], how: str) -> None:
    found = end(KINDS, kind(what), trail)
    assert (found.kind.name, found.fact, found.target) == expected
    assert found.how == how


@pytest.mark.parametrize("trail", ["nonsense", "region.nonsense", "form.country", "event.themes", "nobody.clusters"])
def test_a_trail_that_leads_nowhere_is_refused(trail: str) -> None:
    with pytest.raises(KeyError):
        end(KINDS, kind("cluster"), trail)
