from __future__ import annotations

from pathlib import Path

from showcase.checks.no_circles import check
from tests.conftest import GOOD
from tests.editing import add, only, told

GROUP = "content/working-groups"


def group(root: Path, slug: str, parent: str) -> None:
    facts = f"themes: [sea]\nparent: {parent}\nattested: source\nsources:\n  - url: https://example.org/{slug}\n"
    add(root, f"{GROUP}/{slug}/record.yml", facts)
    add(root, f"{GROUP}/{slug}/text.fr.md", f"---\ntitle: {slug}\nsummary: Un groupe.\n---\n\nIl travaille.\n")


def test_the_good_site_has_no_circle() -> None:
    assert told(GOOD, check) == []


def test_a_group_may_be_part_of_one_that_is_part_of_another(good: Path) -> None:
    group(good, "quays", "ports")
    group(good, "cranes", "quays")
    assert told(good, check) == []


def test_a_group_is_not_part_of_itself(good: Path) -> None:
    group(good, "quays", "quays")
    problem = only(good, check)
    assert (problem.code, str(problem.place)) == ("ref-circle", f"{GROUP}/quays/record.yml:2:9")


def test_a_circle_is_told_once_and_not_of_what_only_leads_to_it(good: Path) -> None:
    for slug, parent in (("two", "three"), ("three", "four"), ("four", "two"), ("one", "two"), ("five", "nobody")):
        group(good, slug, parent)
    assert only(good, check).message == "`parent`: «four» is part of itself by way of «two», «three»"
