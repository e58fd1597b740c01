from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import ADDRESS, changed, clean, write

from showcase.built import Built
from showcase.gates import languages
from showcase.problem import Problem


def told(built: Built) -> Problem:
    problems = list(languages.check(built))
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(
    ("path", "old", "new", "spot"),
    [
        ("el/index.html", 'lang="el">\n<head>', 'lang="fr">\n<head>', "2:13"),
        ("el/index.html", '<html lang="el">', "<html>", "2:1"),
        ("404.html", '<html lang="fr">', '<html lang="de">', "2:13"),
        ("old/index.html", '<html lang="fr">', '<html lang="el">', "2:13"),
    ],
)
def test_a_page_says_the_language_of_its_address(tmp_path: Path, path: str, old: str, new: str, spot: str) -> None:
    problem = told(changed(tmp_path, path, old, new))
    assert (problem.code, str(problem.place)) == ("language-wrong", f"{path}:{spot}")


@pytest.mark.parametrize(
    "canonical",
    [
        "",
        "../../about/",
        "/ic-med/about/",
        "https://name.github.io/about/",
        "https://example.org/",
        f"{ADDRESS}about/index.html",
        f"{ADDRESS}old/",
        f"{ADDRESS}assets/site.css",
    ],
)
def test_a_canonical_address_is_that_of_a_page_with_words_of_its_own(tmp_path: Path, canonical: str) -> None:
    old = f'rel="canonical" href="{ADDRESS}about/"'
    problem = told(changed(tmp_path, "el/about/index.html", old, f'rel="canonical" href="{canonical}"'))
    assert (problem.code, problem.place.path) == ("canonical-wrong", "el/about/index.html")
    assert problem.place.line == 5
    assert not canonical or f"«{canonical}»" in problem.message


def test_a_page_without_canonical_address_is_told(tmp_path: Path) -> None:
    problem = told(changed(tmp_path, "index.html", f'<link rel="canonical" href="{ADDRESS}">', ""))
    assert (problem.code, str(problem.place)) == ("canonical-wrong", "index.html:1:1")


def test_a_canonical_address_of_no_file_is_left_to_the_links(tmp_path: Path) -> None:
    old = f'rel="canonical" href="{ADDRESS}about/"'
    built = changed(tmp_path, "el/about/index.html", old, f'rel="canonical" href="{ADDRESS}gone/"')
    assert not list(languages.check(built))


def test_a_page_with_the_words_of_another_names_the_translations_of_that(tmp_path: Path) -> None:
    old = f'<link rel="alternate" hreflang="x-default" href="{ADDRESS}about/">'
    problem = told(changed(tmp_path, "el/about/index.html", old, ""))
    assert (problem.code, problem.place.path) == ("alternate-wrong", "el/about/index.html")
    assert "«about/index.html»" in problem.message


def test_a_page_that_is_not_listed_needs_its_language_alone(tmp_path: Path) -> None:
    files = clean()
    files["el/about/index.html"] = '<html lang="el"><meta name="robots" content="noindex"><a href="/ic-med/">x</a>'
    assert not list(languages.check(write(tmp_path, files)))
