"""A sheet as somebody filled it in → the cells of each record by column, what is wrong, and what was taken for what."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from showcase.column import SLUG, Column, Shape
from showcase.meaning import Meanings, plain
from showcase.message import Message, template, told
from showcase.problem import Place, Problem, quote
from showcase.record import Kind
from showcase.refusal import SIMILAR
from showcase.sheet import Cell
from showcase.sheet_file import Grid, labelled
from showcase.slug import NAMELESS, suggest

_HEADING_ROWS = 10
"""Rows among which the headings are looked for."""
_NOTE = "#"
"""What the first cell of a row that is no record begins with."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its folder's name, where that stands, its cells."""

    slug: str
    place: Place
    cells: Mapping[Column, Cell]


@dataclass(frozen=True, slots=True)
class Rows:
    """All records of a sheet, its problems, and what somebody should know of how it was read."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Message, ...] = ()


def read_rows(grid: Grid, kind: Kind, known: Meanings, preset: Mapping[str, str]) -> Rows:
    """Take a sheet apart; `preset` holds the text of columns that the sheet does not have."""
    head = _head(grid, known)
    if not head:
        message = told("no row names the columns of {kind}", kind=kind.label)
        hint = told("begin with a row of names, as `showcase sheet {kind}` writes it", kind=kind.name)
        return Rows((), (Problem(Place(grid.path), "sheet-no-heading", message, hint),))
    found, problems, notes = _columns(grid, head, known)
    used = {number: column for number, column in found.items() if column}
    reading = _Reading(grid, head, used, kind, {known.columns[name]: text for name, text in preset.items()})
    rows = tuple(reading.rows())
    told_of = [
        problem
        for problem in labelled(grid)
        if problem.place.line > head and (problem.place.column in used or problem.code == "sheet-merged")
    ]
    return Rows(rows, (*problems, *told_of, *reading.problems), (*notes, *reading.notes()))


def _named(text: str, known: Meanings) -> str:
    """The column that a heading names, in our words or in its label's."""
    bare = text.strip().rstrip("*").strip()
    name = bare.casefold()
    return name if name in known.columns else known.headings.get(plain(bare), "")


def _head(grid: Grid, known: Meanings) -> int:
    """The row that names most columns; our own names count more than labels, a lower row more than a higher one."""
    score: Counter[int] = Counter()
    for (row, _), text in grid.cells.items():
        if text.strip().casefold() in known.columns:
            score[row] += 3
        elif _named(text, known) or plain(text) in known.foreign:
            score[row] += 1
    among = sorted({row for row, _ in grid.cells})[:_HEADING_ROWS]
    best = max(among, key=lambda row: (score[row], row), default=0)
    return best if score[best] else 0


def _columns(grid: Grid, head: int, known: Meanings) -> tuple[dict[int, Column | None], list[Problem], list[Message]]:
    """The column that stands under each heading; what is no column of ours is told, or is a slip."""
    headings = {column: text for (row, column), text in sorted(grid.cells.items()) if row == head}
    names = {number: _named(text, known) for number, text in headings.items()}
    languages = Counter(known.columns[name].language for name in names.values() if name)
    for text in headings.values():
        languages.update(code for code in _languages(text, known) if code)
    found: dict[int, Column | None] = {}
    problems: list[Problem] = []
    notes: list[Message] = []
    for number, text in headings.items():
        name = names[number] or _foreign(text, known, languages)
        taken = known.columns.get(name) in found.values() if name else False
        if name and not taken:
            found[number] = known.columns[name]
            if text.strip().casefold() != name:
                notes.append(told("column {heading} is taken for `{name}`", heading=quote(text.strip()), name=name))
        elif taken and names[number]:
            problems.append(_twice(grid.place(head, number), text))
        else:
            found[number] = None
            near = "" if name else _nearest(text, known)
            if near:
                problems.append(_unknown(grid.place(head, number), text, near))
            else:
                notes.append(told("column {heading} is not used", heading=quote(text.strip())))
    return found, problems, notes


def _languages(text: str, known: Meanings) -> Iterator[str]:
    names = known.foreign.get(plain(text), ())
    if len(names) == 1:
        yield known.columns[names[0]].language


def _foreign(text: str, known: Meanings, languages: Mapping[str, int]) -> str:
    """The column that a heading of other people's sheets means; of several, that in the language of the others."""
    names = known.foreign.get(plain(text), ())
    return max(names, key=lambda name: languages.get(known.columns[name].language, 0), default="")


