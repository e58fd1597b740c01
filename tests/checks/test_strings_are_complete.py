from __future__ import annotations

from pathlib import Path

import pytest

from showcase.checks.strings_are_complete import check
from showcase.load import load
from showcase.problem import Level
from tests.conftest import GOOD, ROOT
from tests.editing import add, change, only, told

GREEK = "content/strings/el.yml"


def line(root: Path, key: str) -> str:
    """The line of a Greek string."""
    lines = (root / GREEK).read_text(encoding="utf-8").splitlines(keepends=True)
    return next(line for line in lines if line.startswith(f"{key}:"))


def test_the_good_site_has_all_words_in_all_languages() -> None:
    assert told(GOOD, check) == []


def test_a_word_that_is_not_translated_is_an_error_of_its_language(good: Path) -> None:
    change(good, GREEK, line(good, "nav.home"), "")
    problem = only(good, check)
    assert (problem.code, problem.place.path, problem.hint) == ("string-missing", GREEK, 'add a line nav.home: "…"')


def test_a_word_that_nobody_knows_is_a_warning(good: Path) -> None:
    add(good, GREEK, 'nav.hoem: "Αρχική"\n')
    problem = only(good, check)
    assert (problem.code, problem.level) == ("string-unknown", Level.WARNING)


@pytest.mark.parametrize(
    "text", ["Έως", "Έως {date}", "Έως {end} {start}", "Έως {end", "Έως {}", "Έως {end:>9}", "{end!r}"]
)
def test_names_in_braces_are_those_of_the_default_language(good: Path, text: str) -> None:
    change(good, GREEK, line(good, "date.until"), f'date.until: "{text}"\n')
    assert told(good, check) == [("string-names", f"{GREEK}:1:1")]


def test_a_word_that_the_default_language_lacks_is_told_there(good: Path) -> None:
    french = "content/strings/fr.yml"
    home = next(one for one in (good / french).read_text(encoding="utf-8").splitlines() if one.startswith("nav.home:"))
    change(good, french, f"{home}\n", "")
    assert told(good, check) == [("string-missing", f"{french}:1:1")]


def test_of_two_languages_each_may_know_better(good: Path) -> None:
    change(good, "mkdocs.yml", "        - {locale: el, name: Ελληνικά, build: true}\n", "")
    (good / GREEK).unlink()
    add(good, "content/strings/en.yml", 'nav.more-still: "More"\n')
    site, _ = load(good, {})
    assert site is not None
    assert [(one.code, one.place.path) for one in check(site)] == [("string-missing", "content/strings/fr.yml")]


def test_names_may_stand_in_another_order(good: Path) -> None:
    change(good, GREEK, line(good, "date.period"), 'date.period: "{end} ← {start}"\n')
    assert told(good, check) == []


@pytest.mark.parametrize("code", ["el", "fr"])
def test_a_language_without_a_file_is_one_problem(good: Path, code: str) -> None:
    (good / f"content/strings/{code}.yml").unlink()
    assert told(good, check) == [("string-missing", f"content/strings/{code}.yml:1:1")]


@pytest.mark.parametrize("code", ["el", "fr"])
def test_a_file_that_cannot_be_read_is_told_once(good: Path, code: str) -> None:
    add(good, f"content/strings/{code}.yml", "x: [\n")
    site, problems = load(good, {})
    assert site is not None
    assert [problem.code for problem in problems] == ["yaml-broken"]
    assert list(check(site)) == []


def test_the_words_of_this_project_are_complete() -> None:
    site, _ = load(ROOT, {})
    assert site is not None
    assert list(check(site)) == []
