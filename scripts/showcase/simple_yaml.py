"""YAML text as nearly all records are written → its values; of any other text, nothing.

One expression reads a line: a field and its value, an entry of a list, or the name of what is indented below. A value
is a word or words, a text in double quotes without escapes, or brackets with such in them. Whatever else stands in a
file is for the parser's events: here nothing is ever told, and nothing is guessed. `tests/test_simple_yaml.py` holds
both ways equal.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any, NamedTuple

from showcase import limits

_KEY = r"(?!(?i:true|false|null):)[A-Za-z_][A-Za-z0-9_./-]{0,80}"
_WORDS = r"\w(?:[^\s:#]|:(?=[\w/])|\ (?=[^\s#]))*"
_WORD = r"\w(?:[^\s:#,\[\]{}\"']|\ (?=[^\s#,\[\]{}\"']))*"
"""Within brackets."""
_LINE = re.compile(
    rf"""(?P<indent>(?:\ \ ){{0,2}}) (?P<entry>-\ )?
    (?:(?P<key>{_KEY}):(?:\ (?!\Z)|\Z))?
    (?:(?P<plain>{_WORDS})|"(?P<quoted>[^"\\\t]*)"|(?P<brackets>[\[{{].*[\]}}]))?""",
    re.VERBOSE,
)
_PLAIN_LIST = re.compile(rf"\[({_WORD}(?:,\ {_WORD})*)\]", re.VERBOSE)
_PLAIN_FIELDS = re.compile(rf"\{{({_KEY}:\ {_WORD}(?:,\ {_KEY}:\ {_WORD})*)\}}", re.VERBOSE)
_QUOTED = r'"[^"\\\t]{0,1000}"'
_QUOTED_FIELDS = rf"\{{{_QUOTED}: {_QUOTED}(?:, {_QUOTED}: {_QUOTED})*\}}"
_JSON = re.compile(rf"\[(?:{_QUOTED}|{_QUOTED_FIELDS})(?:, (?:{_QUOTED}|{_QUOTED_FIELDS}))*\]|{_QUOTED_FIELDS}")
"""What JSON reads in the same way."""


_BEGINNINGS = ("\n", "- ", ",", "[", "{")
"""No value begins without one of these, and the whole begins before the first."""


class _OtherError(Exception):
    """This text is not simple."""


class _Line(NamedTuple):
    """How deep a line is indented, whether it begins an entry of a list, its field and its value, as far as there."""

    indent: int
    entry: bool
    key: str
    value: Any


def simple_values(text: str, most: int) -> dict[str, Any] | None:
    """The values of a mapping, in clean characters and fewer than so many; None for what needs the parser."""
    if text[-1:] != "\n" or sum(map(text.count, _BEGINNINGS)) >= most:
        return None
    found: dict[str, Any] = {}
    try:
        lines = [_line(line) for line in text[:-1].split("\n") if line and line[0] != "#"]
        return found if lines and _fields(lines, 0, 0, found) == len(lines) else None
    except _OtherError:
        return None


def _line(line: str) -> _Line:
    match = _LINE.fullmatch(line)
    if not match or len(line) > limits.SCALAR:
        raise _OtherError
    indent, entry, key, plain, quoted, brackets = match.groups()
    value = _bracketed(brackets) if brackets else plain or quoted
    return _Line(len(indent), bool(entry), key or "", value)


def _bracketed(brackets: str) -> Any:
    if match := _PLAIN_LIST.fullmatch(brackets):
        return match[1].split(", ")
    if _JSON.fullmatch(brackets):
        return _read_json(brackets)
    if match := _PLAIN_FIELDS.fullmatch(brackets):
        return _once([tuple(field.split(": ")) for field in match[1].split(", ")])
    raise _OtherError


def _once(pairs: list[Any]) -> dict[str, str]:
    """A mapping whose fields are all different."""
    found = {sys.intern(key): value for key, value in pairs}
    if len(found) < len(pairs):
        raise _OtherError
    return found


_read_json = json.JSONDecoder(object_pairs_hook=_once).decode


def _fields(lines: list[_Line], at: int, indent: int, found: dict[str, Any]) -> int:
    """Put the fields from a line on into a mapping; the first line that is none of them."""
    while at < len(lines) and lines[at].indent == indent and not lines[at].entry:
        line = lines[at]
        if not line.key or line.key in found:
            raise _OtherError
        value, at = (line.value, at + 1) if line.value is not None else _below(lines, at + 1, indent + 2)
        found[sys.intern(line.key)] = value
    return at


def _below(lines: list[_Line], at: int, indent: int) -> tuple[Any, int]:
    """What is indented below a field: fields, or a list; and the line after it."""
    if at == len(lines) or lines[at].indent != indent:
        raise _OtherError
    if not lines[at].entry:
        found: dict[str, Any] = {}
        return found, _fields(lines, at, indent, found)
    items: list[Any] = []
    while at < len(lines) and lines[at].indent == indent and lines[at].entry:
        line = lines[at]
        if line.value is None:
            raise _OtherError
        items.append({sys.intern(line.key): line.value} if line.key else line.value)
        at = _fields(lines, at + 1, indent + 2, items[-1]) if line.key else at + 1
    return items, at
