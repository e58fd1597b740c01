from __future__ import annotations

from pathlib import Path

import pytest

from showcase.checks.references_resolve import check
from showcase.load import load
from tests.conftest import GOOD
from tests.editing import change, only, told

RECORD = "content/projects/atlas/record.yml"


def test_the_good_site_names_records_that_are_there() -> None:
    assert told(GOOD, check) == []


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "hint"),
    [
        (
            "blue-harbours",
            "blue-habours",
            "5:12",
            "there is no cluster named «blue-habours»",
            "did you mean `blue-harbours`?",
        ),
        (
            "[ports]",
            "[trains]",
            "4:18",
            "there is no working group named «trains»",
            "write the name of a folder of content/working-groups/",
        ),
        ("[evora, kriti]", "[evora, Kriti]", "8:18", "there is no region named «Kriti»", "did you mean `kriti`?"),
        (
            "[sea]",
            "[atlas]",
            "3:10",
            "there is no theme named «atlas»",
            "write the name of a folder of content/themes/",
        ),
    ],
)
def test_a_name_of_nobody_is_told_where_it_stands(
    good: Path, old: str, new: str, place: str, message: str, hint: str
) -> None:
    change(good, RECORD, old, new)
    problem = only(good, check)
    assert (problem.code, str(problem.place), problem.message, problem.hint) == (
        "ref-unknown",
        f"{RECORD}:{place}",
        message,
        hint,
    )


def test_a_name_inside_a_step_is_looked_up_too(good: Path) -> None:
    change(good, "content/programme/record.yml", "leader: ville", "leader: vile")
    assert told(good, check) == [("ref-unknown", "content/programme/record.yml:9:54")]


def test_nobody_is_blamed_for_a_broken_neighbour(good: Path) -> None:
    (good / "content/themes/sea/record.yml").write_text("nonsense", encoding="utf-8")
    site, problems = load(good, {})
    assert site is not None
    assert [problem.code for problem in problems] == ["record-not-a-mapping"]
    assert list(check(site)) == []
