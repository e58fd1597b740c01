from __future__ import annotations

from pathlib import Path

import pytest

from showcase.settings import read_settings
from showcase.site import Settings
from tests.conftest import GOOD, ROOT
from tests.editing import change

LINE = "        - {locale: fr, name: Français, default: true, build: true}\n"


def settings(root: Path, **environ: str) -> Settings:
    found, problems = read_settings(root, environ)
    assert found is not None, problems
    assert not problems
    return found


def test_the_site_s_settings_are_those_of_mkdocs() -> None:
    told = settings(GOOD)
    assert (told.name, told.address) == ("PP", "https://example.org/petit/")
    assert (told.repository, told.branch) == ("https://example.com/petit", "main")
    assert (told.header, told.footer) == (("about",), ("legal",))
    assert told.languages.codes == ("fr", "el", "en")
    assert (told.languages.default, told.languages.preferred) == ("fr", ("en", "fr"))
    assert told.languages.name("el") == "Ελληνικά"


def test_the_environment_speaks_louder_than_the_file() -> None:
    told = settings(GOOD, SITE_URL="https://example.net/other", REPOSITORY_URL="https://example.net/code/")
    assert told.address == "https://example.net/other/", "an address ends with a slash"
    assert told.repository == "https://example.net/code"


def test_an_empty_variable_says_nothing() -> None:
    assert settings(GOOD, SITE_URL="").address == "https://example.org/petit/"


def test_the_first_variable_that_is_set_counts(good: Path) -> None:
    change(good, "mkdocs.yml", "[SITE_URL,", "[HERE, SITE_URL,")
    assert settings(good, SITE_URL="https://two.example/").address == "https://two.example/"
    assert (
        settings(good, SITE_URL="https://two.example/", HERE="https://one.example/").address == "https://one.example/"
    )


def test_a_site_without_an_address_is_at_home(good: Path) -> None:
    change(good, "mkdocs.yml", 'site_url: !ENV [SITE_URL, "https://example.org/petit/"]\n', "")
    assert settings(good).address == "http://localhost:8000/"


def test_a_language_that_is_not_built_is_not_there(good: Path) -> None:
    change(good, "mkdocs.yml", "name: English, build: true", "name: English, build: false")
    assert settings(good).languages.codes == ("fr", "el")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("default: true, ", ""),
        ("locale: el, ", ""),
        ("name: Ελληνικά, ", ""),
        ("  - i18n:\n", "  - other:\n"),
    ],
)
def test_a_list_of_languages_that_is_not_whole_is_told(good: Path, old: str, new: str) -> None:
    change(good, "mkdocs.yml", old, new)
    found, problems = read_settings(good, {})
    assert found is None
    assert [problem.code for problem in problems] == ["field-missing"]
    assert problems[0].place.path == "mkdocs.yml"


def test_settings_that_cannot_be_read_are_told(good: Path) -> None:
    change(good, "mkdocs.yml", "site_name: PP", "site_name: PP: x")
    found, problems = read_settings(good, {})
    assert found is None
    assert [(problem.code, problem.place.line) for problem in problems] == [("yaml-broken", 1)]


def test_the_project_s_own_settings_can_be_read() -> None:
    told = settings(ROOT)
    assert told.languages.default in told.languages.codes
    assert set(told.languages.preferred) <= set(told.languages.codes)
