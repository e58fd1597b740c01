from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase import limits
from showcase.slug import PATTERN, RESERVED, check_reserved, check_slug, suggest

NONE: frozenset[str] = frozenset()
RULE = "use 3 to 60 letters a-z, digits and single hyphens, a letter first"


@pytest.mark.parametrize("name", ["atlas", "pole-mer-paca", "le2c", "a1-2-3", "abc", "a" * 60])
def test_plain_words_joined_by_hyphens_pass(name: str) -> None:
    assert check_slug("p", name, NONE) is None


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("Atlas", "the 1st letter of «Atlas» is LATIN CAPITAL LETTER A (U+0041)", "use `atlas`"),
        (
            "\u0430tlas",
            "the 1st letter of «\u0430tlas» is CYRILLIC SMALL LETTER A (U+0430), not `a`",
            "use `atlas`",
        ),
        ("atlαs", "the 4th letter of «atlαs» is GREEK SMALL LETTER ALPHA (U+03B1), not `a`", "use `atlas`"),
        ("évora", "the 1st letter of «évora» is LATIN SMALL LETTER E WITH ACUTE (U+00E9)", "use `evora`"),
        ("my_project", "the 3rd letter of «my_project» is LOW LINE (U+005F)", "use `my-project`"),
        ("συνεργασία", "the 1st letter of «συνεργασία» is GREEK SMALL LETTER SIGMA (U+03C3)", "use `synergasia`"),
        ("two--hyphens", "«two--hyphens» is not made of words joined by single hyphens", "use `two-hyphens`"),
        ("2024-plan", "«2024-plan» begins with a digit", "use `plan`"),
        ("-n", "«-n» is not made of words joined by single hyphens", RULE),
        ("ab", "«ab» has 2 characters", RULE),
        ("a" * 61, f"«{'a' * 59}…» has 61 characters", RULE),
    ],
)
def test_what_keeps_a_name_from_being_an_address_is_told_with_another(name: str, message: str, hint: str) -> None:
    problem = check_slug("content/projects/x", name, NONE)
    assert problem is not None
    assert (problem.code, problem.message, problem.hint) == ("slug-invalid", message, hint)
    assert str(problem.place) == "content/projects/x:1:1"


@pytest.mark.parametrize("name", [*sorted(RESERVED), "el", "theme"])
def test_a_name_that_the_site_or_a_disk_uses_is_taken(name: str) -> None:
    problem = check_slug("p", name, frozenset({"el", "theme"}))
    assert problem is not None
    assert problem.code == "slug-reserved"


def test_a_page_s_name_need_be_no_folder_s_name_but_may_not_be_taken() -> None:
    assert check_reserved("p", "À propos", frozenset({"projects"})) is None
    problem = check_reserved("docs/fr/projects.md", "projects", frozenset({"projects"}))
    assert problem is not None
    assert (problem.code, str(problem.place)) == ("slug-reserved", "docs/fr/projects.md:1:1")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Pôle Mer — Méditerranée", "pole-mer-mediterranee"),
        ("Cœur de l’Œuvre", "coeur-de-l-oeuvre"),
        ("Compañía & Cía.", "compania-cia"),
        ("Θάλασσα και Ουρανός", "thalassa-kai-ouranos"),
        ("Άγγελος", "angelos"),
        ("ΨΑΡΙΑ ΧΩΡΙΣ ΘΟΡΥΒΟ", "psaria-choris-thoryvo"),
        ("Großstadt Łódź", "grossstadt-lodz"),
        ("2009: the year", "the-year"),
        ("Index", "my-record"),
        ("A", "my-record"),
        ("会社", "my-record"),
    ],
)
def test_a_suggestion_is_close_to_what_was_meant(name: str, plain: str) -> None:
    assert suggest(name) == plain


def test_a_long_suggestion_ends_with_a_whole_word() -> None:
    name = suggest("Une coopération " * 10)
    assert len(name) <= limits.SLUG_LONGEST
    assert name.split("-")[-1] in {"une", "cooperation"}


@given(st.text() | st.text(alphabet="aΑάéЖ-0 _'œß", max_size=90))
def test_what_is_suggested_can_be_typed_as_it_is(name: str) -> None:
    assert check_slug("p", suggest(name), NONE) is None


@given(st.from_regex(PATTERN, fullmatch=True))
def test_a_good_name_is_suggested_as_it_is(name: str) -> None:
    assert suggest(name) == name or check_slug("p", name, NONE) is not None
