"""Units ⇄ a spreadsheet: one row per unit, only the cells of the translation can be typed into.

Its first row, hidden, names the columns for the program; the second does so in the translator's language.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from showcase.memory import State
from showcase.message import told
from showcase.problem import Place, Problem
from showcase.sheet_book import FONT, row_height
from showcase.unit import Answer, Answers, Batch, Stamp, Unit, stamp_of

_NAMES = 1
_LABELS = 2
"""Rows above the units."""
_UNPACKED = 64 * 1024 * 1024
"""Bytes that a sheet may have once it is unpacked."""
_COLUMNS: tuple[tuple[str, int, Callable[[Unit], str | int]], ...] = (
    ("record", 24, lambda unit: unit.record),
    ("field", 18, lambda unit: unit.field),
    ("source", 60, lambda unit: unit.source),
    ("previous", 60, lambda unit: "" if unit.state is State.CURRENT else unit.translation),
    ("translation", 60, lambda unit: unit.translation if unit.state is State.CURRENT else ""),
    ("limit", 14, lambda unit: unit.limit or ""),
    ("seen", 30, lambda unit: unit.seen),
    ("unit", 30, lambda unit: unit.name),
    ("stamp", 4, lambda unit: str(unit.stamp)),
)
"""Name, width in characters, what stands there."""
_ROOM = 50
"""Characters that a line of a source counts for: its translation may be longer than it is."""
_SEEN = 27
"""Lines of a unit that are shown: as high as a row can be."""
_OPEN = "translation"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NO_WORDS = {"d", "b", "e"}
"""Sorts of cells: dates, truth values, errors."""
_HEAD = PatternFill("solid", fgColor="1F3A4D")
_TO_FILL = PatternFill("solid", fgColor="FFF7DB")


def write(batch: Batch) -> bytes:
    """The workbook: the units, and on a second sheet how to go about it, in the translator's language."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _title(batch.words.say("handoff.sheet"))
    for number, (name, width, _) in enumerate(_COLUMNS, 1):
        _put(sheet.cell(_NAMES, number), f"{name}.{batch.language}" if name == _OPEN else name)
        head = sheet.cell(_LABELS, number)
        _put(head, batch.words.say(f"handoff.column.{name}"))
        head.font, head.fill = Font(name=FONT, bold=True, color="FFFFFF"), _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row, unit in enumerate(batch.units, _LABELS + 1):
        for number, (name, _, value) in enumerate(_COLUMNS, 1):
            _fill(sheet.cell(row, number), value(unit), is_open=name == _OPEN)
        texts = [(str(value(unit)), width) for _, width, value in _COLUMNS[:-1]]
        sheet.row_dimensions[row].height = row_height([*texts, (unit.source, _ROOM)], _SEEN)
    sheet.row_dimensions[_LABELS].height = 32
    sheet.row_dimensions[_NAMES].hidden = True
    sheet.column_dimensions[get_column_letter(len(_COLUMNS))].hidden = True
    sheet.freeze_panes = f"C{_LABELS + 1}"
    sheet.protection.enable()
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # widths may be changed
    for limit in _limits(batch):
        sheet.add_data_validation(limit)
    _help(book.create_sheet(_title(batch.words.say("handoff.help"))), batch)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(cell: Cell | MergedCell, value: str | int, *, is_open: bool) -> None:
    _put(cell, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_open:
        cell.protection = Protection(locked=False)
        cell.number_format = "@"  # what is typed stays as it is typed
        cell.fill = _TO_FILL


def _put(cell: Cell | MergedCell, value: str | int) -> None:
    """Text is text, whatever it begins with: `=`, `+` or a digit."""
    cell.value = _ESCAPE.sub("_x005F_", value) if isinstance(value, str) else value
    if value and isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True


def _title(words: str) -> str:
    """A sheet's name, which may not hold some marks nor be long."""
    return re.sub(r"[\[\]:*?/\\]", " ", words)[:31]


def _limits(batch: Batch) -> Iterator[DataValidation]:
    """Let the sheet say at once that a text is too long."""
    words = batch.words
    letter = get_column_letter([name for name, _, _ in _COLUMNS].index(_OPEN) + 1)
    for limit in sorted({unit.limit for unit in batch.units if unit.limit}):
        rule = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(limit), allow_blank=True)
        rule.errorTitle = words.say("handoff.column.limit")[:32]
        rule.error = words.say("handoff.limit", limit=words.number(limit))[:255]
        for row, unit in enumerate(batch.units, _LABELS + 1):
            if unit.limit == limit:
                rule.add(f"{letter}{row}")
        yield rule


