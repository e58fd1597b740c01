from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from showcase.exports import tables
from showcase.page import Page
from showcase.shown import Item
from showcase.table import Table

PAGE = Page(
    url="el/indicators/",
    language="el",
    frame="list",
    section="indicators",
    title="Δείκτες",
    summary="",
    template="",
    alternates={"el": "el/indicators/"},
    translated=frozenset({"el"}),
    original="el",
)


def written(*rows: tuple[str, ...], full: tuple[tuple[str, ...], ...] = ()) -> tuple[str, list[list[str]]]:
    head, *rest = (tuple(Item(text) for text in row) for row in rows)
    table = Table("figures", "Δείκτες", head, tuple(rest), full=tuple(tuple(Item(t) for t in row) for row in full))
    page = replace(PAGE, context={"tables": (table,)})
    assert not list(tables.files(PAGE))
    (file,) = tables.files(page)
    path, data = file
    assert data.startswith("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
    return path, list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_a_table_stands_beside_its_page() -> None:
    path, rows = written(("Περιφέρεια", "Έργα"), ('"Α", Β', "3"), ("Γ\nΔ", ""))
    assert path == "el/indicators/figures.csv"
    assert rows == [["Περιφέρεια", "Έργα"], ['"Α", Β', "3"], ["Γ\nΔ", ""]]


@pytest.mark.parametrize("text", ["=1+1", "+33", "-5", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert written(("a",), (text,))[1][1] == [f"'{text}"]


def test_rows_that_the_page_leaves_out_are_in_the_file() -> None:
    assert written(("a",), ("1",), full=(("1",), ("2",)))[1] == [["a"], ["1"], ["2"]]
