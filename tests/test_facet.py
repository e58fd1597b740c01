from __future__ import annotations

from pathlib import Path

from showcase.facet import Facet, facet_codes, facets
from showcase.kinds import KINDS
from showcase.site import Site
from tests.editing import change, site_of
from tests.viewing import good_site, viewer


def of(site: Site, kind: str, language: str = "en", depth: int = 2) -> dict[str, Facet]:
    found = next(one for one in KINDS if one.name == kind)
    return {facet.word: facet for facet in facets(site, found, viewer(site, language, depth))}


def test_a_facet_has_the_values_that_occur_with_their_records() -> None:
    found = of(good_site(), "project")
    assert list(found) == ["relation", "theme", "region", "country", "stage", "working-group"]
    assert [(choice.code, choice.slugs) for choice in found["region"].choices] == [
        ("kriti", ("atlas", "boreal")),
        ("evora", ("atlas",)),
    ], "in the order of their titles"
    assert [choice.code for choice in found["stage"].choices] == ["running"], "no page leads to nothing"


def test_a_value_is_told_in_the_reader_s_words() -> None:
    found = of(good_site(), "project", "en")
    assert found["stage"].label == good_site().strings["en"]["facet.stage"]
    assert [choice.label for choice in found["stage"].choices] == ["Ongoing"]
    assert [choice.label for choice in found["theme"].choices] == ["Sea"], "a reference is told by its title"
    assert [choice.label for choice in of(good_site(), "cluster", "en")["form"].choices] == [
        "Innovation pole",
        "Cluster",
    ], "in the order in which the model declares them"


def test_a_value_leads_to_its_page_in_the_reader_s_language() -> None:
    (choice,) = of(good_site(), "project", "el", 3)["stage"].choices
    assert choice.url == "../../../el/projects/stage/running/"


def test_a_record_counts_under_each_of_its_values(good: Path) -> None:
    change(good, "content/projects/atlas/record.yml", "themes: [sea]", "themes: [sea, energy]")
    found = of(site_of(good), "project")
    assert [(choice.code, choice.slugs) for choice in found["theme"].choices] == [
        ("sea", ("atlas",)),
        ("energy", ("atlas",)),
    ], "in the order of the themes"


def test_a_kind_without_facets_has_none() -> None:
    assert of(good_site(), "partner") == {}


def test_a_country_is_that_of_the_region_told_in_words_and_found_in_small_letters() -> None:
    found = of(good_site(), "cluster", "en")["country"]
    assert [(choice.code, choice.label, choice.slugs) for choice in found.choices] == [
        ("gr", "Greece", ("ilios",)),
        ("pt", "Portugal", ("blue-harbours",)),
    ]
    assert found.choices[0].url == "../../en/clusters/country/gr/"


def test_a_cluster_s_group_is_one_that_names_it() -> None:
    found = of(good_site(), "cluster")["working-group"]
    assert [(choice.code, choice.slugs) for choice in found.choices] == [("ports", ("blue-harbours",))]


def test_a_facet_without_a_value_is_not_there(good: Path) -> None:
    change(good, "content/working-groups/ports/record.yml", "clusters: [blue-harbours]\n", "")
    assert "working-group" not in of(site_of(good), "cluster")


def test_a_value_told_in_another_language_says_so(good: Path) -> None:
    (good / "content/themes/sea/text.en.md").unlink(missing_ok=True)
    (choice,) = [one for one in of(site_of(good), "cluster")["theme"].choices if one.code == "sea"]
    assert choice.language not in {"", "en"}


def test_codes_of_a_record_are_those_of_the_addresses() -> None:
    kind = next(one for one in KINDS if one.name == "cluster")
    assert facet_codes(good_site(), kind)["ilios"] == {
        "theme": ("energy",),
        "region": ("kriti",),
        "country": ("gr",),
        "form": ("innovation-pole",),
        "working-group": (),
    }
