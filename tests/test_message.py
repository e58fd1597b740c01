from __future__ import annotations

import json
import pickle

import pytest

from showcase.message import NOTHING, Catalog, Message, as_it_is, template, told

GREEK = Catalog(
    "el",
    {
        "{name} is here": ("εδώ είναι {name}",),
        "«{value}»": ("“{value}”",),
        "{count} file": ("{count} αρχείο", "{count} αρχεία"),
        "{number:,} characters": ("{number:,} χαρακτήρες",),
        "a region": ("μια περιφέρεια",),
    },
    lambda number: int(number != 1),
    ".",
)


def test_a_message_is_its_english_sentence() -> None:
    message = told("{name} is here", name="Ada")
    assert (message, str(message), f"{message}") == ("Ada is here",) * 3
    assert json.loads(json.dumps(message)) == "Ada is here"
    assert {message} == {"Ada is here"}
    assert sorted([told("b"), told("a")]) == ["a", "b"]


def test_it_is_told_in_another_language_with_all_that_it_is_made_of() -> None:
    message = told("{name} is here", name=told("«{value}»", value="x"))
    assert message.in_language(GREEK) == "εδώ είναι “x”"
    several = told("{name} is here", name=("fr", told("a region")))
    assert (several, several.in_language(GREEK)) == ("fr, a region is here", "εδώ είναι fr, μια περιφέρεια")


def test_what_is_not_translated_is_told_in_english_around_what_is() -> None:
    assert told("look at {name}", name=told("a region")).in_language(GREEK) == "look at μια περιφέρεια"


@pytest.mark.parametrize(("count", "english", "greek"), [(1, "1 file", "1 αρχείο"), (3, "3 files", "3 αρχεία")])
def test_a_number_decides_between_one_and_many(count: int, english: str, greek: str) -> None:
    message = told("{count} file", "{count} files", count=count)
    assert (message, message.in_language(GREEK)) == (english, greek)
    assert told("{count} page", "{count} pages", count=count).in_language(GREEK).startswith(f"{count} page")


def test_thousands_stand_apart_as_the_language_writes_them() -> None:
    message = told("{number:,} characters", number=12000)
    assert (message, message.in_language(GREEK)) == ("12,000 characters", "12.000 χαρακτήρες")


def test_braces_of_a_value_are_no_places() -> None:
    assert told("use {names}", names="{language}").in_language(GREEK) == "use {language}"
    assert told("write {{a}}") == told("write {{a}}").in_language(GREEK) == "write {a}"


def test_a_message_never_changes_and_travels_whole() -> None:
    message = told("{count} file", "{count} files", count=2)
    with pytest.raises(AttributeError):
        message.template = "x"
    travelled = pickle.loads(pickle.dumps(message))  # noqa: S301 - our own bytes
    assert isinstance(travelled, Message)
    assert travelled == message
    assert travelled.in_language(GREEK) == "2 αρχεία"


def test_nothing_is_nothing_in_every_language() -> None:
    assert not NOTHING
    assert not NOTHING.in_language(GREEK)
    assert as_it_is("{x}").in_language(GREEK) == "{x}"
    assert template("{name} is here") == "{name} is here"
