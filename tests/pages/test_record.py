from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from showcase.engine.layout import layout
from showcase.page import Page
from showcase.pages.record import pages
from showcase.site import Site
from tests.editing import add, change, site_of
from tests.growing import grown, twin
from tests.viewing import good_site, record, viewer


def of(site: Site, kind: str, slug: str, language: str) -> Page:
    found = pages(site, (record(site, kind, slug),), lambda code, depth: viewer(site, code, depth))
    return next(page for page in found if page.language == language)


def test_every_record_has_a_page_in_every_language() -> None:
    site = good_site()
    made = pages(site, site, partial(viewer, site))
    addresses = [
        f"{site.settings.languages.prefix(code)}{record.address}/"
        for record in site
        for code in site.settings.languages.codes
    ]
    assert [page.url for page in made] == addresses


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


def neighbours(site: Site, kind: str, language: str) -> dict[str, tuple[str, str]]:
    made = pages(site, site.all(kind), partial(viewer, site))
    shown = {page.url.split("/")[-2]: page.context["near"] for page in made if page.language == language}
    return {slug: tuple(one.code if one else "" for one in near) for slug, near in shown.items()}  # type: ignore[misc]


def test_a_record_leads_to_its_neighbours_in_the_list_of_that_language() -> None:
    assert neighbours(good_site(), "region", "fr") == {"kriti": ("", "evora"), "evora": ("kriti", "")}
    assert neighbours(good_site(), "region", "el") == {"evora": ("", "kriti"), "kriti": ("evora", "")}
    assert neighbours(good_site(), "programme", "fr") == {"programme": ("", "")}


def test_like_records_come_with_the_reason_in_words() -> None:
    site = grown(twin("cluster", "ilios", "selene", region="evora"))
    (one,) = of(site, "cluster", "selene", "en").context["similar"][:1]
    assert one.card.slug == "ilios"
    assert [(reason.label, [item.text for item in reason.items]) for reason in one.reasons] == [
        ("Same theme", ["Energy"]),
        ("Same form", ["Innovation pole"]),
    ]


def test_who_a_cluster_worked_with_is_not_proposed_again() -> None:
    shown = of(good_site(), "cluster", "ilios", "en").context
    assert [one.item.text for one in shown["companions"]] == ["Blue Harbours"]
    assert [one.item.url for one in shown["companions"]] == ["../../../en/clusters/blue-harbours/"]
    assert [joint.text for joint in shown["companions"][0].through] == ["Atlas : la mer"]
    assert shown["similar"] == ()


def test_a_page_without_a_picture_has_a_motif_of_its_own(pictured: Site, good: Path) -> None:
    def motifs(site: Site, slug: str, language: str) -> list[str]:
        shown = html(site, of(site, "region", slug, language), good)
        return re.findall(r'<svg class="motif".*?</svg>', shown, re.DOTALL)

    assert motifs(pictured, "evora", "en") == []
    (one,), (other,) = (motifs(good_site(), slug, "en") for slug in ("evora", "kriti"))
    assert one != other
    assert [one] == motifs(good_site(), "evora", "el")


def html(site: Site, page: Page, root: Path) -> str:
    return layout(site, root, None).draw(page.template, page, page.context)


def test_a_page_does_not_grow_with_the_site(good: Path) -> None:
    some, many = (grown(*(twin("cluster", "ilios", f"c{n:04}") for n in range(count))) for count in (40, 400))
    for kind, slug in (("region", "kriti"), ("theme", "energy"), ("cluster", "ilios")):
        lengths = [len(html(site, of(site, kind, slug, "fr"), good)) for site in (some, many)]
        assert lengths[1] < lengths[0] + 200, (kind, lengths)


def test_every_id_of_a_page_stands_once(good: Path) -> None:
    for kind, slug in (("project", "atlas"), ("cluster", "blue-harbours"), ("programme", "programme")):
        ids = re.findall(r' id="([^"]+)"', html(good_site(), of(good_site(), kind, slug, "fr"), good))
        assert len(set(ids)) == len(ids)
        assert {"facts", "provenance"} <= set(ids)


def test_a_report_carries_the_title_whatever_is_in_it(good: Path) -> None:
    name = "R&D #1: 50% “más” / +?"
    site = grown(twin("cluster", "ilios", "ilios", name=name))
    (address,) = re.findall(r'href="([^"]+/issues/new[^"]*)"', html(site, of(site, "cluster", "ilios", "en"), good))
    asked = parse_qs(urlsplit(unescape(address)).query)
    assert list(asked) == ["title"]
    assert name in asked["title"][0]


def test_without_a_repository_there_is_nothing_to_edit(good: Path) -> None:
    site = grown()
    site = replace(site, settings=replace(site.settings, repository=""))
    shown = html(site, of(site, "cluster", "ilios", "en"), good)
    assert "issues/new" not in shown
    assert "data-copy" in shown
