"""The sentences that the code tells → the catalogs of their translations; `make messages` adds what is new there.

A sentence is the first argument of `told` or `template`, and what a kind is called. A translation that is there stays,
one that is no longer asked for goes; a sentence whose words changed is a new one, empty until somebody translates it.
"""

from __future__ import annotations

import ast
import io
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from showcase.catalog import FOLDER
from showcase.kinds import KINDS
from showcase.message import Message

SCRIPTS = Path(__file__).parent.parent / "scripts"
MAKERS = {"told", "template"}
_IDLE = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-).*\n', re.MULTILINE
)


class Sentence(NamedTuple):
    """A sentence, its form for many where a number decides, and the file that tells it."""

    one: str
    many: str
    file: str


def sentences() -> dict[str, Sentence]:
    """Every sentence by itself, in the order of files and lines; one told twice stands at the first."""
    found: dict[str, Sentence] = {}
    for path in sorted(SCRIPTS.rglob("*.py")):
        for one, many in _told(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(one, Sentence(one, many, path.relative_to(SCRIPTS.parent).as_posix()))
    for kind in KINDS:
        for named in (kind.noun, kind.label):
            found.setdefault(named.template, Sentence(named.template, "", "scripts/showcase/kinds"))
    found.pop("", None)
    return found


def _told(tree: ast.Module) -> Iterator[tuple[str, str]]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS)
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        words = [a.value for a in call.args[:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if words:
            yield words[0], words[1] if len(words) > 1 else ""


def places(sentence: str) -> set[str]:
    """The names between braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def pieces(message: object) -> Iterator[str]:
    """The sentences that a message is made of."""
    if isinstance(message, tuple):
        for one in message:
            yield from pieces(one)
    elif isinstance(message, Message):
        yield message.template
        for _, value in message.values:
            yield from pieces(value)


def renewed(file: Path) -> bytes:
    """A catalog's file as it should be, with all translations that it has."""
    with file.open("rb") as there:
        old = read_po(there, locale=file.stem)
    new = Catalog(
        locale=file.stem, project="showcase", fuzzy=False, header_comment=f"# {file.stem}: what the program says."
    )
    for one, many, source in sentences().values():
        known = old.get(one)
        new.add((one, many) if many else one, known.string if known else "", locations=[(source, 0)], flags=_flags(one))
    written = io.BytesIO()
    write_po(written, new, width=0, include_lineno=False)
    return _IDLE.sub(b"", written.getvalue())


def _flags(sentence: str) -> list[str]:
    return ["python-brace-format"] if places(sentence) else []


if __name__ == "__main__":
    for catalog in sorted(FOLDER.glob("*.po")):
        catalog.write_bytes(renewed(catalog))
