from __future__ import annotations

from pathlib import Path

from showcase.page import Page
from showcase.pages import listing
from showcase.site import Site
from tests.crowd import crowded
from tests.editing import add, site_of
from tests.viewing import good_site, viewer


def pages(site: Site, language: str) -> dict[str, Page]:
    made = list(listing.pages(site, language, lambda depth: viewer(site, language, depth)))
    assert len({page.section for page in made}) == len(made)
    return {page.section: page for page in made}


def test_every_kind_has_a_list_but_those_of_one_record() -> None:
    site = good_site()
    assert set(pages(site, "fr")) == {kind.folder for kind in site.kinds if not kind.single}


def test_a_list_shows_all_records_of_its_kind_in_the_reader_s_language() -> None:
    page = pages(good_site(), "el")["themes"]
    assert (page.url, page.template, page.frame) == ("el/themes/", "lists/theme.html", "list")
    assert [card.slug for card in page.context["cards"]] == ["sea", "energy"]
    assert page.context["cards"][0].url == "../../el/themes/sea/"
    assert page.title == good_site().strings["el"]["kind.theme.many"]


def test_a_list_is_its_own_translation_in_every_language() -> None:
    page = pages(good_site(), "en")["projects"]
    assert page.original == "en"
    assert page.translated == {"fr", "el", "en"}
    assert page.canonical == "en/projects/"


def test_a_kind_without_records_has_an_empty_list(good: Path) -> None:
    for name in ("record.yml", "text.fr.md"):
        (good / "content/documents/report" / name).unlink()
    (good / "content/documents/report").rmdir()
    assert pages(site_of(good), "fr")["documents"].context["cards"] == ()


def test_a_list_invites_to_contribute_when_there_is_a_page_for_it(good: Path) -> None:
    assert pages(good_site(), "el")["projects"].context["contribute"] == ""
    add(good, "docs/fr/contribute.md", "---\ntitle: Contribuer\n---\n")
    assert pages(site_of(good), "el")["projects"].context["contribute"] == "../../el/contribute/"


def test_a_long_list_goes_on_at_numbered_pages(tmp_path: Path) -> None:
    site = site_of(crowded(tmp_path / "site", 130))
    made = {
        page.url: page
        for page in listing.pages(site, "el", lambda depth: viewer(site, "el", depth))
        if page.section == "clusters"
    }
    assert list(made) == ["el/clusters/", "el/clusters/page/2/", "el/clusters/page/3/"]
    assert [len(page.context["cards"]) for page in made.values()] == [60, 60, 12]
    assert len({card.slug for page in made.values() for card in page.context["cards"]}) == 132, "each record once"
    second = made["el/clusters/page/2/"]
    assert second.canonical == second.url, "a page of its own, not a copy of the first"
    assert second.alternates["en"] == "en/clusters/page/2/"
    assert len({page.title for page in made.values()}) == 3
    assert second.context["cards"][0].url.startswith("../../../../el/clusters/")
    assert ["directory" in page.context for page in made.values()] == [True, False, False]


def test_only_a_list_that_is_narrowed_needs_a_script() -> None:
    made = pages(good_site(), "fr")
    assert made["clusters"].assets == ("directory.css", "directory.js")
    assert made["documents"].assets == ()
