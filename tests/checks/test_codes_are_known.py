from __future__ import annotations

from pathlib import Path

import pytest

from showcase.checks.codes_are_known import check, countries, languages
from tests.conftest import GOOD
from tests.editing import change, only, told

REGION = "content/regions/kriti/record.yml"


def test_the_good_site_has_codes_that_there_are() -> None:
    assert told(GOOD, check) == []


def test_all_countries_and_kosovo_have_a_code() -> None:
    assert len([code for code in countries() if code.isalpha()]) == 249 + 1
    assert {"FR", "ES", "IT", "GR", "NO", "XK"} <= countries()
    assert {"fr", "es", "it", "el", "en", "no"} <= languages()


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("ZZ", "write the two capitals of ISO 3166: FR, ES, IT or GR"),
        ("EU", "write the two capitals of ISO 3166: FR, ES, IT or GR"),
        ("EL", "did you mean `GR`?"),
        ("UK", "did you mean `GB`?"),
    ],
)
def test_a_code_of_no_country_is_told(good: Path, code: str, hint: str) -> None:
    change(good, REGION, "country: GR", f"country: {code}")
    problem = only(good, check)
    assert (problem.code, problem.place.path, problem.hint) == ("value-not-listed", REGION, hint)


def test_a_code_of_no_language_is_told_where_it_stands(good: Path) -> None:
    change(good, REGION, "country: GR", "country: GR\nlanguage: zz")
    assert told(good, check) == [("value-not-listed", f"{REGION}:2:11")]
