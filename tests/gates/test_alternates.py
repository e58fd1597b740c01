from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.trees import ADDRESS, LANGUAGES, Alternates, clean, page, write

from showcase.built import Built, read_built
from showcase.gates import alternates
from showcase.language import Language
from showcase.problem import Problem

FR, EL, ES = (("fr", ADDRESS), ("el", f"{ADDRESS}el/"), ("es", f"{ADDRESS}es/"))
ANY = ("x-default", ADDRESS)


def home(tmp_path: Path, french: Alternates, greek: Alternates, spanish: Alternates = (FR, EL, ES, ANY)) -> Built:
    """Three home pages, each naming the translations it is told to, and an «about» in French alone."""
    about = ("fr", f"{ADDRESS}about/"), ("x-default", f"{ADDRESS}about/")
    write(
        tmp_path,
        {
            "index.html": page("", alternates=french),
            "el/index.html": page("el/", alternates=greek),
            "es/index.html": page("es/", alternates=spanish).replace('<html lang="fr"', '<html lang="es"'),
            "about/index.html": page("about/", alternates=about),
            "el/about/index.html": page("el/about/", alternates=about, canonical=f"{ADDRESS}about/"),
            "file.pdf": "",
        },
    )
    return read_built(tmp_path, ADDRESS, replace(LANGUAGES, all=(*LANGUAGES, Language("es", "Español"))))


def told(built: Built) -> Problem:
    problems = list(alternates.check(built))
    assert len(problems) == 1, problems
    assert problems[0].code == "alternate-wrong"
    return problems[0]


ALL: Alternates = (FR, EL, ES, ANY)


def test_translations_that_name_one_another_pass_in_any_order(tmp_path: Path) -> None:
    assert not list(alternates.check(home(tmp_path, ALL, (ANY, ES, EL, FR))))


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ((), "no translations, not even itself"),
        ((FR, ES, ANY), "does not name itself"),
        ((FR, EL, ES), "0 pages as x-default"),
        ((FR, EL, ES, ANY, ANY), "2 pages as x-default"),
        ((FR, EL, ANY), f"names «{ADDRESS}es/», which the page itself does not"),
        ((FR, EL, ES, ("x-default", f"{ADDRESS}el/")), f"its translations name «{ADDRESS}»"),
        ((*ALL, ("fr", f"{ADDRESS}el/about/")), f"«{ADDRESS}el/about/» is named as a translation, but is no page"),
        ((*ALL, ("de", f"{ADDRESS}file.pdf")), f"«{ADDRESS}file.pdf» is named as a translation, but is no page"),
        ((*ALL, ("de", "/ic-med/")), "«/ic-med/» does not begin with"),
        ((*ALL, ("de", "https://example.org/")), "«https://example.org/» does not begin with"),
    ],
)
def test_the_page_that_differs_is_told_and_no_other(tmp_path: Path, named: Alternates, words: str) -> None:
    problem = told(home(tmp_path, ALL, named))
    assert problem.place.path == "el/index.html"
    assert words in problem.message


def test_the_language_named_is_that_of_the_page(tmp_path: Path) -> None:
    wrong = (("de", FR[1]), EL, ES, ANY)
    problem = told(home(tmp_path, wrong, wrong, wrong))
    assert problem.message == f"«{ADDRESS}» is named as «de», but is in «fr» (the same in 3 files)"


def test_a_language_is_named_once(tmp_path: Path) -> None:
    named = (*ALL, ("fr", f"{ADDRESS}about/"))
    problem = told(home(tmp_path, ALL, named))
    assert problem.message == "the page names several pages in «fr» as its translations"


def test_a_translation_must_name_the_page_back(tmp_path: Path) -> None:
    problem = told(home(tmp_path, (FR, EL, ANY), (EL, ANY), (ES, ANY)))
    assert str(problem.place) == "index.html:6:23"
    assert problem.message == f"«{ADDRESS}el/» is named as a translation but does not name the page back"


def test_a_page_may_have_no_translation(tmp_path: Path) -> None:
    assert not list(alternates.check(home(tmp_path, (FR, ANY), (EL, ANY), (ES, ("x-default", f"{ADDRESS}es/")))))


def test_a_translation_that_is_no_file_is_left_to_the_links(tmp_path: Path) -> None:
    assert not list(alternates.check(home(tmp_path, ALL, (*ALL, ("de", f"{ADDRESS}de/")))))


def test_pages_that_are_not_listed_need_no_translations(tmp_path: Path) -> None:
    files = {path: text for path, text in clean().items() if path in {"404.html", "old/index.html"}}
    assert not list(alternates.check(write(tmp_path, files)))
