from __future__ import annotations

from pathlib import Path

from showcase.checks.titles_differ import check
from tests.conftest import GOOD
from tests.editing import change, only, site_of, told

FRENCH = "content/projects/boreal/text.fr.md"


def title(root: Path, path: str, new: str) -> None:
    lines = (root / path).read_text(encoding="utf-8").splitlines(keepends=True)
    change(root, path, next(line for line in lines if line.startswith("title:")), f'title: "{new}"\n')


def test_the_good_site_has_no_title_twice() -> None:
    assert told(GOOD, check) == []


def test_a_title_of_another_record_is_told_at_the_second(good: Path) -> None:
    title(good, FRENCH, site_of(good).records["project", "atlas"].title("fr"))
    problem = only(good, check)
    assert (problem.code, str(problem.place)) == ("title-twice", f"{FRENCH}:2:8")
    assert problem.message.endswith("is also that of «projects/atlas»")


def test_a_title_in_another_language_is_another_title(good: Path) -> None:
    title(good, FRENCH, "Θάλασσα του Βορρά")
    title(good, "content/projects/atlas/text.el.md", "Θάλασσα του Βορρά")
    assert told(good, check) == []


def test_the_title_of_a_list_and_of_the_site_are_taken(good: Path) -> None:
    site = site_of(good)
    for taken, owner in (
        (site.strings["fr"]["kind.project.many"], "«projects»"),
        (site.settings.name, "the first page"),
    ):
        title(good, FRENCH, taken)
        assert only(good, check).message.endswith(f"is also that of {owner}")


def test_a_name_is_told_once_for_all_languages(good: Path) -> None:
    name = site_of(good).records["cluster", "blue-harbours"].title("fr")
    path = "content/clusters/ilios/record.yml"
    lines = (good / path).read_text(encoding="utf-8").splitlines(keepends=True)
    change(good, path, next(line for line in lines if line.startswith("name:")), f"name: {name}\n")
    assert str(only(good, check).place) == f"{path}:1:7"
