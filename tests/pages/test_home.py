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


def test_each_theme_tells_how_many_clusters_and_projects_name_it() -> None:
    site = good_site()
    themes = {theme.card.slug: theme.counts for theme in page(site, "en").context["themes"]}
    assert set(themes) == {record.slug for record in site.all("theme")}
    named = [record for record in site.all("project") if "sea" in record.facts.themes]  # type: ignore[attr-defined]
    assert any(count.startswith(f"{len(named)}\u00a0") for count in themes["sea"])
    assert not any(count.startswith("0") for counts in themes.values() for count in counts), "nothing is not counted"


def test_the_projects_of_which_most_is_known_come_first_and_of_different_themes(good: Path) -> None:
    assert [card.slug for card in page(good_site(), "fr").context["worth"]] == ["atlas", "boreal"]
    for name in ("calypso", "delos"):
        shutil.copytree(good / "content/projects/atlas", good / f"content/projects/{name}")
    worth = [card.slug for card in page(site_of(good), "fr").context["worth"]]
    assert worth == ["atlas", "boreal", "calypso"], "another theme before the next of the same"


def test_steps_lie_in_the_years_of_their_programme(good: Path) -> None:
    facts = good / "content/programme/record.yml"
    more = "  - {key: two, start: 2011-01, active-start: 2011-07, active-end: 2011-12}\n"
    facts.write_text(facts.read_text("utf-8").replace("objectives:", f"{more}objectives:"), "utf-8")
    times = page(site_of(good), "fr").context["times"]
    assert [year for year, _ in times.years] == [2009, 2010, 2011, 2012]
    (one,), (all_of_two, most_of_two) = times.bars["one"], times.bars["two"]
    assert (one.look, all_of_two.look, most_of_two.look) == ("most", "all", "most")
    assert 0 < one.left < one.left + one.width < all_of_two.left < most_of_two.left
    assert most_of_two.left + most_of_two.width < all_of_two.left + all_of_two.width < 100, "no end: the programme's"


def test_a_programme_without_steps_or_funding_has_neither_times_nor_share(good: Path) -> None:
    facts = good / "content/programme/record.yml"
    kept = [
        line for line in facts.read_text("utf-8").splitlines() if not line.startswith(("funding", "steps", "  - {key"))
    ]
    facts.write_text("\n".join(kept), "utf-8")
    told = page(site_of(good), "fr").context
    assert told["share"] == ""
    assert "times" not in told
    assert page(good_site(), "en").context["share"] == "75%"
