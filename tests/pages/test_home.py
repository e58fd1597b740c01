from __future__ import annotations

import shutil
from pathlib import Path

from showcase.page import Page
from showcase.pages import home
from showcase.site import Site
from tests.editing import site_of
from tests.viewing import good_site, viewer


def page(site: Site, language: str) -> Page:
    (made,) = home.pages(site, language, lambda depth: viewer(site, language, depth))
    return made


def test_each_language_has_one_first_page_at_its_root() -> None:
    assert [page(good_site(), code).path for code in ("fr", "el", "en")] == [
        "index.html",
        "el/index.html",
        "en/index.html",
    ]
    assert page(good_site(), "el").alternates == {"fr": "", "el": "el/", "en": "en/"}


def test_its_title_is_the_site_s_and_its_summary_the_programme_s() -> None:
    told = page(good_site(), "el")
    assert (told.title, told.summary) == ("PP", "Ένα πρόγραμμα δύο περιφερειών, για δοκιμές.")
    assert told.real_alternates(good_site().settings.languages)[-1] == ("x-default", "")


def test_figures_are_counted_from_the_records_and_lead_to_their_lists() -> None:
    figures = page(good_site(), "en").context["figures"]
    assert ("2", "../en/clusters/") in [(figure.text, figure.url) for figure in figures]
    assert ("1", "../en/projects/") in [(figure.text, figure.url) for figure in figures]
    assert all(figure.code for figure in figures)
    assert not [figure for figure in figures if "documents" in figure.url], "the footer leads there"


def test_projects_are_counted_apart_by_their_relation(good: Path) -> None:
    shutil.copytree(good / "content/projects/boreal", good / "content/projects/austral")
    site = site_of(good)
    projects = [figure for figure in page(site, "en").context["figures"] if "projects" in figure.url]
    assert [figure.text for figure in projects] == ["1", "2"]
    assert len({figure.code for figure in projects}) == 2


def test_a_kind_without_records_has_no_figure(good: Path) -> None:
    shutil.rmtree(good / "content/projects")
    (good / "content/moved.yml").unlink()
    figures = page(site_of(good), "en").context["figures"]
    assert not [figure for figure in figures if "projects" in figure.url]


def test_a_programme_in_another_language_is_told_by_it(good: Path) -> None:
    (good / "content/programme/text.el.md").unlink()
    told = page(site_of(good), "el").context
    assert told["words_language"] == "en"
    assert page(good_site(), "el").context["words_language"] == ""


def test_it_leads_to_every_list_and_page_written_by_hand() -> None:
    links = page(good_site(), "el").context["links"]
    assert links["projects"] == "../el/projects/"
    assert links["about"] == "../el/about/"
