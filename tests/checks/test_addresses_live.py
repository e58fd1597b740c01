from __future__ import annotations

from pathlib import Path

import pytest

from showcase.checks.addresses_live import addresses, check
from showcase.load import load
from tests.conftest import GOOD
from tests.editing import add, only, site_of, told


def lost(root: Path, *published: str) -> list[tuple[str, str]]:
    problems = check(site_of(root, published=frozenset(published)))
    return [(problem.message, problem.hint) for problem in problems if problem.code == "url-lost"]


def test_every_record_has_one_address_below_a_language() -> None:
    found = addresses(site_of(GOOD))
    assert {"programme", "projects/atlas", "working-groups/ports"} <= found
    assert len(found) == len(site_of(GOOD).records)


def test_addresses_that_live_or_were_moved_are_no_loss() -> None:
    assert lost(GOOD, "projects/atlas", "projects/ancien", "programme") == []


def test_a_lost_address_is_told_with_the_line_that_saves_it(good: Path) -> None:
    (good / "content/projects/boreal").rename(good / "content/projects/borealis")
    assert lost(good, "projects/atlas", "projects/boreal") == [
        (
            "the published address «projects/boreal» would die",
            "add `projects/boreal: projects/borealis` to content/moved.yml",
        )
    ]
    add(good, "content/moved.yml", "projects/boreal: projects/borealis\n")
    assert lost(good, "projects/atlas", "projects/boreal") == []


def test_where_it_may_have_gone_is_not_guessed_among_several() -> None:
    assert lost(GOOD, "projects/gone")[0][1] == "add `projects/gone: projects/…` to content/moved.yml"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("projects/boreal: projects/atlas", "moved-taken"),
        ("el: programme", "moved-taken"),
        ("el/projects/old: projects/atlas", "moved-taken"),
        ("sitemap: programme", "moved-taken"),
        ("programme: projects/atlas", "moved-taken"),
        ("clusters: projects", "moved-taken"),
        ("about: programme", "moved-taken"),
        ("clusters/theme/sea: clusters", "moved-taken"),
        ("projects/old: clusters/theme/nobody", "moved-unknown"),
        ("projects/old: el/projects/atlas", "moved-unknown"),
        ("projects/old: projects/nobody", "moved-unknown"),
        ("projects/old: atlas", "moved-unknown"),
        ("Projects/Old/: projects/atlas", "moved-unknown"),
        ("projects/old: projects/old", "moved-unknown"),
    ],
)
def test_a_line_that_leads_nowhere_is_told_where_it_stands(good: Path, line: str, code: str) -> None:
    add(good, "content/moved.yml", f"{line}\n")
    assert told(good, check) == [(code, "content/moved.yml:2:1")]


@pytest.mark.parametrize("new", ["projects/atlas", "programme", "projects", "about", "clusters/theme/sea"])
def test_a_moved_address_may_lead_to_any_page(good: Path, new: str) -> None:
    add(good, "content/moved.yml", f"clusters/theme/nautical: {new}\n")
    assert told(good, check) == []


def test_the_value_of_a_record_that_cannot_be_read_is_not_held_against_a_line(good: Path) -> None:
    add(good, "content/moved.yml", "clusters/theme/old: clusters/theme/sea\n")
    for record in good.glob("content/clusters/*/record.yml"):
        record.write_text("name: [\n", encoding="utf-8")
    site, _ = load(good, {})
    assert site is not None
    assert list(check(site)) == []


def test_a_moved_address_may_lead_to_a_moved_address(good: Path) -> None:
    add(good, "content/moved.yml", "projects/first: projects/ancien\n")
    assert told(good, check) == []


def test_a_circle_is_told_once(good: Path) -> None:
    add(good, "content/moved.yml", "projects/two: projects/one\nprojects/one: projects/two\nprojects/x: projects/two\n")
    assert only(good, check).message == "«projects/one» leads in a circle"
