from __future__ import annotations

from pathlib import Path

import pytest

from showcase.checks.dates_in_order import check
from tests.conftest import GOOD
from tests.editing import change, only, told

RECORD = "content/projects/boreal/record.yml"


def test_the_good_site_ends_after_it_starts() -> None:
    assert told(GOOD, check) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2011", "2010"),
        ("2011-02", "2011-01"),
        ("2011-02-02", "2011-02-01"),
        ("2011-02-02", "2011-01"),
        ("2011-02", "2010"),
        ("2011~", "2010-12-31~"),
    ],
)
def test_an_end_before_its_start_is_told_at_the_end(good: Path, start: str, end: str) -> None:
    change(good, RECORD, "start: 2010\nend: 2012", f"start: {start}\nend: {end}")
    problem = only(good, check)
    assert (problem.code, str(problem.place)) == ("date-order", f"{RECORD}:4:6")
    assert problem.message == f"it ends «{end}», before it starts «{start}»"


@pytest.mark.parametrize(
    ("start", "end"),
    [("2011", "2011"), ("2011-05", "2011"), ("2011", "2011-01"), ("2011-05-03", "2011-05"), ("2011~", "2011-01-01")],
)
def test_dates_are_compared_to_the_precision_they_share(good: Path, start: str, end: str) -> None:
    change(good, RECORD, "start: 2010\nend: 2012", f"start: {start}\nend: {end}")
    assert told(good, check) == []


def test_each_step_has_its_own_order(good: Path) -> None:
    change(good, "content/programme/record.yml", "end: 2010-02,", "end: 2008-02,")
    assert told(good, check) == [("date-order", "content/programme/record.yml:9:37")]


def test_an_end_without_a_start_is_no_matter(good: Path) -> None:
    change(good, RECORD, "start: 2010\n", "")
    assert told(good, check) == []
