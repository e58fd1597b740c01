from __future__ import annotations

from showcase.page import Page
from showcase.pages import facet
from tests.viewing import good_site, viewer


def pages(language: str) -> dict[str, Page]:
    site = good_site()
    return {page.url: page for page in facet.pages(site, language, lambda depth: viewer(site, language, depth))}


def test_every_value_that_occurs_has_a_page() -> None:
    assert sorted(pages("fr")) == [
        "clusters/form/cluster/",
        "clusters/form/innovation-pole/",
        "clusters/region/evora/",
        "clusters/region/kriti/",
        "clusters/theme/energy/",
        "clusters/theme/sea/",
        "projects/region/evora/",
        "projects/region/kriti/",
        "projects/relation/incubated/",
        "projects/relation/related/",
        "projects/stage/running/",
        "projects/theme/sea/",
    ]
    assert set(pages("el")) == {f"el/{url}" for url in pages("fr")}


def test_a_page_shows_the_records_with_its_value_and_no_other() -> None:
    page = pages("en")["en/projects/region/evora/"]
    assert [card.slug for card in page.context["cards"]] == ["atlas"]
    assert [card.slug for card in pages("en")["en/projects/region/kriti/"].context["cards"]] == ["atlas", "boreal"]
    assert page.context["cards"][0].url == "../../../../en/projects/atlas/"


def test_its_title_names_the_kind_and_the_value() -> None:
    page = pages("en")["en/projects/stage/running/"]
    assert page.title == "Projects: Ongoing"
    assert (page.section, page.frame) == ("projects", "facet")
    assert page.alternates["el"] == "el/projects/stage/running/"


def test_the_current_value_is_one_of_those_shown() -> None:
    page = pages("en")["en/clusters/theme/sea/"]
    choices = [choice for one in page.context["facets"] for choice in one.choices]
    assert [choice for choice in choices if choice is page.context["choice"]]


def test_two_pages_of_a_language_never_share_a_title() -> None:
    titles = [page.title for page in pages("el").values()]
    assert len(set(titles)) == len(titles)
