from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.words import Words

FRENCH = {
    "date.about": "vers {date}",
    "date.period": "{start} – {end}",
    "date.until": "jusqu’en {end}",
    "date.open": "depuis {start}",
    "kind.project.one": "projet",
    "kind.project.many": "projets",
    "field.start": "Début",
}


def words(language: str, strings: dict[str, str] | None = None) -> Words:
    return Words(language, strings or {}, FRENCH)


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("fr", "18 juin 2009", "juin 2009"),
        ("es", "18 de junio de 2009", "junio de 2009"),
        ("it", "18 giugno 2009", "giugno 2009"),
        ("el", "18 Ιουνίου 2009", "Ιούνιος 2009"),
        ("en", "June 18, 2009", "June 2009"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language: str, day: str, month: str) -> None:
    told = words(language)
    assert (told.date("2009-06-18"), told.date("2009-06"), told.date("2009")) == (day, month, "2009")


def test_a_language_can_ask_for_the_customs_of_a_country() -> None:
    assert words("en", {"format.locale": "en_GB"}).date("2009-06-18") == "18 June 2009"


def test_a_language_that_nobody_knows_writes_dates_in_english() -> None:
    assert words("xx").date("2009-06") == "June 2009"
    assert words("fr", {"format.locale": "no such place"}).date("2009-06") == "June 2009"


def test_a_date_that_is_about_says_so() -> None:
    assert words("fr").date("2009-06~") == "vers juin 2009"
    assert words("el").date("2009~") == "vers 2009", "a missing string is the default language's"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2009-06", "2012-05", "juin 2009 – mai 2012"),
        ("2009", None, "depuis 2009"),
        (None, "2012", "jusqu’en 2012"),
        ("2009", "2009", "2009"),
        (None, None, ""),
    ],
)
def test_a_period_may_be_open_at_either_side(start: str | None, end: str | None, shown: str) -> None:
    assert words("fr").period(start, end) == shown


@pytest.mark.parametrize(
    ("language", "number", "money"),
    [
        ("fr", "1\u202f900\u202f000", "1\u202f900\u202f000\u00a0€"),
        ("es", "1.900.000", "1.900.000\u00a0€"),
        ("it", "1.900.000", "1.900.000\u00a0€"),
        ("el", "1.900.000", "1.900.000\u00a0€"),
        ("en", "1,900,000", "€1,900,000"),
    ],
)
def test_amounts_have_the_separators_of_the_language(language: str, number: str, money: str) -> None:
    told = words(language)
    assert (told.number(1_900_000), told.money(1_900_000)) == (number, money)


def test_an_amount_has_no_cents_and_a_number_keeps_its_decimals() -> None:
    assert words("fr").money(37.5) == "38\u00a0€"
    assert words("fr").number(37.5) == "37,5"


@pytest.mark.parametrize(("language", "none"), [("fr", "0\u00a0projet"), ("el", "0\u00a0projets")])
def test_each_language_has_its_own_plural(language: str, none: str) -> None:
    told = words(language)
    assert told.count("kind.project", 0) == none
    assert told.count("kind.project", 1) == "1\u00a0projet"
    assert told.count("kind.project", 2) == "2\u00a0projets"


def test_a_string_is_the_language_s_own_then_the_default_s_then_its_key() -> None:
    told = words("en", {"field.start": "Start", "field.end": ""})
    assert told.say("field.start") == "Start"
    assert told.say("date.until", end="x") == "jusqu’en x"
    assert told.say("field.end") == "field.end"


def test_the_first_string_that_there_is_names_a_field() -> None:
    told = words("en", {"field.start": "Start", "event.field.start": "Day"})
    assert told.first("event.field.start", "field.start") == "Day"
    assert told.first("project.field.start", "field.start") == "Start"
    assert told.first("project.field.wings", "field.wings") == "wings"


@pytest.mark.parametrize(("share", "shown"), [(0, "0%"), (0.2, "1%"), (50.4, "50%"), (99.9, "99%"), (100, "100%")])
def test_a_share_is_never_rounded_to_nothing_nor_to_all(share: float, shown: str) -> None:
    assert words("en").percent(share) == shown


def test_a_share_is_written_as_the_language_does() -> None:
    assert words("fr").percent(24) == "24\u00a0%"
    assert words("el").percent(24) == "24%"


def test_countries_and_languages_have_names() -> None:
    told = words("el")
    assert (told.country("GR"), told.language_name("fr")) == ("Ελλάδα", "Γαλλικά")
    assert (told.country("XX"), told.language_name("xxx")) == ("XX", "xxx")


@settings(deadline=None)  # the first one reads the customs of a language
@given(st.dates(), st.sampled_from(["fr", "es", "it", "el", "en"]))
def test_every_day_there_is_can_be_written(day: object, language: str) -> None:
    written = str(day)
    assert str(int(written[:4])) in words(language).date(written)
    assert str(int(written[:4])) in words(language).date(written[:7])
