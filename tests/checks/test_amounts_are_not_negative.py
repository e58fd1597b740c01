from __future__ import annotations

from pathlib import Path

import pytest

from showcase.checks.amounts_are_not_negative import check
from tests.conftest import GOOD
from tests.editing import add, only, told

PROJECT = "content/projects/boreal/record.yml"


def test_the_good_site_has_no_negative_amount() -> None:
    assert told(GOOD, check) == []


@pytest.mark.parametrize("budget", ["0", "0.5"])
def test_nothing_is_an_amount(good: Path, budget: str) -> None:
    add(good, PROJECT, f"budget: {budget}\n")
    assert told(good, check) == []


def test_less_than_nothing_is_told(good: Path) -> None:
    add(good, PROJECT, "funding:\n  rate: -75\n")
    problem = only(good, check)
    assert (problem.code, problem.message) == ("value-not-a-number", "`rate`: «-75» is less than nothing")
