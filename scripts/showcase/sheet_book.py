"""Columns, rows and lists of values → the bytes of a spreadsheet (`.xlsx`, `.csv`) that reads back as it was."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

_BOM = "\ufeff"
"""Without it spreadsheets read Greek as Latin letters."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet would compute instead of showing (CWE-1236)."""
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]*[1-9])?", re.ASCII)
_ESCAPE = re.compile(r"(?=_x[0-9A-Fa-f]{4}_)")
_TEXT = "@"
"""The format of a cell that Excel leaves as it is typed: `2009-06` would become a day, `012` a 12."""
_ROOM = 500
"""Rows below the last one that are made ready to be filled in."""
_NARROW, _WIDE, _WIDEST = 16, 32, 60
_LINE = 15
"""Points of a line of a row. The row's height is said, for some programs show one line of it where it is not."""
_SEEN = 10
"""Lines of a row that are shown, when it has more: the row after it is not far then."""
FONT = "Calibri"
LARGEST = 32_767
"""Characters that a cell of a workbook can hold."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Values among which a column chooses, as they are called."""

    label: str
    values: tuple[tuple[str, str], ...]
    """Each with what it means."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its name, what people call it, how it is filled in."""

    name: str
    label: str
    note: str
    required: bool = False
    numeric: bool = False
    width: int = _NARROW
    """Characters that its values have mostly; no column is narrower than its heading, nor wider than can be read."""
    choice: Choice | None = None
    several: bool = False
    """More than one value may stand in a cell, so the list of values can only propose."""


@dataclass(frozen=True, slots=True)
class Book:
    """A sheet to fill in, and the words on its other one."""

    title: str
    lists: str
    """Name of the sheet that holds the values to choose from."""
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    example: bool = False
    """The only row shows how rows are filled in."""


def csv_bytes(book: Book, delimiter: str) -> bytes:
    """The names of the columns and the rows, in UTF-8 with a byte order mark; nothing in it can be computed."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([heading.name for heading in book.headings])
    writer.writerows([_safe(text) for text in row] for row in book.rows)
    return (_BOM + written.getvalue()).encode()


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def xlsx_bytes(book: Book) -> bytes:
    """A workbook: labels, names and rows on the first sheet, the values to choose from on the second."""
    from openpyxl import Workbook  # noqa: PLC0415 - only who asks for a workbook waits for it

    workbook: Any = Workbook()
    sheet = workbook.active
    sheet.title = sheet_title(book.title)
    lists = workbook.create_sheet(sheet_title(book.lists))
    _head(sheet, book.headings)
    for number, row in enumerate(book.rows, 3):
        for column, (heading, text) in enumerate(zip(book.headings, row, strict=True), 1):
            _fill(sheet.cell(number, column), text, heading, grey=book.example)
        widths = map(_width, book.headings)
        sheet.row_dimensions[number].height = row_height(zip(row, widths, strict=True))
    _lists(sheet, lists, book)
    sheet.freeze_panes = "B3"
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows, sheet.print_title_cols = "1:2", "A:A"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def row_height(cells: Iterable[tuple[str, float]], most: int = _SEEN) -> float:
    """Points that texts need in columns of these widths."""
    found = (sum(math.ceil(max(len(line), 1) * 1.05 / width) for line in text.split("\n")) for text, width in cells)
    return float(_LINE * min(max(found, default=1), most))


def _width(heading: Heading) -> int:
    return min(max(_NARROW, heading.width, min(len(heading.label) + 4, _WIDE)), _WIDEST)


def sheet_title(text: str) -> str:
    """A name that a sheet can have."""
    return re.sub(r"[\[\]:*?/\\]", " ", text).strip("' ")[:31]


def _head(sheet: Any, headings: Sequence[Heading]) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for column, heading in enumerate(headings, 1):
        label, name = sheet.cell(1, column), sheet.cell(2, column)
        label.value = f"{heading.label} *" if heading.required else heading.label
        name.value = heading.name
        label.font = Font(name=FONT, bold=True, color="FFFFFF")
        name.font = Font(name=FONT, color="595959", size=9)
        label.fill = PatternFill("solid", fgColor="0B3C5D" if heading.required else "33658A")
        name.fill = PatternFill("solid", fgColor="E8EEF2")
        label.alignment = Alignment(wrap_text=True, vertical="center")
        label.comment = Comment(heading.note, "showcase", width=320, height=160)
        look = sheet.column_dimensions[get_column_letter(column)]
        look.width = _width(heading)
        look.number_format = "General" if heading.numeric else _TEXT
        look.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[1].height = 32


def _fill(cell: Any, text: str, heading: Heading, *, grey: bool) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    if not text:
        return  # the column has its look already
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.number_format = "General" if heading.numeric else _TEXT
    if grey:
        cell.font = Font(name=FONT, italic=True, color="767676")
    if heading.numeric and _NUMBER.fullmatch(text) and text != "-0":
        cell.value = float(text) if "." in text else int(text)
    else:
        cell.value = _ESCAPE.sub("_x005F", text)
        cell.data_type = "s"
        cell.quotePrefix = bool(_FORMULA.match(text))


def _lists(sheet: Any, lists: Any, book: Book) -> None:
    """Two columns for each choice on the second sheet, and a list to choose from in the cells of the first."""
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter, quote_sheetname  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    places: dict[Choice, str] = {}
    last = len(book.rows) + 2 + _ROOM
    for column, heading in enumerate(book.headings, 1):
        choice = heading.choice
        if choice is None or not choice.values:
            continue
        if choice not in places:
            at = 3 * len(places) + 1
            lists.cell(1, at).value = choice.label
            lists.cell(1, at).font = Font(name=FONT, bold=True)
            for number, (value, meaning) in enumerate(choice.values, 2):
                for cell, text in ((lists.cell(number, at), value), (lists.cell(number, at + 1), meaning)):
                    _fill(cell, text, heading, grey=False)
            lists.column_dimensions[get_column_letter(at)].width = _WIDE
            lists.column_dimensions[get_column_letter(at + 1)].width = _WIDEST
            letter = get_column_letter(at)
            places[choice] = f"{quote_sheetname(lists.title)}!${letter}$2:${letter}${len(choice.values) + 1}"
        rule = DataValidation(
            type="list", formula1=places[choice], allow_blank=True, showErrorMessage=not heading.several
        )
        letter = get_column_letter(column)
        rule.add(f"{letter}3:{letter}{last}")
        sheet.add_data_validation(rule)
