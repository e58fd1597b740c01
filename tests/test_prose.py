from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.problem import Level, Place
from showcase.prose import check_language, check_picture_words, check_prose

GREEK = "Η συνεργασία των συμπλεγμάτων ενισχύει την καινοτομία στη Μεσόγειο."
FRENCH = "La coopération des pôles renforce l’innovation en Méditerranée."


def codes(text: str) -> list[str]:
    return [found.code for found in check_prose(text)]


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "TODO: the text",
        "TODO write this",
        "## TODO\n\nlater",
        "FIXME later",
        "TBD",
        "XXX",
        "xxxx...",
        "Lorem ipsum dolor sit amet",
        "À compléter",
        "[à compléter]",
        "a completar",
        "Da completare",
        "προς συμπλήρωση",
        "To be completed",
    ],
)
def test_placeholders_are_told(text: str) -> None:
    assert codes(text) == ["text-placeholder"]


@pytest.mark.parametrize(
    "text",
    [
        "TODO EL MUNDO conoce el Mediterráneo.",
        "Todo empezó en Marsella.",
        "XXX edición del congreso",
        "Le projet reste à compléter.",
        "The todo list: TODO is a word here.",
        "A complete text.",
    ],
)
def test_words_that_only_resemble_placeholders_pass(text: str) -> None:
    assert codes(text) == []


def test_the_place_of_a_placeholder_is_its_first_letter() -> None:
    (found,) = check_prose("\n**TODO**")
    assert found.at == 3


@pytest.mark.parametrize("mark", ["-", "_", "=", "…", "—", "!"])
def test_a_mark_stands_up_to_64_times_in_a_row(mark: str) -> None:
    assert codes("a" + mark * 64) == []
    (found,) = check_prose("a" + mark * 65)
    assert (found.code, found.at) == ("text-too-tangled", 1)


def test_brackets_are_counted_within_one_paragraph_and_escaped_ones_are_not() -> None:
    assert codes("[a " * 17) == ["text-too-tangled"]
    assert codes("[a " * 16) == []
    assert codes("[a\n\n" * 40) == []
    assert codes("[a] " * 400) == []
    assert codes("\\[a " * 40) == []


def test_emphasis_is_counted_within_one_paragraph_and_closed_emphasis_is_not() -> None:
    assert codes("*a " * 17) == ["text-too-tangled"]
    assert codes("*a* **b** _c_ " * 200) == []
    assert codes("* item\n" * 200) == []
    assert codes("snake_case 2*3 " * 200) == []


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_judged_and_offsets_lie_within_it(text: str) -> None:
    for found in check_prose(text):
        assert 0 <= found.at <= len(text)


def test_a_text_in_another_script_than_its_language_is_warned_of() -> None:
    (problem,) = check_language("text.el.md", FRENCH, "el", Place("text.el.md", 4))
    assert (problem.code, problem.level, str(problem.place)) == ("text-language", Level.WARNING, "text.el.md:4:1")
    (problem,) = check_language("text.fr.md", GREEK, "fr")
    assert str(problem.place) == "text.fr.md:1:1"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GREEK, "el"),
        (FRENCH, "fr"),
        (FRENCH, "it"),
        ("Το IC-MED και τα MEDLAB, SCS, CAPENERGIES, MedTech, iKTIMED και Torino Wireless.", "el"),
        ("Δείτε: https://www.example.org/a/long/address/in/latin/letters", "el"),
        ("Δείτε `some code in latin letters` και [αυτό](../../clusters/capenergies/)", "el"),
        ("ΣΥΝΕΡΓΑΣΙΑ", "el"),
        ("2009–2013: 14", "el"),
        ("", "el"),
        (FRENCH, "zz"),
    ],
)
def test_a_text_in_its_own_script_passes_whatever_names_it_holds(text: str, language: str) -> None:
    assert check_language("t.md", text, language) == ()


def test_a_text_of_names_alone_is_not_taken_for_greek() -> None:
    assert len(check_language("t.md", "IC-MED MEDLAB Torino Wireless", "el")) == 1


@pytest.mark.parametrize("words", ["", "  ", "Photo", "harbour.jpg", "HARBOUR", "a" * 201])
def test_words_that_tell_nothing_of_a_picture_are_refused(words: str) -> None:
    found = check_picture_words(words, "harbour.jpg", 0)
    assert found is not None
    assert found.code == "picture-wordless"


def test_words_that_tell_a_picture_pass() -> None:
    assert check_picture_words("A harbour at dawn", "harbour.jpg", 0) is None
