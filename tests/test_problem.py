from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.problem import QUOTED, Level, Place, Problem, quote, visible

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(st.text())
def test_what_is_shown_holds_nothing_hidden(text: str) -> None:
    assert not {unicodedata.category(c) for c in visible(text)} & HIDDEN


@given(st.text())
def test_a_quoted_value_is_never_longer_than_the_bound(text: str) -> None:
    quoted = quote(text)
    assert len(quoted) <= QUOTED + 2
    assert not {unicodedata.category(c) for c in quoted} & HIDDEN
    assert (quoted[0], quoted[-1]) == ("«", "»")


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=QUOTED))
def test_a_short_plain_value_is_quoted_as_it_is(text: str) -> None:
    assert quote(text) == f"«{text}»"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"),
        ("a\nb", r"a\x0ab"),
        ("Atlas \u202eSALTA", r"Atlas \u202eSALTA"),
        ("\U000e0041", r"\U000e0041"),
        ("Έργο : « l’eau »\u00a0!", "Έργο : « l’eau »\u00a0!"),
    ],
)
def test_control_and_format_characters_show_their_number(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_long_value_ends_with_an_ellipsis() -> None:
    assert quote("a" * 61) == f"«{'a' * 59}…»"


def test_a_place_is_what_an_editor_can_jump_to() -> None:
    assert str(Place("content/projects/atlas/record.yml", 3, 8)) == "content/projects/atlas/record.yml:3:8"
    assert str(Place("a\nb")) == r"a\x0ab:1:1"


def test_problems_stand_by_file_then_line_then_column() -> None:
    places = [Place("b"), Place("a", 10, 1), Place("a", 9, 2), Place("a", 9, 1)]
    ordered = sorted(Problem(place, "code", "message") for place in places)
    assert [str(problem.place) for problem in ordered] == ["a:9:1", "a:9:2", "a:10:1", "b:1:1"]


def test_an_error_and_a_warning_of_the_same_words_are_one_problem() -> None:
    error = Problem(Place("a"), "code", "message")
    assert error.level is Level.ERROR
    assert error == Problem(Place("a"), "code", "message", level=Level.WARNING)
