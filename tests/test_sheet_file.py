from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from showcase import limits
from showcase.cell import texts
from showcase.checked import check
from showcase.column import SLUG, columns
from showcase.kinds import KINDS
from showcase.meaning import Meanings, meanings
from showcase.problem import Place
from showcase.record import Kind
from showcase.sheet import draft
from showcase.sheet_book import Book, Choice, Heading, csv_bytes, sheet_title, xlsx_bytes
from showcase.sheet_file import Grid, cell_name, read_sheets
from showcase.sheet_rows import read_rows
from tests.conftest import GOOD
from tests.crowded import invented

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
AWKWARD = (
    "=1+1",
    "+33",
    "-5",
    "-5x",
    "@x",
    "'=x",
    "'x",
    "''-x",
    "#N/A",
    "_x000D_",
    "_x0041_ _x005F_",
    "NO",
    "012",
    "2009-06",
    "1.10",
    "1e3",
    "TRUE",
    "a\nb",
    "a;b,c\td",
    'say "no"',
    " lead",
    "Ένα δύο; l’été",
    "\U0001f33b",
)


@pytest.fixture(scope="module")
def known() -> dict[str, Meanings]:
    site = check(GOOD, {}).site
    assert site
    return {kind.name: meanings(site, kind) for kind in KINDS}


def book(*rows: tuple[str, ...], numeric: bool = False) -> Book:
    headings = tuple(Heading(f"c{number}", f"C {number}", "", numeric=numeric) for number in range(len(rows[0])))
    return Book("Projets", "Listes", headings, rows)


def cells(data: bytes, name: str = "x.xlsx") -> dict[tuple[int, int], str]:
    (grid, *_), problems = read_sheets(name, data)
    assert (problems, grid.problems) == ((), ())
    return dict(grid.cells)


def workbook(*values: Any, **formats: str) -> bytes:
    made = Workbook()
    sheet: Any = made.active
    sheet.title = "Projects"
    for column, value in enumerate(values, 1):
        sheet.cell(1, column).value = value
    for name, look in formats.items():
        sheet[name].number_format = look
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def codes(name: str, data: bytes) -> list[str]:
    grids, problems = read_sheets(name, data)
    return [problem.code for problem in (*problems, *(one for grid in grids for one in grid.problems))]


@each_kind
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_records_come_back_from_a_file(kind: Kind, ending: str, known: dict[str, Meanings]) -> None:
    found = columns(kind, ("fr", "el", "en"))
    many = invented(kind)[: 1 if kind.single else None]
    rows = []
    for number, (facts, words, body) in enumerate(many):
        cells = texts(found, facts, {"el": words}) | {SLUG: f"record-{number}", "body.el": body}
        rows.append(tuple(cells.get(column.name, "") for column in found))
    headings = tuple(Heading(c.name, c.name, "", numeric=c.how in {"number", "money"}) for c in found)
    made = Book("Records", "Lists", headings, tuple(rows))
    data = csv_bytes(made, ";") if ending == "csv" else xlsx_bytes(made)
    (grid, *_), problems = read_sheets(f"x.{ending}", data)
    read = read_rows(grid, kind, known[kind.name], {})
    assert (problems, read.problems) == ((), ())
    assert len(read.rows) == len(many)
    for (facts, words, body), row in zip(many, read.rows, strict=True):
        made_again, told = draft(row.slug, row.place, row.cells)
        assert told == ()
        assert made_again.facts.data == facts
        assert {code: one.front.data for code, one in made_again.words.items()} == {"el": words}
        assert made_again.words["el"].body.strip("\n") == body.strip("\n")


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("numeric", [False, True])
def test_each_text_comes_back_as_it_was(text: str, numeric: bool) -> None:  # noqa: FBT001
    made = book((text,), numeric=numeric)
    assert cells(xlsx_bytes(made))[3, 1] == text
    for delimiter in ",;":
        assert cells(csv_bytes(made, delimiter), "x.csv")[2, 1] == text


@pytest.mark.parametrize("text", AWKWARD[:8])
def test_nothing_written_can_be_computed(text: str) -> None:
    sheet: Any = load_workbook(io.BytesIO(xlsx_bytes(book((text,))))).active
    assert sheet.cell(3, 1).data_type == "s"
    line = csv_bytes(book((text,)), ",").decode("utf-8-sig").split("\r\n")[1]
    assert line.strip('"')[0] not in "=+@"


def test_a_book_opens_with_labels_names_lists_and_choices() -> None:
    stage = Choice("Stade", (("idea", "Idée"), ("running", "En cours")))
    headings = (Heading("slug", "Nom", "Aide.", required=True), Heading("stage", "Stade", "", choice=stage))
    made: Any = load_workbook(
        io.BytesIO(xlsx_bytes(Book("A/B: projets", "Listes", headings, (("# x", "idea"),), example=True)))
    )
    sheet, lists = made.worksheets
    assert (sheet.title, lists.title) == ("A B  projets", "Listes")
    assert [sheet.cell(1, 1).value, sheet.cell(2, 1).value, sheet.cell(1, 1).comment.text] == ["Nom *", "slug", "Aide."]
    assert [lists.cell(3, 1).value, lists.cell(3, 2).value] == ["running", "En cours"]
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ("'Listes'!$A$2:$A$3", "B3:B503")
    assert sheet.freeze_panes == "B3"
    assert sheet.cell(3, 1).font.color.rgb.endswith("767676")
    assert sheet.column_dimensions["A"].number_format == "@"


