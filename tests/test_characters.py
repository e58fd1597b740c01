from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from showcase.characters import bare, check_characters, decode, normal
from showcase.problem import visible

ANY = st.text(st.characters(exclude_categories=()))


def codes(text: str) -> list[str]:
    return [problem.code for problem in check_characters("t.yml", text)]


@pytest.mark.parametrize(
    "character",
    "\x00\x07\x0b\x0c\x1b\x7f\x80\x85\x9f\u2028\u2029\ufffe\uffff\ufdd0\U0001ffff\U0010fffe\ud800\udfff\r",
)
def test_control_characters_are_refused(character: str) -> None:
    (problem,) = check_characters("t.yml", f"name: Atlas{character}")
    assert (problem.code, str(problem.place)) == ("text-control", "t.yml:1:12")
    assert character not in problem.message


@pytest.mark.parametrize("character", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200e\u200f")
def test_marks_that_turn_the_direction_are_refused(character: str) -> None:
    (problem,) = check_characters("t.yml", f"name: Atlas {character}CIPOHTNAS\n")
    assert (problem.code, str(problem.place)) == ("text-bidi", "t.yml:1:13")
    assert f"\\u{ord(character):04x}" in problem.message


@pytest.mark.parametrize(
    "character",
    "\u200b\u200c\u200d\ufeff\u00ad\u2060\u180e\u034f\u3164\ue000\U000e0001\U000e0020\U000e007f\ufe0f\ufe00\U000e0100",
)
def test_characters_that_do_not_show_are_refused(character: str) -> None:
    (problem,) = check_characters("t.yml", f"name: At{character}las\n")
    assert (problem.code, str(problem.place)) == ("text-invisible", "t.yml:1:9")


@pytest.mark.parametrize(
    "text",
    [
        "Attention\u202f! l\u2019eau, sous\u2011marin, 10\u00a0000\u00a0€",
        "\u0388ρ\u03b3\u03bf\u0387 τι\u037e \u1f71 \u03ac \u03b1\u0301 ς ΣΥΝΕΡΓΑΣΙΑ",  # ano teleia, question mark, oxia
        "👩\u200d🚀 👩🏽\u200d🚀 🏳\ufe0f\u200d🌈 ❤\ufe0f \u2601\ufe0f 1\ufe0f\u20e3 ©\ufe0f 👨\u200d👩\u200d👧",
        "tab\there\nand a line",
        "Windows\r\nline ends\r\n",
        "",
    ],
)
def test_french_spaces_greek_and_emoji_pass(text: str) -> None:
    assert check_characters("t.md", text) == ()
    assert bare(text) == text


def test_a_joiner_or_selector_beside_a_letter_is_refused_even_when_an_emoji_is_near() -> None:
    assert codes("👩\u200da") == ["text-invisible"]
    assert codes("a\u200d👩") == ["text-invisible"]
    assert codes("👩a\ufe0f") == ["text-invisible"]


def test_the_first_of_each_sort_is_told_and_no_more() -> None:
    text = "a\u200bb\u200b\nc\x07\x07\nd\u202e\u202d"
    found = check_characters("t.md", text, first_line=10)
    assert [(str(problem.place), problem.code) for problem in found] == [
        ("t.md:10:2", "text-invisible"),
        ("t.md:11:2", "text-control"),
        ("t.md:12:2", "text-bidi"),
    ]


def test_a_line_end_of_windows_counts_once() -> None:
    (problem,) = check_characters("t.md", "one\r\ntwo\r\nthr\u200bee\r\n")
    assert str(problem.place) == "t.md:3:4"


def test_a_lone_carriage_return_is_a_control_character_and_says_to_press_enter() -> None:
    (problem,) = check_characters("t.md", "one\rtwo")
    assert (problem.code, str(problem.place)) == ("text-control", "t.md:1:4")
    assert "Enter" in problem.hint


def test_the_message_shows_the_neighbourhood_on_one_line() -> None:
    (problem,) = check_characters("t.md", "first line\nsecond At\u200blas line\nthird")
    assert "«second At\\u200blas line»" in problem.message
    assert "ZERO WIDTH SPACE (U+200B)" in problem.message


# Signs that Unicode calls formats but that show, before Arabic, Syriac or Kaithi figures.
SEEN = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
HIDDEN = {
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0),
    *(range(0x180B, 0x1810)),
    *(range(0xFE00, 0xFE10)),
    *(range(0x13430, 0x13440)),
    *(range(0xE0000, 0xE1000)),
}


