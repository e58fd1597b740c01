from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.language import Language, Languages

CODES = ("fr", "es", "it", "el", "en")
FIVE = Languages(tuple(Language(code, code.upper()) for code in CODES), "fr", ("en", "fr"))


@pytest.mark.parametrize(
    ("wanted", "available", "shown"),
    [
        ("el", {"el", "en", "fr"}, "el"),
        ("el", {"en", "fr"}, "en"),
        ("el", {"it", "fr"}, "fr"),
        ("en", {"it", "es"}, "es"),
        ("el", {"pt"}, None),
        ("el", set(), None),
    ],
)
def test_a_missing_text_is_replaced_by_a_preferred_one_then_in_order(
    wanted: str, available: set[str], shown: str | None
) -> None:
    assert FIVE.fallback(wanted, available) == shown


def test_without_preferred_languages_the_default_comes_first() -> None:
    assert Languages(FIVE.all, "it").fallback("el", {"es", "it"}) == "it"


@given(st.sampled_from(CODES), st.sets(st.sampled_from((*CODES, "pt", "de"))))
def test_what_replaces_a_text_is_there_and_is_found_whenever_there_is_one(wanted: str, available: set[str]) -> None:
    shown = FIVE.fallback(wanted, available)
    assert shown in available if available & set(CODES) else shown is None
    assert shown == wanted or wanted not in available


def test_the_default_language_alone_has_no_prefix() -> None:
    assert [FIVE.prefix(code) for code in FIVE.codes] == ["", "es/", "it/", "el/", "en/"]


def test_a_language_has_its_own_name_and_an_unknown_one_its_code() -> None:
    assert (FIVE.name("el"), FIVE.name("pt")) == ("EL", "pt")
    assert [language.code for language in FIVE] == list(CODES)
