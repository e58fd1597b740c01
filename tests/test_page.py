from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.language import Language, Languages
from showcase.page import Later, Page

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


def test_what_is_found_later_is_found_once_and_not_before() -> None:
    asked = []
    later = Later(lambda: asked.append("") or {"title": "A", "none": None})  # type: ignore[func-returns-value]
    assert not asked
    assert (later["title"], later["none"], later.get("gone"), "gone" in later) == ("A", None, None, False)
    assert {**later} == dict(later.items()) == {"title": "A", "none": None}
    assert (list(later), len(later)) == (["title", "none"], 2)
    with pytest.raises(KeyError):
        _ = later["gone"]
    assert len(asked) == 1


def test_what_could_not_be_found_is_asked_for_again() -> None:
    answers: Iterator[Mapping[str, int]] = iter([{"a": 1}])
    failing = [KeyError()]

    def find() -> Mapping[str, int]:
        if failing:
            raise failing.pop()
        return next(answers)

    later = Later(find)
    with pytest.raises(KeyError):
        _ = later["a"]
    assert later["a"] == 1


def test_a_page_is_kept_in_a_file_of_its_folder() -> None:
    assert (page("", {"fr"}).path, page("el/a/", {"fr"}).path) == ("index.html", "el/a/index.html")
