"""What is wrong, where, and what to type instead: the one type every step reports with."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from enum import StrEnum

from showcase.message import NOTHING, Catalog, Message, as_it_is, told

QUOTED = 60
"""How many characters of a contributor's value a message may repeat."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Level(StrEnum):
    """An error stops publication; a warning does so only with `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file: path from the site's root, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{visible(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One cause, told once: `code` is stable, `message` quotes the value, `hint` says what to type."""

    place: Place
    code: str
    message: Message
    hint: Message = NOTHING
    level: Level = field(default=Level.ERROR, compare=False)

    def in_language(self, catalog: Catalog) -> Problem:
        """The same, its words in another language."""
        message, hint = (as_it_is(words.in_language(catalog)) for words in (self.message, self.hint))
        return replace(self, message=message, hint=hint)


def visible(text: str) -> str:
    r"""Escape every control, format and separator character: `\x1b`, `\u202e`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(c) if unicodedata.category(c) in _HIDDEN else c for c in text)


def quote(value: str) -> Message:
    """A contributor's value as a message shows it: escaped, at most 60 characters, in «»."""
    shown = visible(value)
    return told("«{value}»", value=shown if len(shown) <= QUOTED else shown[: QUOTED - 1] + "…")


def _escaped(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


class NoSite(Exception):  # noqa: N818 - says what is not there
    """The folder holds no site: no `mkdocs.yml` or no `content/`."""


class MachineError(Exception):
    """The machine stands in the way (disk, right, lock, a file in place of a folder), told in one plain sentence."""
