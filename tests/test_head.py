"""What the head of a page tells those who share it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from showcase.engine.layout import layout
from showcase.page import Page
from tests.conftest import ROOT
from tests.viewing import every_page, good_site

ADDRESS = "https://example.org/petit/"


def page(url: str, language: str) -> Page:
    return next(page for page in every_page(good_site()) if (page.url, page.language) == (url, language))


def told(shown: Page, root: Path) -> dict[str, list[str]]:
    """Every `<meta>` by its property or name."""
    found: dict[str, list[str]] = {}
    for node in LexborHTMLParser(layout(good_site(), root, None).fillings(shown)["head"]).css("meta"):
        name = node.attributes.get("property") or node.attributes.get("name") or ""
        found.setdefault(name, []).append(node.attributes.get("content") or "")
    return found


def test_a_shared_page_has_a_title_a_kind_an_address_and_a_picture(good: Path) -> None:
    meta = told(page("el/projects/atlas/", "el"), good)
    assert meta["og:title"] == ["Άτλας"]
    assert meta["og:type"] == ["article"]
    assert meta["og:url"] == [f"{ADDRESS}el/projects/atlas/"]
    assert meta["og:site_name"] == ["PP"]
    assert meta["og:description"] == meta["description"] == ["Ένα έργο επώασης."]
    assert meta["og:image"] == [f"{ADDRESS}assets/share.png"]
    assert meta["twitter:card"] == ["summary_large_image"]
    assert all(meta["og:image:alt"])


def test_its_languages_are_those_of_its_words(good: Path) -> None:
    meta = told(page("en/projects/atlas/", "en"), good)
    assert meta["og:url"] == [f"{ADDRESS}projects/atlas/"], "shown in French, and French is shared"
    assert meta["og:locale"] == ["fr_FR"]
    assert meta["og:locale:alternate"] == ["el_GR"]


@pytest.mark.parametrize("url", ["en/", "en/projects/", "en/clusters/theme/sea/"])
def test_lists_and_the_first_page_are_of_the_site(url: str, good: Path) -> None:
    assert told(page(url, "en"), good)["og:type"] == ["website"]


def test_a_record_with_a_picture_is_shared_with_it(good: Path) -> None:
    shown = page("en/clusters/ilios/", "en")
    picture = {"path": "assets/pictures/x.webp", "url": "", "width": 60, "height": 40, "words": 'A "view" & <more>'}
    meta = told(replace(shown, context={**shown.context, "picture": picture}), good)
    assert meta["og:image"] == [f"{ADDRESS}assets/pictures/x.webp"]
    assert (meta["og:image:width"], meta["og:image:height"]) == (["60"], ["40"])
    assert meta["og:image:alt"] == ['A "view" & <more>']


def test_the_common_picture_is_of_the_size_that_is_told_and_light() -> None:
    file = ROOT / "overrides/assets/share.png"
    with Image.open(file) as picture:
        assert picture.size == (1200, 630)
    assert file.stat().st_size <= 60_000
