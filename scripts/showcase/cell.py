"""A value of a record → the text of its cell, and back: what blanks and line ends would not survive is quoted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from showcase.column import Column, Shape

_NAME = r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"
_NAMES = re.compile(rf"{_NAME}(?:[\s,]+{_NAME})+")
"""Several names in a line, as people write them."""


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
    return f"{text}\n" if len(values) == 1 and len(several(text, column)) > 1 else text


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


def several(text: str, column: Column) -> list[str]:
    """The values of a cell: one a line, or divided by `; `; plain names also by commas and blanks."""
    parts = text.split("\n") if "\n" in text else re.split(r";(?:\s+|$)", text)
    found = [part for part in parts if part.strip()]
    if column.how in {"text", "web"}:
        return found
    return [name for part in found for name in (re.split(r"[\s,]+", part) if _names(part, column) else [part])]


def _names(text: str, column: Column) -> bool:
    """Whether several names stand in a line: a reference's title has blanks too, but no name is a title with commas."""
    return bool(_NAMES.fullmatch(text)) and (column.how != "ref" or "," in text)
