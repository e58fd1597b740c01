"""The cells of a row → a record's values, each with the place of its cell; a record's values → the texts of cells.

A list lies one value a line (`; ` is read as well), a list of parts in one column for each of their fields, an entry
a line, words by key as `key: words`. What blanks or line ends would not survive in a sheet stands in double quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from showcase.characters import normal
from showcase.column import SLUG, Column, Shape
from showcase.mapping import Located, Path
from showcase.message import told
from showcase.problem import Place, Problem, quote

Meaning = Callable[[Column, str], str]
"""A column and what somebody wrote there → the code it stands for."""

_NAME = r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"
_NAMES = re.compile(rf"{_NAME}(?:[\s,]+{_NAME})+")
"""Several names in a line, as people write them."""
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
    field_, inner = column.path[0], column.path[1:]
    match column.shape:
        case Shape.ONE:
            yield from ((column.path, text) for text in (cell.text,) if text)
        case Shape.MANY:
            yield from (((*column.path, at), text) for at, text in enumerate(_several(cell.text, column)))
        case Shape.KEYED:
            yield from (((field_, key, *inner), text) for key, text in _keyed(cell, into))
        case Shape.EACH:
            yield from (((field_, at, *inner), line) for at, line in enumerate(cell.text.split("\n")) if line)
        case Shape.EACH_MANY:
            for at, line in enumerate(cell.text.split("\n")):
                yield from (((field_, at, *inner, to), text) for to, text in enumerate(_DIVIDES.split(line)) if text)


def _several(text: str, column: Column) -> list[str]:
    """The values of a cell: one a line, or divided by `; `; plain names also by commas and blanks."""
    parts = text.split("\n") if "\n" in text else re.split(r";(?:\s+|$)", text)
    found = [part for part in parts if part.strip()]
    if column.how in {"text", "web"}:
        return found
    return [name for part in found for name in (re.split(r"[\s,]+", part) if _names(part, column) else [part])]


def _names(text: str, column: Column) -> bool:
    """Whether several names stand in a line: a reference's title has blanks too, but no name is a title with commas."""
    return bool(_NAMES.fullmatch(text)) and (column.how != "ref" or "," in text)


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


def texts(
    columns: Iterable[Column], facts: Mapping[str, Any], words: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """The texts of a row's cells by the names of their columns; values are as written, of words by language."""
    found: dict[str, str] = {}
    for column in columns:
        values = words.get(column.language, {}) if column.language else facts
        if not column.is_body:
            found[column.name] = _text(column, values)
    return found


def _text(column: Column, values: Mapping[str, Any]) -> str:
    field_, inner = column.path[0], column.path[1:]
    held = values.get(field_)
    if held is None:
        return ""
    if column.shape is Shape.ONE:
        value = _at(held, inner)
        return "" if value is None else protected(value)
    if column.shape is Shape.MANY:
        return _joined(list(held), column)
    if column.shape is Shape.KEYED:
        return "\n".join(f"{key}: {protected(_at(value, inner))}" for key, value in held.items())
    return "\n".join(_entry(_at(value, inner)) for value in held).rstrip("\n")


def _at(value: Any, path: Sequence[str]) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _entry(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else protected(value)


def _joined(values: list[str], column: Column) -> str:
    """One value a line; an only value that would be divided ends with a line end."""
    text = "\n".join(protected(value) for value in values)
    return f"{text}\n" if len(values) == 1 and len(_several(text, column)) > 1 else text


def protected(text: str) -> str:
    r"""A text as a cell shows it: in double quotes, with `\n` for a line end, where a sheet would lose a part of it."""
    return json.dumps(text, ensure_ascii=False) if _fragile(text) else text


def unprotected(text: str) -> str:
    """What was meant by a text in a cell."""
    inner = _inside(text)
    return text if inner is None or not _fragile(inner) else inner


def _fragile(text: str) -> bool:
    if text != text.strip() or "\n" in text:
        return True
    inner = _inside(text)
    return inner is not None and _fragile(inner)


def _inside(text: str) -> str | None:
    if len(text) < 2 or not (text[0] == text[-1] == '"'):
        return None
    try:
        inner = json.loads(text)
    except ValueError:
        return None
    return inner if isinstance(inner, str) else None
