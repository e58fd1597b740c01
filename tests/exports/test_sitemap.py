from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from showcase.exports import sitemap
from showcase.page import Page
from tests.viewing import every_page, good_site

ADDRESS = "https://example.org/petit/"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def made(shown: list[Page]) -> etree._Element:
    ((path, data),) = sitemap.files(good_site(), shown)
    assert path == "sitemap.xml"
    return etree.fromstring(data)


def places(tree: etree._Element) -> list[str]:
    return [str(place.text) for place in tree.iterfind("s:url/s:loc", SPACES)]


def test_every_page_in_its_own_words_is_listed_and_no_other() -> None:
    shown = every_page(good_site())
    own = sorted(ADDRESS + page.url for page in shown if page.language in page.translated)
    assert places(made(shown)) == own
    assert f"{ADDRESS}en/projects/atlas/" not in own, "there is no English text"
    assert len(own) < len(shown)


def test_the_order_of_the_pages_does_not_matter() -> None:
    shown = every_page(good_site())
    assert etree.tostring(made(shown)) == etree.tostring(made(shown[::-1]))


@pytest.mark.parametrize(
    ("address", "translations"),
    [
        ("projects/atlas/", {"fr": "projects/atlas/", "el": "el/projects/atlas/", "x-default": "projects/atlas/"}),
        (
            "en/projects/boreal/",
            {"fr": "projects/boreal/", "en": "en/projects/boreal/", "x-default": "projects/boreal/"},
        ),
        ("el/", {"fr": "", "el": "el/", "en": "en/", "x-default": ""}),
    ],
)
def test_each_page_names_its_real_translations_in_full(address: str, translations: dict[str, str]) -> None:
    (entry,) = made(every_page(good_site())).xpath("//s:url[s:loc=$place]", place=ADDRESS + address, namespaces=SPACES)
    links = {link.get("hreflang"): link.get("href") for link in entry.iterfind("x:link", SPACES)}
    assert links == {code: ADDRESS + url for code, url in translations.items()}


def test_an_address_with_signs_of_xml_stays_an_address() -> None:
    page = every_page(good_site())[0]
    odd = Page(
        **{name: getattr(page, name) for name in page.__slots__} | {"url": 'a&b<"c"/', "alternates": {"fr": 'a&b<"c"/'}}
    )
    assert places(made([odd])) == [f'{ADDRESS}a&b<"c"/']


def test_every_listed_page_is_published_and_says_the_same_of_itself(good_built: Path) -> None:
    public = good_built / "public"
    listed = places(etree.parse(public / "sitemap.xml").getroot())
    assert len(listed) > len(good_site().records)
    for place in listed:
        html = (public / place.removeprefix(ADDRESS) / "index.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{place}">' in html