def _help(sheet: Worksheet, batch: Batch) -> None:
    for row, name in enumerate(("what", "marks", "sheet", "back"), 1):
        _put(sheet.cell(row, 1), batch.words.say(f"handoff.help.{name}"))
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = row_height([(str(sheet.cell(row, 1).value), 90)]) + 6
    sheet.column_dimensions["A"].width = 100
    sheet.protection.enable()


def read(path: str, data: bytes) -> tuple[Answers | None, tuple[Problem, ...]]:
    """What came back, each unit at its row and column."""
    try:
        sheet = _sheet(data)
    except Exception:  # noqa: BLE001 - of a damaged file, each part of the library trips in its own way
        return None, (_unreadable(path),)
    rows = sheet.iter_rows()
    names = {str(cell.value): cell.column - 1 for cell in next(rows, ()) if cell.value}
    language = next((name.partition(".")[2] for name in names if name.startswith(f"{_OPEN}.")), "")
    if not language or not {"unit", "stamp", "source"} <= names.keys():
        return None, (_unreadable(path),)
    columns = [names[name] for name in ("unit", "stamp", "source", f"{_OPEN}.{language}")]
    answers: list[Answer] = []
    problems = list(_joined(path, sheet, columns))
    for row in rows:
        unit, stamp, source, cell = (row[number] for number in columns)
        place = Place(path, cell.row, cell.column)
        if cell.row == _LABELS and "#" not in _text(unit.value):
            continue  # the labels, unless somebody has taken them out
        if cell.data_type == "f":
            problems.append(_formula(place, cell.coordinate))
        elif cell.data_type in _NO_WORDS:
            problems.append(_no_words(place, cell.coordinate))
        elif unit.value or cell.value:
            text = _text(cell.value)
            found: Stamp = stamp_of(_text(stamp.value), _text(source.value))
            answers.append(Answer(_text(unit.value), found, text, bool(text.strip()), place, cell.coordinate))
    return Answers(language, tuple(answers)), tuple(problems)


def _joined(path: str, sheet: Worksheet, columns: list[int]) -> Iterator[Problem]:
    """Cells made into one hold one text where there were several."""
    for area in sheet.merged_cells.ranges:
        if not {number - 1 for number in range(area.min_col, area.max_col + 1)}.isdisjoint(columns):
            message = told("the cells {cells} are joined into one", cells=str(area.coord))
            hint = told("split them, and write in each what belongs there")
            yield Problem(Place(path, area.min_row, area.min_col), "handin-unreadable", message, hint)


def _no_words(place: Place, cell: str) -> Problem:
    message = told("cell {cell} holds a date or another value, no words", cell=cell)
    hint = told("type the words themselves, with an apostrophe before them")
    return Problem(place, "handin-unreadable", message, hint)


def _sheet(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(one.file_size for one in packed.infolist()) > _UNPACKED:
            raise ValueError("it is too large")
    return load_workbook(io.BytesIO(data)).worksheets[0]


def _text(value: object) -> str:
    """A cell's words; Excel escapes the characters that XML cannot hold."""
    text = "" if value is None else str(value)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "")


def _formula(place: Place, cell: str) -> Problem:
    message = told("cell {cell} holds a formula", cell=cell)
    hint = told("type the words themselves; put an apostrophe before a text that begins with =")
    return Problem(place, "handin-formula", message, hint)


def _unreadable(path: str) -> Problem:
    message = told("this is not a sheet made by `showcase handoff`")
    hint = told("take the sheet that was handed out, with its hidden first row, saved as .xlsx")
    return Problem(Place(path), "handin-unreadable", message, hint)
