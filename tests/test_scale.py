"""The plan for a million is arithmetic over what was measured, and no figure in it is typed by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bench import plan
from bench.alone import spent

TREE = ("files", "bytes", "folders", "pages", "sitemap bytes", "sitemap entries", "largest table", "largest page")


def figures(records: int, each: float) -> dict[str, Any]:
    """A programme of which everything takes 10 at the beginning, and `each` for each record."""
    cost = dict.fromkeys(("wall", "cpu", "peak", "others cpu", "others peak"), 10 + each * records)
    tree = dict.fromkeys(TREE, 10 + each * records)
    same = {"check": cost, "1": cost, "2": cost, "cluster": cost, "tree": tree}
    return {"records": records, "input": {"files": records, "bytes": records}, **same}


def found(*sizes: int) -> dict[str, Any]:
    machine = {"day": "2026-01-01", "load": "0.1", "what": "2 cores"}
    return {"machine": machine, "sizes": {str(size): figures(size, 2.0) for size in sizes}}


def rows(table: str) -> dict[str, list[str]]:
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return {row[0]: row[1:] for row in cells}


def test_the_page_is_what_the_raw_figures_give() -> None:
    page = plan.PAGE.read_text(encoding="utf-8")
    assert plan.rendered(page, json.loads(plan.RAW.read_text(encoding="utf-8"))) == page
    assert all(page.count(f"<!-- {mark} -->") == 1 for mark in plan.tables(found(1, 2)))


def test_a_line_goes_through_the_two_largest_sizes() -> None:
    tables = plan.tables(found(200, 1000, 5000))
    assert rows(tables["each"])["pages"] == ["2.0"]
    assert rows(tables["plan"])["pages"] == ["200,000", "2,000,000"]
    minutes = (10 + 2e5) * (1 + 1 / 16) / 60
    assert rows(tables["plan"])["minutes on 16 cores"][0] == plan._two(minutes) == "3,500"
    assert rows(tables["ends"])["the sitemap holds 50,000 addresses"] == ["25,000"]


def test_one_size_alone_has_no_beginning_and_what_does_not_grow_never_ends() -> None:
    assert rows(plan.tables(found(100))["each"])["pages"] == [plan._two(210 / 100)]
    assert plan.Line(5.0, 0.0).reaches(10.0) == float("inf")
    assert plan.Line(5.0, 1.0).at(10.0) == 15.0


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0, "0"), (0.01234, "0.012"), (9.96, "10.0"), (123.0, "120"), (98765.0, "99,000")]
)
def test_two_digits_count(value: float, shown: str) -> None:
    assert plan._two(value) == shown


def test_what_a_process_has_spent_is_read_from_the_system() -> None:
    cpu, peak = spent()
    assert cpu > 0
    assert peak > 1
