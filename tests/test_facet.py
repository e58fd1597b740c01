from __future__ import annotations

from pathlib import Path

from showcase.facet import Facet, facets
from showcase.kinds import KINDS
from showcase.site import Site
from tests.editing import change, site_of
from tests.viewing import good_site, viewer


def of(site: Site, kind: str, language: str = "en", depth: int = 2) -> dict[str, Facet]:
    found = next(one for one in KINDS if one.name == kind)
    return {facet.word: facet for facet in facets(site, found, viewer(site, language, depth))}


def test_a_facet_has_the_values_that_occur_with_their_records() -> None:
    found = of(good_site(), "project")
    assert list(found) == ["theme", "region", "stage", "relation"]
    assert [(choice.code, choice.slugs) for choice in found["region"].choices] == [
        ("evora", ("atlas",)),
        ("kriti", ("atlas", "boreal")),
    ]
    assert [choice.code for choice in found["stage"].choices] == ["running"], "no page leads to nothing"


def test_a_value_is_told_in_the_reader_s_words() -> None:
    found = of(good_site(), "project", "en")
    assert found["stage"].label == "By stage"
    assert [choice.label for choice in found["stage"].choices] == ["Ongoing"]
    assert [choice.label for choice in found["theme"].choices] == ["Sea"], "a reference is told by its title"
    assert [choice.label for choice in of(good_site(), "cluster", "en")["form"].choices] == [
        "Cluster",
        "Innovation pole",
    ]


def test_a_value_leads_to_its_page_in_the_reader_s_language() -> None:
    (choice,) = of(good_site(), "project", "el", 3)["stage"].choices
    assert choice.url == "../../../el/projects/stage/running/"


def test_a_record_counts_under_each_of_its_values(good: Path) -> None:
    change(good, "content/projects/atlas/record.yml", "themes: [sea]", "themes: [sea, energy]")
    found = of(site_of(good), "project")
    assert [(choice.code, choice.slugs) for choice in found["theme"].choices] == [
        ("energy", ("atlas",)),
        ("sea", ("atlas",)),
    ]


def test_a_kind_without_facets_has_none() -> None:
    assert of(good_site(), "partner") == {}


def test_every_facet_is_a_fact_of_its_kind() -> None:
    for kind in KINDS:
        assert set(kind.facets) <= set(kind.facts.model_fields), kind.name
