from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import changed, clean, page, write

from showcase.built import Built
from showcase.gates import titles
from showcase.problem import Problem


def told(built: Built) -> Problem:
    problems = list(titles.check(built))
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(
    ("old", "new", "code", "spot"),
    [
        ("<title>Page about/</title>", "", "title-missing", "1:1"),
        ("Page about/", " ", "title-missing", "4:1"),
        ("<h1>Heading</h1>", "<h2>Heading</h2>", "title-missing", "1:1"),
        ("<h1>Heading</h1>", "<h1><br></h1>", "title-missing", "10:1"),
        ("<title>", "<title>One</title><title>", "title-twice", "4:1"),
        ("<h1>", "<h1>One</h1><h1>", "title-twice", "10:1"),
    ],
)
def test_a_page_has_one_title_and_one_main_heading(tmp_path: Path, old: str, new: str, code: str, spot: str) -> None:
    problem = told(changed(tmp_path, "about/index.html", old, new))
    assert (problem.code, str(problem.place)) == (code, f"about/index.html:{spot}")


def test_two_pages_of_a_language_have_two_titles(tmp_path: Path) -> None:
    problem = told(changed(tmp_path, "projects/atlas/index.html", "Page projects/atlas/", "Page about/"))
    assert (problem.code, str(problem.place)) == ("title-twice", "projects/atlas/index.html:4:1")
    assert problem.message == "the title «Page about/» is also that of «about/index.html»"


def test_two_languages_may_share_a_title(tmp_path: Path) -> None:
    files = {"index.html": page("", title="IC-Med"), "el/index.html": page("el/", title="IC-Med")}
    assert not list(titles.check(write(tmp_path, files)))


def test_a_page_with_the_words_of_another_may_share_its_title(tmp_path: Path) -> None:
    files = clean()
    files["el/other/index.html"] = files["el/about/index.html"]
    assert not list(titles.check(write(tmp_path, files)))


def test_a_page_that_is_not_listed_needs_no_title(tmp_path: Path) -> None:
    assert not list(titles.check(write(tmp_path, {"404.html": clean()["404.html"]})))
