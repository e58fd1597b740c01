from __future__ import annotations

from pathlib import Path

from showcase.page import Page
from showcase.pages import listing
from showcase.site import Site
from tests.editing import add, site_of
from tests.viewing import good_site, viewer


def pages(site: Site, language: str) -> dict[str, Page]:
    made = list(listing.pages(site, language, lambda depth: viewer(site, language, depth)))
    assert len({page.section for page in made}) == len(made)
    return {page.section: page for page in made}


def test_every_kind_has_a_list_but_the_one_programme() -> None:
    site = good_site()
    assert set(pages(site, "fr")) == {kind.folder for kind in site.kinds} - {"programme"}


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
