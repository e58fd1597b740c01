from __future__ import annotations

from pathlib import Path

from showcase.checks.keys_meet import check
from showcase.problem import Level
from tests.conftest import GOOD
from tests.editing import change, only, told

TEXT = "content/programme/text.el.md"


def test_the_words_of_the_good_site_meet_its_facts() -> None:
    assert told(GOOD, check) == []


def test_words_for_a_fact_that_is_not_there_are_told_where_they_stand(good: Path) -> None:
    change(good, TEXT, "objectives:\n", 'objectives:\n  apart: "Χωριστά."\n')
    problem = only(good, check)
    assert (problem.code, str(problem.place), problem.hint) == (
        "key-unknown",
        f"{TEXT}:9:3",
        "the keys are: together",
    )


def test_words_without_any_facts_are_to_be_removed(good: Path) -> None:
    change(good, "content/projects/atlas/record.yml", "seeking: [crew]\n", "")
    assert told(good, check) == [
        ("key-unknown", "content/projects/atlas/text.el.md:5:3"),
        ("key-unknown", "content/projects/atlas/text.fr.md:5:3"),
    ]


def test_a_fact_without_words_is_a_warning_in_each_language_that_lacks_them(good: Path) -> None:
    change(good, TEXT, 'objectives:\n  together: "Να εργαστούμε μαζί."\n', "")
    problem = only(good, check)
    assert (problem.code, problem.level, problem.place.path) == ("key-wordless", Level.WARNING, TEXT)
    assert problem.hint == "add a line `together: …` below `objectives:`"


def test_parts_meet_their_words_by_their_key(good: Path) -> None:
    change(good, "content/programme/record.yml", "{key: one,", "{key: two,")
    codes = sorted(code for code, _ in told(good, check))
    assert codes == ["key-unknown"] * 3 + ["key-wordless"] * 3


def test_links_have_names_by_their_key(good: Path) -> None:
    change(
        good,
        "content/regions/evora/record.yml",
        "country: PT\n",
        "country: PT\nlinks:\n  - {key: map, url: https://example.org/map}\n",
    )
    assert [code for code, _ in told(good, check)] == ["key-wordless"] * 3
