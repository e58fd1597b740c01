from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Showcase
from tests.conftest import GOOD
from tests.editing import add, change

RECORD = "content/projects/atlas/record.yml"


@pytest.fixture
def wrong(good: Path) -> Path:
    """An error, and a warning in another file."""
    change(good, RECORD, "stage: running", "stage: flying")
    add(good, "content/regions/evora/text.fr.md", "\nTél. : 04 91 12 34 56\n")
    return good


@pytest.fixture
def doubtful(good: Path) -> Path:
    """A warning alone."""
    add(good, "content/regions/evora/text.fr.md", "\nTél. : 04 91 12 34 56\n")
    return good


def test_a_good_site_is_told_in_one_line(showcase: Showcase) -> None:
    ran = showcase("check", "--root", GOOD)
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == ["14 records in up to 3 languages: no problem stands in the way."]


def test_problems_are_told_with_their_place_their_hint_and_their_number(showcase: Showcase, wrong: Path) -> None:
    ran = showcase("check", "--root", wrong)
    assert ran.code == 1
    assert ran.lines[:2] == [
        f"{RECORD}:2:8: value-not-listed: `stage`: «flying» is not a value it can have",
        "    hint: write one of: idea, partner-search, proposal, running, completed, closed",
    ]
    assert ran.lines[2].startswith("content/regions/evora/text.fr.md:8:1: text-email (warning): ")
    assert ran.lines[-1] == "1 to mend, 1 to look at."


def test_a_warning_fails_only_when_strict(showcase: Showcase, doubtful: Path) -> None:
    assert showcase("check", "--root", doubtful).code == 0
    assert showcase("check", "--root", doubtful, "--strict").code == 1
    assert showcase("check", "--root", GOOD, "--strict").code == 0


def test_programs_get_json(showcase: Showcase, wrong: Path) -> None:
    ran = showcase("check", "--root", wrong, "--format", "json")
    assert ran.code == 1
    first, second = json.loads(ran.out)
    assert first == {
        "file": RECORD,
        "line": 2,
        "column": 8,
        "level": "error",
        "code": "value-not-listed",
        "message": "`stage`: «flying» is not a value it can have",
        "hint": "write one of: idea, partner-search, proposal, running, completed, closed",
    }
    assert second["level"] == "warning"
    clean = showcase("check", "--root", GOOD, "--format", "json")
    assert (clean.code, json.loads(clean.out)) == (0, [])


def test_github_gets_one_line_a_problem(showcase: Showcase, wrong: Path) -> None:
    ran = showcase("check", "--root", wrong, "--format", "github")
    assert ran.code == 1
    assert [line.split(",")[0] for line in ran.lines] == [
        f"::error file={RECORD}",
        "::warning file=content/regions/evora/text.fr.md",
    ]
    assert showcase("check", "--root", GOOD, "--format", "github").out == ""


def test_published_addresses_may_not_be_lost(showcase: Showcase, good: Path) -> None:
    known = good / "published.txt"
    known.write_text("projects/atlas\nprojects/gone\n", encoding="utf-8")
    ran = showcase("check", "--root", good, "--published", known)
    assert ran.code == 1
    assert ran.lines[0] == "content/moved.yml:1:1: url-lost: the published address «projects/gone» would die"


def test_two_checks_say_the_same(showcase: Showcase, wrong: Path) -> None:
    assert showcase("check", "--root", wrong) == showcase("check", "--root", wrong)


def test_a_folder_without_a_site_is_told_in_one_sentence(showcase: Showcase, tmp_path: Path) -> None:
    ran = showcase("check", "--root", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"showcase: {tmp_path} holds no site: it needs mkdocs.yml and a folder content/\n"


def test_a_file_of_addresses_that_is_not_there_is_told_in_one_sentence(showcase: Showcase, tmp_path: Path) -> None:
    ran = showcase("check", "--root", GOOD, "--published", tmp_path / "none.txt")
    assert ran.code == 2
    assert "there is no file" in ran.err
    assert "none.txt" in ran.err