def _nearest(text: str, known: Meanings) -> str:
    near = difflib.get_close_matches(text.strip().casefold(), known.columns, n=1, cutoff=SIMILAR)
    return near[0] if near else ""


def _unknown(place: Place, text: str, near: str) -> Problem:
    message = told("there is no column {value}", value=quote(text))
    return Problem(place, "sheet-column-unknown", message, told("did you mean `{near}`?", near=near))


def _twice(place: Place, text: str) -> Problem:
    message = told("column {value} is there twice", value=quote(text))
    return Problem(place, "sheet-column-twice", message, told("keep one of the two"))


@dataclass(slots=True)
class _Reading:
    """Reads the rows below the headings; what is wrong or worth a note is gathered here."""

    grid: Grid
    head: int
    used: Mapping[int, Column]
    kind: Kind
    preset: Mapping[Column, str]
    problems: list[Problem] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)

    def rows(self) -> Iterator[Row]:
        by_row: dict[int, dict[int, str]] = {}
        for (row, number), text in sorted(self.grid.cells.items()):
            if row > self.head and number in self.used and text.strip():
                by_row.setdefault(row, {})[number] = text
        self.tally["blank"] = max(by_row, default=self.head) - self.head - len(by_row)
        seen: dict[str, int] = {}
        for row, filled in by_row.items():
            if filled[min(filled)].lstrip().startswith(_NOTE):
                self.tally["example"] += 1
                continue
            self.tally["hidden"] += row in self.grid.hidden
            one = self.row(row)
            if one.slug in seen:
                self.problems.append(_row_twice(one, seen[one.slug]))
            else:
                seen[one.slug] = row
                yield one

    def row(self, row: int) -> Row:
        cells: dict[Column, Cell] = {}
        for number, column in self.used.items():
            text = self.grid.cells.get((row, number), "")
            clean = _clean(column, text)
            self.tally["trimmed"] += clean != text
            cells[column] = Cell(clean, self.grid.place(row, number))
        slugs = [cell for column, cell in cells.items() if column.name == SLUG]
        place = slugs[0].place if slugs else self.grid.place(row, min(self.used))
        slug = self.kind.name if self.kind.single else slugs[0].text if slugs and slugs[0].text else self.named(cells)
        preset = {column: Cell(text, place) for column, text in self.preset.items() if column not in cells}
        return Row(slug, place, cells | preset)

    def named(self, cells: Mapping[Column, Cell]) -> str:
        """A folder's name made of the record's own, when none is given."""
        name = next((cell.text for column, cell in cells.items() if _names(column) and cell.text), "")
        slug = suggest(name)
        self.tally["slugs"] += slug != NAMELESS
        return "" if slug == NAMELESS else slug

    def notes(self) -> Iterator[Message]:
        count = self.tally
        if count["blank"]:
            yield told("{count} blank row is left out", "{count} blank rows are left out", count=count["blank"])
        if count["example"]:
            yield told("{count} row that begins with # is left out", _EXAMPLES, count=count["example"])
        if count["hidden"]:
            yield told("{count} hidden row is read", "{count} hidden rows are read", count=count["hidden"])
        if count["trimmed"]:
            yield told("blanks are taken off at the ends of {count} cell", _TRIMMED, count=count["trimmed"])
        if count["slugs"]:
            yield told("{count} folder is named after its record", _SLUGS, count=count["slugs"])


_EXAMPLES = template("{count} rows that begin with # are left out")
_TRIMMED = template("blanks are taken off at the ends of {count} cells")
_SLUGS = template("{count} folders are named after their records")


def _names(column: Column) -> bool:
    """Whether a column holds what a record is called."""
    return column.path in {("name",), ("title",)}


def _row_twice(row: Row, first: int) -> Problem:
    message = told("{value} is already in row {line}", value=quote(row.slug), line=first)
    return Problem(row.place, "sheet-row-twice", message, told("keep one of the two rows, or give one another name"))


def _clean(column: Column, text: str) -> str:
    """A cell's text without the blanks at its ends; line ends count where each line is an entry."""
    if column.is_body:
        return text.strip("\n") if text.strip() else ""
    if column.shape is Shape.ONE:
        return text.strip()
    return "\n".join(line.strip() for line in text.split("\n"))
