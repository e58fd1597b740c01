from __future__ import annotations

import re
from pathlib import Path

from showcase.facet import facets
from showcase.page import Page
from showcase.pages import facet
from tests.crowd import crowded
from tests.editing import site_of
from tests.viewing import good_site, viewer


def pages(language: str) -> dict[str, Page]:
    site = good_site()
    return {page.url: page for page in facet.pages(site, language, lambda depth: viewer(site, language, depth))}


def test_every_value_that_occurs_has_a_page() -> None:
    site = good_site()
    expected = {
        f"{kind.folder}/{one.word}/{choice.code}/"
        for kind in site.kinds
        for one in facets(site, kind, viewer(site, "fr"))
        for choice in one.choices
    }
    assert {"clusters/theme/sea/", "clusters/country/gr/", "clusters/working-group/ports/"} < expected
    assert set(pages("fr")) == expected
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


def test_values_told_by_the_same_words_have_titles_of_their_own(good: Path) -> None:
    title = good_site().strings["en"]["cluster.form.cluster"]
    for path in sorted(good.glob("content/themes/sea/text.*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^title: .*$", f"title: {title}", text), encoding="utf-8")
    site = site_of(good)
    titles = [page.title for page in facet.pages(site, "en", lambda depth: viewer(site, "en", depth))]
    assert len(set(titles)) == len(titles)


def test_a_value_of_many_records_goes_on_at_numbered_pages(tmp_path: Path) -> None:
    site = site_of(crowded(tmp_path / "site", 130))
    made = [
        page
        for page in facet.pages(site, "fr", lambda depth: viewer(site, "fr", depth))
        if page.url.startswith("clusters/region/evora/")
    ]
    assert [page.url for page in made] == ["clusters/region/evora/", "clusters/region/evora/page/2/"]
    assert [page.frame for page in made] == ["facet", "deep"]
    assert made[1].context["choice"].url == "../../../../../clusters/region/evora/"
    assert made[0].title != made[1].title
