from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from showcase.page import Page
from showcase.pages.record import page, pages
from showcase.site import Site
from tests.editing import add, change, site_of
from tests.viewing import good_site, record, viewer


def of(site: Site, kind: str, slug: str, language: str) -> Page:
    return page(site, language, record(site, kind, slug), lambda depth: viewer(site, language, depth))


def test_every_record_has_a_page_in_every_language() -> None:
    site = good_site()
    for code in site.settings.languages.codes:
        made = list(pages(site, code, lambda depth, code=code: viewer(site, code, depth)))
        prefix = site.settings.languages.prefix(code)
        assert [page.url for page in made] == [f"{prefix}{record.address}/" for record in site]


def test_a_page_in_its_own_language_is_its_own_original() -> None:
    told = of(good_site(), "project", "atlas", "el")
    assert (told.url, told.path) == ("el/projects/atlas/", "el/projects/atlas/index.html")
    assert (told.title, told.summary, told.original) == ("Άτλας", "Ένα έργο επώασης.", "el")
    assert told.canonical == told.url
    assert told.context["words_language"] == told.context["title_language"] == ""


def test_a_page_with_words_of_another_language_says_so_and_is_no_translation() -> None:
    told = of(good_site(), "project", "atlas", "en")
    assert (told.original, told.canonical) == ("fr", "projects/atlas/")
    assert (told.context["words_language"], told.context["language_name"]) == ("fr", "French")
    assert told.real_alternates(good_site().settings.languages) == (
        ("fr", "projects/atlas/"),
        ("el", "el/projects/atlas/"),
        ("x-default", "projects/atlas/"),
    )
    assert told.alternates["en"] == "en/projects/atlas/", "the switch leads there all the same"


def test_a_record_without_the_default_language_has_another_default(good: Path) -> None:
    (good / "content/projects/atlas/text.fr.md").unlink()
    site = site_of(good)
    assert of(site, "project", "atlas", "fr").real_alternates(site.settings.languages) == (
        ("el", "el/projects/atlas/"),
        ("x-default", "el/projects/atlas/"),
    )


def test_a_name_is_of_no_foreign_language() -> None:
    told = of(good_site(), "cluster", "ilios", "en")
    assert (told.context["words_language"], told.context["title_language"]) == ("fr", "")
    assert told.title == "Ήλιος"


def test_a_page_shows_what_points_at_its_record() -> None:
    groups = of(good_site(), "theme", "sea", "fr").context["groups"]
    assert [(group.kind, [card.slug for card in group.cards]) for group in groups] == [
        ("projects", ["atlas"]),
        ("clusters", ["blue-harbours"]),
        ("working-groups", ["ports"]),
    ]


def test_what_points_at_a_region_s_clusters_shows_on_the_region() -> None:
    site = good_site()
    found = {one.slug for one in site.reaching(record(site, "region", "evora"))}
    assert {"blue-harbours", "ville"} <= found, "they name the region"
    assert {"ports", "report"} <= found, "they name a cluster or a partner of the region"
    assert "evora" not in found


def test_crumbs_lead_back_to_the_list() -> None:
    crumbs = of(good_site(), "project", "atlas", "en").context["crumbs"]
    assert [(crumb.text, crumb.url) for crumb in crumbs] == [
        ("Home", "../../../en/"),
        ("Projects", "../../../en/projects/"),
    ]
    assert len(of(good_site(), "programme", "programme", "en").context["crumbs"]) == 1


def test_a_page_says_where_its_words_are_kept() -> None:
    assert of(good_site(), "project", "atlas", "el").source == "content/projects/atlas/"


@pytest.fixture
def pictured(good: Path) -> Site:
    folder = good / "content/regions/evora"
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "blue").save(buffer, "JPEG")
    (folder / "view.jpg").write_bytes(buffer.getvalue())
    change(good, "content/regions/evora/record.yml", "country: PT\n", "country: PT\npicture: view.jpg\n")
    change(good, "content/regions/evora/text.en.md", "summary:", 'picture: "Roofs & walls"\nsummary:')
    add(good, "content/regions/evora/text.en.md", "\n![A gate](view.jpg)\n")
    return site_of(good)


def test_a_picture_has_its_address_its_size_and_its_words(pictured: Site) -> None:
    picture = of(pictured, "region", "evora", "en").context["picture"]
    assert picture["url"].startswith("../../../assets/pictures/")
    assert picture["url"].endswith(".webp")
    assert (picture["width"], picture["height"], picture["words"]) == (60, 40, "Roofs & walls")
    assert of(pictured, "region", "kriti", "en").context["picture"] is None


def test_a_picture_in_the_text_is_its_published_copy(pictured: Site) -> None:
    shown = of(pictured, "region", "evora", "en").context
    assert "view.jpg" not in shown["body"]
    assert f'src="{shown["picture"]["url"]}" width="60" height="40" loading="lazy"' in shown["body"]


def test_words_that_look_like_a_picture_s_tag_stay_words(pictured: Site, good: Path) -> None:
    add(good, "content/regions/evora/text.en.md", '\nWrite `<img src="view.jpg"` or `src="view.jpg"`.\n')
    body = of(site_of(good), "region", "evora", "en").context["body"]
    assert 'Write <code>&lt;img src="view.jpg"</code> or <code>src="view.jpg"</code>.' in body
    assert body.count(".webp") == of(pictured, "region", "evora", "en").context["body"].count(".webp") == 1


def test_links_have_names(good: Path) -> None:
    change(
        good,
        "content/regions/evora/record.yml",
        "country: PT\n",
        "country: PT\nlinks:\n  - {key: map, url: https://example.org/map}\n",
    )
    change(good, "content/regions/evora/text.en.md", "summary:", 'links: {map: "A map"}\nsummary:')
    (link,) = of(site_of(good), "region", "evora", "en").context["links"]
    assert (link.text, link.url) == ("A map", "https://example.org/map")
    (link,) = of(site_of(good), "region", "evora", "fr").context["links"]
    assert link.text == "https://example.org/map", "a link without a name is still a link"
