"""A record that is there, and its row in a sheet → the cells of both, and what becomes of what stood in emptied ones.

Only the columns that the sheet has change. An emptied fact goes; a text is never taken away, but that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from showcase.cell import texts
from showcase.column import Column, columns
from showcase.message import told
from showcase.problem import Level, Problem, quote
from showcase.record import Record
from showcase.sheet import Cell
from showcase.sheet_rows import Row
from showcase.site import Site

CODE = "sheet-cell-emptied"


def merged(record: Record, row: Row, site: Site) -> tuple[dict[Column, Cell], tuple[Problem, ...]]:
    """The cells of the record with those of its row put over them."""
    there = {column: Cell(text, row.place) for column, text in _there(record, site)}
    filled = {column.language for column, cell in row.cells.items() if cell.text}
    over = {column: cell for column, cell in row.cells.items() if not column.language or column.language in filled}
    gone = {c: cell for c, cell in row.cells.items() if not cell.text and c in there and there[c].text}
    return there | over, (*_facts(there, gone, filled), *_texts(record, gone, filled))


def _there(record: Record, site: Site) -> Iterator[tuple[Column, str]]:
    """The text of each cell, as the record has it."""
    all_columns = columns(record.kind, site.settings.languages.codes)
    words = {code: text.located.data for code, text in record.texts.items()}
    found = texts(all_columns, record.located.data, words)
    for column in all_columns:
        is_there = column.is_body and column.language in words
        yield column, record.texts[column.language].source.strip("\n") if is_there else found.get(column.name, "")


def _facts(there: Mapping[Column, Cell], gone: Mapping[Column, Cell], filled: set[str]) -> Iterator[Problem]:
    """Values that go; of what a record cannot do without, the check says more."""
    for column, cell in gone.items():
        if not column.required and not column.is_body and (not column.language or column.language in filled):
            value = quote(there[column].text)
            message = told("`{field}` is emptied: {value} goes", field=column.name, value=value)
            yield Problem(cell.place, CODE, message, told("write it again if it is to stay"), Level.WARNING)


def _texts(record: Record, gone: Mapping[Column, Cell], filled: set[str]) -> Iterator[Problem]:
    """Languages of which every cell is empty: their texts stay."""
    for code in dict.fromkeys(column.language for column in gone if column.language and column.language not in filled):
        place = next(cell.place for column, cell in gone.items() if column.language == code)
        message = told("the cells in {language} are empty; the text stays as it is", language=f"`{code}`")
        hint = told("a sheet takes no text away: delete {file} to do so", file=record.texts[code].path)
        yield Problem(place, CODE, message, hint, Level.WARNING)
