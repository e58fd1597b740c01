"""The bytes of a spreadsheet (`.xlsx`, `.csv`) → the texts of its cells, and what in it cannot be read.

A cell's text is what a record would say: an Excel date is `2009-06-18`, or `2009-06` where it is shown without a day; a
number has no separators; `75 %` is `75`. A formula is told, never computed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from showcase import limits
from showcase.characters import decode
from showcase.message import Message, told
from showcase.problem import Place, Problem, quote

_MIB = 1024 * 1024
_FORMULA = re.compile(r"'+[=+\-@\t\r]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
"""Parts of a number's format that show nothing of the number."""
_OLD, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_DELIMITERS = ";,\t"
_NONE = "\x1f"
"""Divides a file that has one column."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a file: the texts of its filled cells by row and column, counted from 1."""

    path: str
    title: str = ""
    """Its name; a CSV file has none."""
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """Cells that hold no text: formulas, errors."""
    merged: tuple[tuple[int, int, str], ...] = ()
    """Cells that are joined: last row, first column, and the range as a sheet names it."""
    hidden: frozenset[int] = frozenset()
    """Rows that are not shown."""

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands."""
        return Place(self.path, row, column)


def cell_name(title: str, place: Place) -> str:
    """A cell as people name it: `Projects!C7`."""
    letters, number = "", place.column
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{title}!{letters}{place.line}" if title else f"{letters}{place.line}"


def read_sheets(path: str, data: bytes) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """Read all sheets of a file; `path` names it in problems, and its end says what it is."""
    if len(data) > limits.SHEET_BYTES:
        return (), (_too_large(path, told("the file has more than {number} MiB", number=limits.SHEET_BYTES // _MIB)),)
    if path.lower().endswith(".csv"):
        return _read_csv(path, data)
    if not data.startswith(_ZIP):
        return (), (_broken(path, protected=data.startswith(_OLD)),)
    return _read_xlsx(path, data)


def _too_large(path: str, message: Message) -> Problem:
    hint = told("divide it, and import the parts one after the other")
    return Problem(Place(path), "sheet-too-large", message, hint)


def _broken(path: str, *, protected: bool = False) -> Problem:
    message = told("this is not a spreadsheet that can be read")
    if protected:
        return Problem(Place(path), "sheet-broken", message, told("save it as .xlsx, without a password"))
    return Problem(Place(path), "sheet-broken", message, told("save it again as .xlsx, or as .csv in UTF-8"))


def _read_csv(path: str, data: bytes) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    text, problems = decode(path, data)
    if text is None:
        return (), problems
    first = text.partition("\n")[0]
    if re.fullmatch(r"sep=.", first):  # a note to Excel
        delimiter, text = first[-1], f"\n{text.partition(chr(10))[2]}"
    else:
        bare = re.sub(r'"[^"]*"?', "", first)
        delimiter = max(_DELIMITERS, key=bare.count) if any(one in bare for one in _DELIMITERS) else _NONE
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return (), (_broken(path),)
    if len(rows) > limits.SHEET_ROWS:
        return (), (_too_large(path, told("the sheet has more than {number} rows", number=limits.SHEET_ROWS)),)
    cells: dict[tuple[int, int], str] = {}
    formulas = []
    for place, text_ in (((r, c), value) for r, row in enumerate(rows, 1) for c, value in enumerate(row, 1)):
        if text_.startswith("="):
            formulas.append(_formula(Place(path, *place), text_))
        elif text_:
            cells[place] = text_[1:] if _FORMULA.match(text_) else text_
    return (Grid(path, "", cells, tuple(formulas)),), ()


def _formula(place: Place, value: str) -> Problem:
    message = told("{value} is a formula", value=quote(value))
    return Problem(place, "sheet-formula", message, told("put its result there: copy it, then paste the value alone"))


def _read_xlsx(path: str, data: bytes) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - only who has a workbook waits for it

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked > limits.SHEET_UNPACKED:
            size = told("the file unpacks to more than {number} MiB", number=limits.SHEET_UNPACKED // _MIB)
            return (), (_too_large(path, size),)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions of Excel that openpyxl leaves out
            book = load_workbook(io.BytesIO(data), keep_links=False)
        grids = tuple(_grid(path, sheet) for sheet in book.worksheets)
    except Exception:  # noqa: BLE001 - whatever a parser makes of bytes that are no workbook
        return (), (_broken(path),)
    if any(row > limits.SHEET_ROWS for grid in grids for row, _ in grid.cells):
        return (), (_too_large(path, told("the sheet has more than {number} rows", number=limits.SHEET_ROWS)),)
    return grids, ()


def _grid(path: str, sheet: Any) -> Grid:
    cells: dict[tuple[int, int], str] = {}
    problems = []
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001 - `rows` would invent a million empty ones
        place = Place(path, row, column)
        if cell.data_type == "f":
            problems.append(_formula(place, str(getattr(cell.value, "text", cell.value))))
        elif cell.data_type == "e":
            message = told("{value} is an error, not a value", value=quote(str(cell.value)))
            hint = told("write the value, or leave the cell empty")
            problems.append(Problem(place, "sheet-value-error", message, hint))
        elif cell.value is not None and (text := _text(cell)):
            cells[row, column] = text
    merged = tuple((found.max_row, found.min_col, str(found.coord)) for found in sheet.merged_cells.ranges)
    hidden = frozenset(row for row, look in sheet.row_dimensions.items() if look.hidden)
    return Grid(path, str(sheet.title), cells, tuple(problems), tuple(sorted(merged)), hidden)


def _text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (dt.datetime, dt.date)):
        return _date(value, str(cell.number_format))
    if isinstance(value, (int, float)):
        exact = Decimal(value if isinstance(value, int) else f"{value:.15g}")
        exact = exact * 100 if "%" in _UNSHOWN.sub("", str(cell.number_format)) else exact
        shown = f"{exact:f}"
        return shown.rstrip("0").rstrip(".") if "." in shown else shown
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).replace("\r\n", "\n")


def _date(value: dt.date, look: str) -> str:
    """A date as far as it is shown: a cell that shows a month knows no day."""
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return value.isoformat()
    shown = _UNSHOWN.sub("", look.lower())
    parts = 3 if "d" in shown or "y" not in shown else 2 if "m" in shown else 1
    return "-".join(value.strftime("%Y-%m-%d").split("-")[:parts])


def labelled(grid: Grid) -> Iterator[Problem]:
    """The problems of a grid's cells and joined cells."""
    yield from grid.problems
    for row, column, found in grid.merged:
        message = told("the cells {found} are joined", found=found)
        hint = told("divide them, and write in each what holds for it")
        yield Problem(grid.place(row, column), "sheet-merged", message, hint)
