from __future__ import annotations

import pytest

from showcase.checked import check
from showcase.kinds import KINDS
from showcase.meaning import Meanings, meanings, plain
from showcase.sheet_file import Grid
from showcase.sheet_rows import Rows, read_rows
from tests.conftest import GOOD

BY_NAME = {kind.name: kind for kind in KINDS}
PROJECT = BY_NAME["project"]


@pytest.fixture(scope="module")
def known() -> Meanings:
    site = check(GOOD, {}).site
    assert site
    return meanings(site, PROJECT)


def grid(*rows: tuple[str, ...], hidden: tuple[int, ...] = (), merged: tuple[tuple[int, int, str], ...] = ()) -> Grid:
    cells = {(r, c): text for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1) if text}
    return Grid("x.xlsx", "Projects", cells, merged=merged, hidden=frozenset(hidden))


def cells(read: Rows, row: int = 0) -> dict[str, str]:
    return {column.name: cell.text for column, cell in read.rows[row].cells.items() if cell.text}


def told(read: Rows) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.place.line, problem.place.column) for problem in read.problems]


@pytest.mark.parametrize(
    "heading",
    ["start", "START", " start ", "Début", "Έναρξη *", "Start", "Operation start date", "Date de début de l'opération"],
)
def test_a_column_is_known_by_its_name_its_label_or_what_others_call_it(heading: str, known: Meanings) -> None:
    read = read_rows(grid(("slug", heading), ("atlas", "2009")), PROJECT, known, {})
    assert cells(read) == {"slug": "atlas", "start": "2009"}
    assert read.problems == ()
    assert len(read.notes) == (heading.strip().casefold() != "start")


def test_the_list_of_operations_is_read_in_the_language_of_its_headings(known: Meanings) -> None:
    head = ("Operation name", "Total eligible cost", "Union co-financing rate", "Beneficiary", "Description", "CCI")
    read = read_rows(grid(head, ("Blue Ports", "1200000", "75", "City; Port", "A text.", "x")), PROJECT, known, {})
    assert read.rows[0].slug == "blue-ports"
    assert cells(read) == {
        "title.en": "Blue Ports",
        "budget": "1200000",
        "funding.rate": "75",
        "other-organisations": "City; Port",
        "body.en": "A text.",
    }
    assert [note for note in read.notes if "«CCI» is not used" in note]
    french = read_rows(grid(("Nom de l’opération", "Description"), ("Ports", "Un texte.")), PROJECT, known, {})
    assert cells(french) == {"title.fr": "Ports", "body.fr": "Un texte."}


def test_headings_are_found_below_labels_and_banners(known: Meanings) -> None:
    read = read_rows(
        grid(("Our projects",), ("Nom", "Début"), ("slug", "start"), ("atlas", "2009"), merged=((1, 1, "A1:D1"),)),
        PROJECT,
        known,
        {},
    )
    assert (cells(read), read.problems) == ({"slug": "atlas", "start": "2009"}, ())


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((("x", "y"), ("1", "2")), ("sheet-no-heading", 1, 1)),
        ((), ("sheet-no-heading", 1, 1)),
        ((("slug", "strat"), ("atlas", "2009")), ("sheet-column-unknown", 1, 2)),
        ((("slug", "start", "start"), ("atlas", "2009", "2010")), ("sheet-column-twice", 1, 3)),
        ((("slug", "start"), ("atlas", "2009"), ("atlas", "2010")), ("sheet-row-twice", 3, 1)),
    ],
)
def test_what_cannot_be_read_is_told_at_its_cell(
    rows: tuple[tuple[str, ...], ...], code: tuple[str, int, int], known: Meanings
) -> None:
    assert told(read_rows(grid(*rows), PROJECT, known, {})) == [code]


def test_joined_cells_below_the_headings_are_refused(known: Meanings) -> None:
    read = read_rows(grid(("slug", "start"), ("atlas", "2009"), merged=((3, 2, "B2:B3"),)), PROJECT, known, {})
    assert told(read) == [("sheet-merged", 3, 2)]


def test_what_is_left_out_or_mended_is_told(known: Meanings) -> None:
    read = read_rows(
        grid(("slug", "start"), ("# example", "2009"), (), ("atlas", " 2009 "), ("", " "), ("boreal", ""), hidden=(4,)),
        PROJECT,
        known,
        {},
    )
    assert [row.slug for row in read.rows] == ["atlas", "boreal"]
    assert cells(read)["start"] == "2009"
    assert [str(note) for note in read.notes] == [
        "2 blank rows are left out",
        "1 row that begins with # is left out",
        "1 hidden row is read",
        "blanks are taken off at the ends of 1 cell",
    ]


def test_a_value_given_for_all_rows_fills_the_column_that_is_not_there(known: Meanings) -> None:
    read = read_rows(grid(("slug", "start"), ("atlas", "")), PROJECT, known, {"start": "2009", "relation": "related"})
    assert cells(read) == {"slug": "atlas", "relation": "related"}


def test_line_ends_that_divide_entries_are_kept(known: Meanings) -> None:
    rows = grid(("slug", "sources.seen", "body.fr"), ("atlas", "\n 2010 ", "\n## A\n\n    code  \n"))
    assert cells(read_rows(rows, PROJECT, known, {})) == {
        "slug": "atlas",
        "sources.seen": "\n2010",
        "body.fr": "## A\n\n    code  ",
    }


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("stage", "running", "running"),
        ("stage", "En cours", "running"),
        ("stage", "EN COURS", "running"),
        ("stage", "somewhere", "somewhere"),
        ("start", "En cours", "En cours"),
    ],
)
def test_a_value_may_be_called_by_its_label(column: str, text: str, code: str, known: Meanings) -> None:
    assert known.code(known.columns[column], text) == code


def test_a_record_may_be_called_by_its_title(known: Meanings) -> None:
    site = check(GOOD, {}).site
    assert site
    for record in site.all("theme"):
        for code in record.texts:
            assert known.code(known.columns["themes"], record.title(code).upper()) == record.slug
        assert known.code(known.columns["themes"], record.slug) == record.slug


def test_what_does_not_count_in_a_heading() -> None:
    assert plain("  Date de DÉBUT de l’opération (*)") == "date de debut de l operation"