def test_a_sheet_s_name_is_one_that_it_can_have() -> None:
    assert sheet_title("'a/b*c" + "x" * 40) == "a b c" + "x" * 26


@pytest.mark.parametrize(
    ("value", "look", "text"),
    [
        (dt.datetime(2009, 6, 18), "yyyy-mm-dd", "2009-06-18"),  # noqa: DTZ001 - a sheet knows no zone
        (dt.date(2009, 6, 18), "dd/mm/yyyy", "2009-06-18"),
        (dt.date(2009, 6, 1), "mmm\\-yy", "2009-06"),
        (dt.date(2009, 6, 1), '[$-40C]mmmm yyyy "du projet"', "2009-06"),
        (dt.date(2009, 1, 1), "yyyy", "2009"),
        (dt.datetime(2009, 6, 18, 10), "yyyy-mm-dd hh:mm", "2009-06-18T10:00:00"),  # noqa: DTZ001
        (12, "General", "12"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (1900000, "#,##0 €", "1900000"),
        (0.75, "0%", "75"),
        (0.07, "0.0 %", "7"),
        (0.75, '0.00"%"', "0.75"),
        (1e-7, "General", "0.0000001"),
        (True, "General", "TRUE"),
        ("a_x000D_\nb", "@", "a\r\nb".replace("\r\n", "\n")),
    ],
)
def test_a_value_is_what_a_record_would_say(value: Any, look: str, text: str) -> None:
    assert cells(workbook(value, A1=look)) == {(1, 1): text}


@pytest.mark.parametrize(
    ("value", "code"),
    [("=1+1", "sheet-formula"), (ArrayFormula("A1:A2", "=SUM(B1)"), "sheet-formula"), ("#REF!", "sheet-value-error")],
)
def test_what_is_no_value_is_told(value: Any, code: str) -> None:
    assert codes("x.xlsx", workbook(value)) == [code]


def test_a_formula_in_a_csv_is_told() -> None:
    assert codes("x.csv", b"a,=1+1\n") == ["sheet-formula"]


@pytest.mark.parametrize(
    "data", [b"a;b\n1;2\n", b"a,b\r\n1,2\r\n", b"a\tb\n1\t2", b"\xef\xbb\xbfa;b\n1;2\n", b'"a";"b"\n1;2']
)
def test_each_way_to_write_a_csv_is_read(data: bytes) -> None:
    assert cells(data, "x.CSV") == {(1, 1): "a", (1, 2): "b", (2, 1): "1", (2, 2): "2"}


def test_a_csv_may_say_what_divides_it() -> None:
    assert cells(b"sep=;\na,b;c\n", "x.csv") == {(2, 1): "a,b", (2, 2): "c"}


def bomb() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"\0" * (limits.SHEET_UNPACKED + 1))
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.xlsx", b"", "sheet-broken"),
        ("x.xlsx", b"hello", "sheet-broken"),
        ("x.xlsx", b"PK\x03\x04 hello", "sheet-broken"),
        ("x.xlsx", b"\xd0\xcf\x11\xe0 old or locked", "sheet-broken"),
        ("x.xlsx", b"x" * (limits.SHEET_BYTES + 1), "sheet-too-large"),
        ("x.xlsx", bomb(), "sheet-too-large"),
        ("x.csv", "Έργο".encode("cp1253"), "file-not-utf8"),
        ("x.csv", b'a,"b', "sheet-broken"),
        ("x.csv", b"x\n" * (limits.SHEET_ROWS + 1), "sheet-too-large"),
    ],
)
def test_what_is_no_sheet_is_told(name: str, data: bytes, code: str) -> None:
    assert codes(name, data) == [code]


def test_a_cell_far_away_costs_nothing() -> None:
    made = Workbook()
    sheet: Any = made.active
    sheet["XFD1048576"] = "x"
    written = io.BytesIO()
    made.save(written)
    assert codes("x.xlsx", written.getvalue()) == ["sheet-too-large"]


def test_joined_cells_and_hidden_rows_are_known() -> None:
    made = Workbook()
    sheet: Any = made.active
    sheet["A1"], sheet["A2"] = "x", "y"
    sheet.merge_cells("B2:C3")
    sheet.row_dimensions[2].hidden = True
    written = io.BytesIO()
    made.save(written)
    (grid,), _ = read_sheets("x.xlsx", written.getvalue())
    assert (grid.merged, grid.hidden) == (((3, 2, "B2:C3"),), {2})


@pytest.mark.parametrize(("column", "name"), [(1, "A7"), (26, "Z7"), (27, "AA7"), (703, "AAA7")])
def test_a_cell_has_the_name_that_people_know(column: int, name: str) -> None:
    assert cell_name("", Place("x.csv", 7, column)) == name
    assert cell_name("Projects", Grid("x.xlsx").place(7, column)) == f"Projects!{name}"


def test_a_file_is_read_from_its_bytes_alone(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(workbook("a"))
    assert cells(file.read_bytes()) == {(1, 1): "a"}
