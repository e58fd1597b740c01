from __future__ import annotations

from pathlib import Path

import pytest

from showcase.checks.links_resolve import check
from showcase.load import load
from tests.conftest import GOOD
from tests.editing import add, only, told

TEXT = "content/clusters/blue-harbours/text.fr.md"


def test_the_links_of_the_good_site_lead_to_pages() -> None:
    assert told(GOOD, check) == []


@pytest.mark.parametrize(
    "target",
    [
        "../../projects/atlas/",
        "../ilios/",
        "../../programme/",
        "../../about/",
        "../../legal/",
        "../../clusters/",
        "../ilios/#somewhere",
        "#s-depuis-2005",
        "https://example.org/",
    ],
)
def test_a_link_may_lead_to_every_page_of_the_site(good: Path, target: str) -> None:
    add(good, TEXT, f"\nEt [ceci]({target}).\n")
    assert told(good, check) == []


@pytest.mark.parametrize("target", ["../../projects/nobody/", "../atlas/", "../../nothing/"])
def test_a_link_to_no_page_is_told_where_it_stands(good: Path, target: str) -> None:
    add(good, TEXT, f"\nEt [ceci]({target}).\n")
    problem = only(good, check)
    assert (problem.code, str(problem.place)) == ("link-unknown", f"{TEXT}:14:4")
    assert problem.message == f"«{target}» leads to no page of this site"


def test_a_link_to_a_heading_that_is_not_there_names_those_that_are(good: Path) -> None:
    add(good, TEXT, "\nEt [ceci](#depuis).\n")
    problem = only(good, check)
    assert problem.message == "«#depuis» names no heading of this text"
    assert problem.hint == "the headings are: #s-depuis-2005"


def test_a_broken_record_is_still_there_to_be_linked_to(good: Path) -> None:
    (good / "content/themes/sea/record.yml").unlink()
    site, problems = load(good, {})
    assert site is not None
    assert [problem.code for problem in problems] == ["file-missing"]
    assert list(check(site)) == []
