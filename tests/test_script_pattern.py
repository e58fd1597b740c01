"""Regular expressions as JavaScript writes them; that they mean the same, a browser shows (`test_form_browser`)."""

from __future__ import annotations

import re

import pytest

from showcase.script_pattern import script_pattern


@pytest.mark.parametrize(
    ("python", "script"),
    [
        (r"[\w-]+", r"[\p{L}\p{N}_-]+"),
        (r"\w++x*+", r"[\p{L}\p{N}_]+x*"),
        (r"(?P<name>a)(?:b)(?!c)", "(?<name>a)(?:b)(?!c)"),
        (r"(?i:ab.)c", "(?:[Aa][Bb].)c"),
        (r"(?i:[ab])A", "(?:[AaBb])A"),
        (r"\"\-\ \#", '"- #'),
        (r"[\-\]\\]", r"[\-\]\\]"),
        (r"[]a]", r"[\]a]"),
        ("\\U0001f000\\u0300\\x07", "\\u{0001f000}\\u0300\\x07"),
        (r"[+*]+\+", r"[+*]+\+"),
    ],
)
def test_each_sign_is_written_as_the_other_language_has_it(python: str, script: str) -> None:
    assert script_pattern(re.compile(python)) == (script, "u")


def test_a_word_ends_where_a_letter_of_any_alphabet_ends() -> None:
    source, _ = script_pattern(re.compile(r"\b"))
    assert source.count(r"\p{L}") == 4


def test_letters_are_those_of_english_where_the_pattern_says_so() -> None:
    assert script_pattern(re.compile(r"\w", re.ASCII)) == ("[A-Za-z0-9_]", "u")


def test_comments_and_blanks_between_the_parts_are_left_out() -> None:
    pattern = re.compile("a # one\n [ b] \\# c", re.VERBOSE)
    assert script_pattern(pattern) == ("a[ b]#c", "u")


def test_case_that_does_not_count_is_a_flag() -> None:
    assert script_pattern(re.compile("A", re.IGNORECASE)) == ("A", "iu")
