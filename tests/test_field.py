from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from showcase import limits
from showcase.field import (
    Country,
    Date,
    Facts,
    Key,
    LanguageCode,
    Line,
    Money,
    Number,
    Nuts,
    PictureName,
    Summary,
    Web,
)

PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
PLAIN_DATE = re.compile(r"([0-9]{4})(-[0-9]{2}(-[0-9]{2})?)?~?", re.ASCII)


def code_of(kind: Any, value: object) -> str:
    """Nothing for a value that the type takes, else the code of its problem."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        (one,) = error.errors()
        assert one["ctx"]["message"]
        assert one["ctx"]["hint"]
        return str(one["type"])
    return ""


def exists(written: str) -> bool:
    """Whether the calendar has this day, month or year."""
    if not PLAIN_DATE.fullmatch(written):
        return False
    plain = written.removesuffix("~")
    try:
        dt.date.fromisoformat(plain + "-01-01"[len(plain) - 4 :])
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("value", ["0", "250000", "-3", "37.5", "007", "9" * 15])
def test_digits_with_a_point_for_decimals_are_a_number(value: str) -> None:
    assert TypeAdapter(Number).validate_python(value) == float(value)


@pytest.mark.parametrize(
    "value",
    [
        "1_000",
        "1.200.000",
        "37,5",
        "1e3",
        "0x10",
        ".inf",
        ".nan",
        "",
        "١٢٣",
        "１２",
        "2 000 000",
        "+3",
        "3.",
        ".5",
        "3\n",
        "9" * 16,
    ],
)
@pytest.mark.parametrize("kind", [Number, Money])
def test_a_number_badly_written_is_none(kind: Any, value: str) -> None:
    assert code_of(kind, value) == "value-not-a-number"


@pytest.mark.parametrize("value", ["-1", "-0.5", "-0"])
def test_an_amount_of_money_is_never_less_than_nothing(value: str) -> None:
    assert code_of(Money, value) == "value-not-a-number"
    assert code_of(Number, value) == ""


@given(st.text(alphabet="0123456789-+._,eE x\n١") | st.from_regex(PLAIN_NUMBER, fullmatch=True))
def test_a_number_is_what_the_rule_says_and_nothing_else(value: str) -> None:
    short = sum(letter.isdigit() for letter in value) <= 15
    assert (code_of(Number, value) == "") == (bool(PLAIN_NUMBER.fullmatch(value)) and short)


@pytest.mark.parametrize("value", ["2009", "2009-06", "2009-06-18", "2009~", "2009-06~", "2008-02-29", "2000-02-29"])
def test_a_day_a_month_or_a_year_is_a_date(value: str) -> None:
    assert TypeAdapter(Date).validate_python(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-30",
        "2026-02-29",
        "1900-02-29",
        "2025-13-01",
        "2025-00",
        "5/3/2026",
        "2026-3-5",
        "2026-11-05T10:00:00Z",
        "0000-00-00",
        "0000",
        "~2009",
        "2009~~",
        "٢٠٠٩",
        "2009-06-18\n",
        "",
        "soon",
    ],
)
def test_a_day_that_does_not_exist_is_no_date(value: str) -> None:
    assert code_of(Date, value) == "value-not-a-date"


@given(
    st.text(alphabet="0123456789-~/T٢", max_size=12)
    | st.from_regex(PLAIN_DATE, fullmatch=True)
    | st.builds("{:04}-{:02}-{:02}".format, st.integers(1, 9999), st.integers(0, 13), st.integers(0, 32))
)
@example("2100-02-29")
def test_a_date_is_what_the_calendar_has(value: str) -> None:
    assert (code_of(Date, value) == "") == exists(value)


@pytest.mark.parametrize("value", ["NO", "01230", "yes", "0x1F", "12:30", "Attention\u202f!", "R&D, a < b", "Eau #1"])
def test_a_line_is_kept_as_written(value: str) -> None:
    assert TypeAdapter(Line).validate_python(value) == value


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("x" * (limits.TITLE + 1), "text-too-long"),
        ("two\nlines", "text-too-long"),
        ("", "text-empty"),
        (" \u00a0", "text-empty"),
        ("a <b>bold</b> word", "markup-forbidden"),
        ("<!-- hidden", "markup-forbidden"),
        ("{{ config }}", "text-template"),
        ("{% include x %}", "text-template"),
        ("--8<-- file", "text-template"),
        ("write to jane.doe@example.org", "text-email"),
        ("TODO", "text-placeholder"),
        ("Lorem ipsum dolor sit amet.", "text-placeholder"),
    ],
)
@pytest.mark.parametrize("kind", [Line, Summary])
def test_a_line_holds_words_alone(kind: Any, value: str, code: str) -> None:
    assert code_of(kind, value * (2 if len(value) > limits.TITLE else 1)) == code


def test_a_summary_may_be_longer_than_a_line() -> None:
    assert code_of(Summary, "x" * limits.SUMMARY) == ""
    assert code_of(Line, "x" * limits.SUMMARY) == "text-too-long"
    assert code_of(Line, "x" * limits.TITLE) == ""


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("https://example.org/page?a=1", ""),
        ("http://example.org/", ""),
        ("https://www.ελλάδα.gr/", ""),
        ("example.org", "link-invalid"),
        ("javascript:alert(1)", "link-scheme"),
        ("mailto:jane.doe@example.org", "text-email"),
        ("../../clusters/hygeia/", "link-invalid"),
        ("https://example.org/" + "a" * limits.ADDRESS, "link-invalid"),
        ("https://localhost/", "link-invalid"),
        ("https://exa mple.org", "link-invalid"),
        ("https://europa.eu@evil.example/", "link-userinfo"),
        ("https://\u0435uropa.eu", "link-lookalike"),
    ],
)
def test_an_address_is_written_in_full(value: str, code: str) -> None:
    assert code_of(Web, value) == code


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Country, ["FR", "NO"], ["fr", "FRA", "F", "ΕΛ", "FR\n"]),
        (Nuts, ["FR", "FRL0", "EL43", "ITC11"], ["FRL0000", "frl0", "F"]),
        (LanguageCode, ["fr", "no", "cat"], ["FR", "f", "fr-FR"]),
        (Key, ["crew", "first-step", "a1"], ["Crew", "1a", "a--b", "a_b", "a-"]),
    ],
)
def test_codes_have_one_form(kind: Any, good: list[str], bad: list[str]) -> None:
    assert {code_of(kind, value) for value in good} == {""}
    assert {code_of(kind, value) for value in bad} == {"value-not-listed"}


@pytest.mark.parametrize("value", ["photo.jpg", "Photo_2.JPG", "a-b.webp"])
def test_a_picture_is_named_by_its_file(value: str) -> None:
    assert code_of(PictureName, value) == ""


@pytest.mark.parametrize(
    "value",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x.png",
        "\\\\server\\x.png",
        "images/../../x.png",
        "file:///etc/passwd",
        "~/x.png",
        "images/x.png",
        "..",
        "a..b.png",
        ".hidden.png",
        "photo.jpg\n",
    ],
)
def test_a_picture_outside_its_folder_is_none(value: str) -> None:
    assert code_of(PictureName, value) == "path-outside"


def test_fields_are_written_with_hyphens_and_never_change() -> None:
    part = Facts.model_validate({"attested": "source", "sources": [{"url": "https://example.org/"}]})
    with pytest.raises(ValidationError):
        part.attested = "context"
    assert part.links == ()