def test_each_code_point_is_accepted_or_refused_by_what_unicode_says_of_it() -> None:
    def refused(point: int) -> bool:
        character = chr(point)
        if character in "\n\t" or point in SEEN:
            return False
        noncharacter = 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE
        hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
        return noncharacter or hidden or point in HIDDEN

    wrong = [point for point in range(sys.maxunicode + 1) if refused(point) != (bare(chr(point)) == "")]
    assert wrong == []


@given(ANY)
@example("\ud800\udc00")
@example("\r\n\r")
def test_any_text_is_judged_and_every_place_exists(text: str) -> None:
    lines = text.split("\n")
    found = check_characters("t.md", text)
    assert len({problem.code for problem in found}) == len(found)
    for problem in found:
        assert lines[problem.place.line - 1][problem.place.column - 1 :] != ""
        assert visible(problem.message) == problem.message


@given(ANY)
def test_a_text_is_refused_exactly_when_something_can_be_taken_out(text: str) -> None:
    assert bool(check_characters("t.md", text)) == (bare(text) != text)


def test_utf8_is_read_without_its_mark_and_with_unix_line_ends() -> None:
    assert decode("t.yml", "\ufeffname: Έργο\r\nx: é\r\n".encode()) == ("name: Έργο\nx: é\n", ())
    assert decode("t.yml", b"") == ("", ())


def test_a_second_mark_inside_stays_for_the_check_to_tell() -> None:
    text, problems = decode("t.yml", "\ufeffa\ufeffb".encode())
    assert (text, problems) == ("a\ufeffb", ())


def test_a_lone_carriage_return_survives_decoding_for_the_check_to_tell() -> None:
    assert decode("t.yml", b"a\rb\r\n")[0] == "a\rb\n"


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        ("name: Έργο\n".encode("cp1253"), "Windows Greek (1253)"),
        ("title: Συνεργασία\nname: IC-Med Project\n".encode("cp1253"), "Windows Greek (1253)"),
        ("name: Éolien\n".encode("latin-1"), "Windows Western (1252)"),
        ("name: l’été à Évora, peut-être créé\n".encode("cp1252"), "Windows Western (1252)"),
        ("name: Atlas\n".encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + "name: Atlas\n".encode("utf-16-be"), "UTF-16"),
        ("name: Συνεργασία\n".encode("utf-16-le"), "UTF-16"),
    ],
)
def test_another_encoding_is_refused_with_a_guess(data: bytes, guess: str) -> None:
    text, (problem,) = decode("t.yml", data)
    assert text is None
    assert problem.code == "file-not-utf8"
    assert guess in problem.hint
    assert "UTF-8" in problem.hint


def test_bytes_of_no_known_encoding_get_the_advice_without_a_guess() -> None:
    _, (problem,) = decode("t.yml", b"a\x81b")
    assert problem.hint == "save it as UTF-8"


def test_the_place_is_the_first_bad_byte_counted_in_characters_also_with_windows_line_ends() -> None:
    data = "a: é\r\nb: éé".encode() + b"\xc9olien\r\n"
    _, (problem,) = decode("t.yml", data)
    assert str(problem.place) == "t.yml:2:6"


@given(st.binary())
def test_any_bytes_are_text_or_one_problem(data: bytes) -> None:
    text, problems = decode("t.yml", data)
    assert (text is None) == (len(problems) == 1)


@given(ANY)
def test_what_is_written_as_utf8_comes_back(text: str) -> None:
    clean = bare(text).replace("\r\n", "\n")
    assert decode("t.md", clean.encode()) == (clean, ())


def test_greek_in_every_dress_is_published_alike() -> None:
    assert normal("\u03b1\u0301") == normal("\u1f71") == normal("\u03ac") == "\u03ac"
    assert normal("\u037e") == ";"
