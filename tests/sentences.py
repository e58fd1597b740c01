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
from babel.numbers import get_group_symbol

from showcase.catalog import FOLDER, GROUP
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
    """Each sentence and its form for many, also where the latter stands in a constant of the module."""
    kept = {name: words for name, value in _assigned(tree) if (words := _constants(value, {}))}
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS)
    found = [
        words
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset))
        if (words := _constants(call, kept))
    ]
    many = {words[1] for words in found if len(words) > 1 and words[1] != words[0]}
    for words in found:
        if words[0] not in many:
            yield words[0], words[1] if len(words) > 1 else ""


def _constants(node: ast.AST, kept: dict[str, list[str]]) -> list[str]:
    """The texts that a call of `told` or `template` begins with."""
    if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in MAKERS:
        return []
    found = [_constant(argument, kept) for argument in node.args[:2]]
    return [text for text in found if text is not None] if found and isinstance(node.args[0], ast.Constant) else []


def _constant(node: ast.expr, kept: dict[str, list[str]]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return kept[node.id][0] if isinstance(node, ast.Name) and node.id in kept else None


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


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
    head = f'"{GROUP}: {get_group_symbol(file.stem)}\\n"\n\n'.encode()
    return _IDLE.sub(b"", written.getvalue()).replace(b"\n\n", b"\n" + head, 1)


def _flags(sentence: str) -> list[str]:
    return ["python-brace-format"] if places(sentence) else []


if __name__ == "__main__":
    for catalog in sorted(FOLDER.glob("*.po")):
        catalog.write_bytes(renewed(catalog))
