from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.language import Language, Languages
from showcase.page import Page

LANGUAGES = Languages(tuple(Language(code, code) for code in ("fr", "el", "en")), "fr", ("en",))
BASE = "https://example.org/petit/"
addresses = st.lists(st.sampled_from(["el", "projects", "atlas", "theme"]), max_size=4).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


def page(url: str, translated: set[str], original: str = "fr") -> Page:
    alternates = {"fr": "a/", "el": "el/a/", "en": "en/a/"}
    return Page(url, "fr", "list", "a", "A", "", "list.html", alternates, frozenset(translated), original)


@given(addresses, addresses)
def test_a_link_leads_a_browser_from_a_page_to_its_target(url: str, target: str) -> None:
    assert urljoin(BASE + url, page(url, {"fr"}).link(target)) == BASE + target


@pytest.mark.parametrize(
    ("translated", "original", "expected"),
    [
        ({"fr", "el"}, "fr", (("fr", "a/"), ("el", "el/a/"), ("x-default", "a/"))),
        ({"el", "en"}, "en", (("el", "el/a/"), ("en", "en/a/"), ("x-default", "en/a/"))),
        ({"el", "en"}, "el", (("el", "el/a/"), ("en", "en/a/"), ("x-default", "en/a/"))),
    ],
)
def test_real_translations_stand_in_order_with_one_for_everybody_else(
    translated: set[str], original: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert page("a/", translated, original).real_alternates(LANGUAGES) == expected


def test_a_page_is_kept_in_a_file_of_its_folder() -> None:
    assert (page("", {"fr"}).path, page("el/a/", {"fr"}).path) == ("index.html", "el/a/index.html")
