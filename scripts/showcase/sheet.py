"""The cells of a row → a record's values, each with the place of its cell.

A list lies one value a line (`; ` is read as well), a list of parts in one column for each of their fields, an entry
a line, words by key as `key: words`. What blanks or line ends would not survive in a sheet stands in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from showcase.cell import several, unprotected
from showcase.characters import normal
from showcase.column import SLUG, Column, Shape
from showcase.mapping import Located, Path
from showcase.message import told
from showcase.problem import Place, Problem, quote

Meaning = Callable[[Column, str], str]
"""A column and what somebody wrote there → the code it stands for."""

_DIVIDES = re.compile(r"[;,\s]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and where the cell is."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: the front matter, the body, the cell that the body comes from."""

    front: Located
    body: str
    place: Place


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row says a record holds."""

    slug: str
    place: Place
    facts: Located
    words: Mapping[str, Words]


@dataclass(slots=True)
class _Gathering:
    """A mapping that grows cell by cell, with the places of its values."""

    place: Place
    data: dict[str, Any] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def put(self, path: Path, value: Any, place: Place) -> None:
        """Set a value at a path; lists grow, mappings appear."""
        at: Any = self.data
        for step, following in pairwise(path):
            at = _within(at, step, [] if isinstance(following, int) else {})
        _within(at, path[-1], value)
        for end in range(1, len(path) + 1):
            self.values.setdefault(path[:end], place)
            self.keys.setdefault(path[:end], place)

    def located(self) -> Located:
        return Located(self.data, {(): self.place, **self.values}, self.keys, {})


def _within(at: Any, step: str | int, new: Any) -> Any:
    """What stands at a step, or `new`, put there."""
    if isinstance(step, int):
        at.extend({} for _ in range(step - len(at)))
        if step == len(at):
            at.append(new)
        return at[step]
    return at.setdefault(step, new)


def _as_written(_: Column, text: str) -> str:
    return text


def draft(
    slug: str, place: Place, cells: Mapping[Column, Cell], meaning: Meaning = _as_written
) -> tuple[Draft, tuple[Problem, ...]]:
    """A record's values from the cells of its row; a language of which no cell is filled is not there."""
    facts = _Gathering(place)
    words: dict[str, _Gathering] = {}
    bodies: dict[str, Cell] = {}
    filled = {column.language for column, cell in cells.items() if cell.text.strip()}
    for column, cell in cells.items():
        if column.language and column.language not in filled:
            continue
        into = words.setdefault(column.language, _Gathering(cell.place)) if column.language else facts
        if column.is_body:
            bodies[column.language] = cell
        elif column.name != SLUG:
            _read(into, column, cell, meaning)
    nothing = Cell("", place)
    told_of = tuple(problem for one in (facts, *words.values()) for problem in one.problems)
    return Draft(
        slug,
        place,
        facts.located(),
        {
            code: Words(one.located(), (body := bodies.get(code, nothing)).text, body.place)
            for code, one in words.items()
        },
    ), told_of


def _read(into: _Gathering, column: Column, cell: Cell, meaning: Meaning) -> None:
    """Put what a cell holds where it belongs."""
    into.keys.setdefault(column.path[:1], cell.place)
    into.keys.setdefault(column.path, cell.place)
    for path, text in _values(column, cell, into):
        into.put(path, meaning(column, normal(unprotected(text))), cell.place)


def _values(column: Column, cell: Cell, into: _Gathering) -> Iterator[tuple[Path, str]]:
    """Each value of a cell with its path."""
    if column.shape is Shape.ONE:
        yield from ((column.path, text) for text in (cell.text,) if text)
    elif column.shape is Shape.MANY:
        for at, text in enumerate(several(cell.text, column)):
            yield (*column.path, at), text
    elif column.shape is Shape.KEYED:
        for key, text in _keyed(cell, into):
            yield (column.path[0], key, *column.path[1:]), text
    else:
        yield from _entries(column, cell)


def _entries(column: Column, cell: Cell) -> Iterator[tuple[Path, str]]:
    """The values of the entries of a list, one entry a line."""
    for at, line in enumerate(cell.text.split("\n")):
        path: Path = (column.path[0], at, *column.path[1:])
        if column.shape is Shape.EACH_MANY:
            for to, text in enumerate(filter(None, _DIVIDES.split(line))):
                yield (*path, to), text
        elif line:
            yield path, line


def _keyed(cell: Cell, into: _Gathering) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for line in filter(None, cell.text.split("\n")):
        key, colon, text = line.partition(":")
        if not colon:
            message = told("{value} does not begin with a key", value=quote(line))
            hint = told("write one line for each key: {what}", what="first-step: …")
            into.problems.append(Problem(cell.place, "sheet-no-key", message, hint))
        elif key in seen:
            message = told("{value} is there twice", value=quote(key))
            into.problems.append(Problem(cell.place, "key-twice", message, told("keep one of the two lines")))
        else:
            seen.add(key)
            yield key, text.removeprefix(" ")
