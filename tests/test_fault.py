from __future__ import annotations

from pathlib import Path

import pytest

from showcase.built import Built
from showcase.fault import Fault, problems
from tests.trees import write


@pytest.fixture
def built(tmp_path: Path) -> Built:
    paths = ("index.html", "el/index.html", "about/index.html", "el/projects/atlas/index.html", "404.html", "a.css")
    return write(tmp_path, dict.fromkeys(paths, "<p>\n<p>é word"))


def test_a_cause_is_told_once_at_the_first_file(built: Built) -> None:
    faults = [Fault(path, "code", "message", "advice", "word") for path in ("index.html", "about/index.html")]
    (problem,) = problems(built, faults)
    assert str(problem.place) == "about/index.html:2:6"
    assert problem.message == "message (the same in 2 files)"
    assert problem.hint == "advice; look in overrides/ and mkdocs.yml for what these pages share"


def test_two_spots_of_one_file_are_one_cause(built: Built) -> None:
    (problem,) = problems(built, [Fault("a.css", "code", "message", at=0), Fault("a.css", "code", "message", at=3)])
    assert (str(problem.place), problem.message, problem.hint) == ("a.css:1:1", "message", "")


def test_other_words_or_another_code_are_another_cause(built: Built) -> None:
    faults = [Fault("a.css", "a", "x"), Fault("a.css", "a", "y"), Fault("a.css", "b", "x")]
    assert [(problem.code, problem.message) for problem in problems(built, faults)] == [
        ("a", "x"),
        ("a", "y"),
        ("b", "x"),
    ]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("index.html", "look in content/programme/"),
        ("el/index.html", "look in content/programme/"),
        ("about/index.html", "look in docs/fr/about.md, else in overrides/"),
        ("el/projects/atlas/index.html", "look in content/projects/atlas/"),
        ("404.html", ""),
        ("a.css", ""),
    ],
)
def test_the_hint_leads_to_the_source(built: Built, path: str, where: str) -> None:
    (problem,) = problems(built, [Fault(path, "code", "message")])
    assert problem.hint == where


def test_a_fault_of_a_file_that_is_not_there_has_a_place(built: Built) -> None:
    (problem,) = problems(built, [Fault("sitemap.xml", "code", "message")])
    assert str(problem.place) == "sitemap.xml:1:1"
