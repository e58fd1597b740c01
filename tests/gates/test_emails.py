from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import clean, write

from showcase.built import Built
from showcase.gates import emails
from showcase.problem import Problem


def told(built: Built) -> Problem:
    problems = list(emails.check(built))
    assert len(problems) == 1, problems
    assert problems[0].code == "email-published"
    return problems[0]


def coded(text: str) -> str:
    """How Python-Markdown hides an address: every character a number."""
    return "".join(f"&#{ord(character)};" for character in text)


@pytest.mark.parametrize("ending", ["html", "xml", "json", "txt", "css", "js", "csv", "svg", "ics"])
def test_no_kind_of_text_publishes_an_address(tmp_path: Path, ending: str) -> None:
    path = f"data/x.{ending}"
    problem = told(write(tmp_path, {path: "\né: jane.doe+x@example.co.uk"}))
    assert str(problem.place) == f"{path}:2:4"
    assert "«jane.doe+x@example.co.uk»" in problem.message


@pytest.mark.parametrize(
    "spelled",
    [
        '<a href="mailto:jane@example.org">',
        "jane&#64;example.org",
        "jane&#0064;example.org",
        "jane&#x40;example.org",
        "jane&#X0040;example.org",
        "jane&commat;example&period;org",
        "jane@example&#46;org",
        "jane&amp;#64;example.org",
        "jane%40example.org",
        r"jane\u0040example.org",
        r"jane\x40example\x2Eorg",
        coded("mailto:jane@example.org"),
    ],
)
def test_however_it_is_spelled(tmp_path: Path, spelled: str) -> None:
    problem = told(write(tmp_path, {"a.html": f"<p>\n{spelled}"}))
    assert "«jane@example.org»" in problem.message
    assert problem.place.line == 2


def test_greek_addresses_are_addresses(tmp_path: Path) -> None:
    assert "«νίκη@παράδειγμα.ελ»" in told(write(tmp_path, {"a.txt": "νίκη@παράδειγμα.ελ"})).message


@pytest.mark.parametrize(
    "text",
    [
        '{"@context": "https://schema.org"}',
        "}@media print{a{b:c}}@import 'x.css'",
        '<img src="logo@2x.png">',
        "lunr@2.3.9",
        '<a href="https://example.org/@channel.name">',
        "jane@localhost",
        "5 @ example.org",
        "jane @example.org",
        "&#39;&#640;&amp;#39;%41",
        "@",
        "a@",
        "@a",
    ],
)
def test_other_at_signs_are_none(tmp_path: Path, text: str) -> None:
    assert not list(emails.check(write(tmp_path, {"a.html": text, "b.js": text})))


def test_pictures_are_not_read(tmp_path: Path) -> None:
    assert not list(emails.check(write(tmp_path, {"a.webp": "jane@example.org"})))


def test_one_address_is_told_once(tmp_path: Path) -> None:
    files = {path: f"{text}jane@example.org, joe@example.org" for path, text in clean().items()}
    problem = told(write(tmp_path, files))
    assert problem.place.path == "404.html"
    assert "«jane@example.org»" in problem.message


def test_two_addresses_in_two_files_are_told_both(tmp_path: Path) -> None:
    problems = list(emails.check(write(tmp_path, {"a.txt": "a@example.org", "b.txt": "b@example.org"})))
    assert [problem.place.path for problem in problems] == ["a.txt", "b.txt"]
