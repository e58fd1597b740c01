from __future__ import annotations

from pathlib import Path

import pytest

from showcase.exports.code_owners import code_owners
from showcase.kinds import KINDS
from showcase.settings import read_settings
from tests.editing import add

OWNERS = """
extra:
  owners:
    paths: {"*": "@org/all", overrides/: "@org/look"}
    kinds: {project: "@org/projects @someone", programme: "@org/all"}
    languages: {el: "@org/greek"}
"""


def made(root: Path) -> list[str]:
    settings, problems = read_settings(root, {})
    assert settings is not None
    assert not problems
    return [line for line in code_owners(settings, KINDS).decode().splitlines() if line]


def test_where_nobody_is_named_the_file_owns_nothing_and_says_how(good: Path) -> None:
    lines = made(good)
    assert all(line.startswith("#") for line in lines)
    assert any("languages:" in line for line in lines)


def test_what_it_says_can_be_typed_as_it_stands(good: Path) -> None:
    shown = [line.removeprefix("#   ") for line in made(good) if line.startswith("#   ")]
    add(good, "mkdocs.yml", "\n" + "\n".join(shown) + "\n")
    assert [line for line in made(good) if not line.startswith("#")]


def test_paths_then_kinds_then_languages_so_that_a_text_goes_to_who_speaks_its_language(good: Path) -> None:
    add(good, "mkdocs.yml", OWNERS)
    assert [line for line in made(good) if not line.startswith("#")] == [
        "* @org/all",
        "/overrides/ @org/look",
        "/content/projects/ @org/projects @someone",
        "/content/programme/ @org/all",
        "/content/**/text.el.md @org/greek",
        "/content/strings/el.yml @org/greek",
        "/docs/el/ @org/greek",
        "/content/**/translations.yml",
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("    kind: {project: '@a/b'}", "mkdocs.yml:{}:5: field-unknown"),
        ("    kinds: {boat: '@a/b'}", "mkdocs.yml:{}:13: field-unknown"),
        ("    languages: {de: '@a/b'}", "mkdocs.yml:{}:17: field-unknown"),
        ("    kinds: {project: someone}", "mkdocs.yml:{}:22: value-not-listed"),
        ("    languages: {el: someone@example.org}", "mkdocs.yml:{}:21: value-not-listed"),
        ("    paths: {'*': ['@a', '@b']}", "mkdocs.yml:{}:18: value-not-listed"),
    ],
)
def test_what_no_code_host_could_mean_is_told_where_it_stands(good: Path, lines: str, told: str) -> None:
    add(good, "mkdocs.yml", f"\nextra:\n  owners:\n{lines}\n")
    number = len((good / "mkdocs.yml").read_text(encoding="utf-8").splitlines())
    settings, problems = read_settings(good, {})
    assert settings is not None
    assert [f"{problem.place}: {problem.code}" for problem in problems] == [told.format(number)]
