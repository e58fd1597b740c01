"""Two folders of records → the files that differ, field by field, as they are written: a broken file is read, too."""

from __future__ import annotations

import difflib
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from showcase import limits
from showcase.mapping import Value
from showcase.memory import FILE
from showcase.read import read_text, read_yaml

FOLDER = "content"
_TEXT = re.compile(r"text\.([a-z]{2,3})\.md", re.ASCII)
_WORDS = re.compile(r"strings/([a-z]{2,3})\.yml", re.ASCII)


@dataclass(frozen=True, slots=True)
class Field:
    """A field whose value is another one now; nothing stands for a field that is not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that is new, gone or changed."""

    path: str
    is_new: bool
    is_gone: bool
    fields: tuple[Field, ...]
    words: int
    """Words of the text below the front matter that came, went or were replaced."""

    @property
    def language(self) -> str:
        """The language of a text, or of the words of the interface; nothing for all other files."""
        found = _TEXT.fullmatch(self.path.rpartition("/")[2]) or _WORDS.search(self.path)
        return found[1] if found else ""


def changed(before: Path, after: Path) -> tuple[Changed, ...]:
    """The files of `content/` that differ between two folders that hold a site, sorted by path."""
    old, new = dict(_files(before)), dict(_files(after))
    paths = sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
    return tuple(_changed(path, before if path in old else None, after if path in new else None) for path in paths)


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Path and sum of each regular file; links are not followed, and no more is read than a picture may have."""
    for folder, folders, names in os.walk(root / FOLDER):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            if file.is_file() and not file.is_symlink():
                with file.open("rb") as opened:
                    data = opened.read(limits.PICTURE_BYTES + 1)
                yield file.relative_to(root).as_posix(), hashlib.sha256(data).digest()


def _changed(path: str, old: Path | None, new: Path | None) -> Changed:
    (facts, body), (facts_now, body_now) = _parts(path, old), _parts(path, new)
    names = dict.fromkeys((*facts, *facts_now))
    fields = (Field(name, facts.get(name, ""), facts_now.get(name, "")) for name in names)
    differing = tuple(field for field in fields if field.before != field.after)
    return Changed(path, old is None, new is None, differing, _replaced(body.split(), body_now.split()))


def _parts(path: str, root: Path | None) -> tuple[Mapping[str, str], str]:
    """The fields of a file by their names, and the text below them.

    None of what is not there, cannot be read, or is written by a machine.
    """
    is_text = bool(_TEXT.fullmatch(path.rpartition("/")[2]))
    if root is None or path.endswith(f"/{FILE}") or not (is_text or path.endswith(".yml")):
        return {}, ""
    with (root / path).open("rb") as opened:
        data = opened.read(limits.FLAT * limits.FILE_BYTES + 1)
    if is_text:
        written, _ = read_text(path, data)
        return (dict(_flat(written.front.data)), written.body) if written else ({}, "")
    located, _ = read_yaml(path, data, times=limits.FLAT)
    return (dict(_flat(located.data)) if located else {}), ""


def _flat(value: Value, name: str = "") -> Iterator[tuple[str, str]]:
    """Every value with its name as people say it: `steps[2].leader`; a list of plain values is one."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        plain = [one for one in value if isinstance(one, str)]
        if len(plain) == len(value):
            yield name, ", ".join(plain)
        else:
            for number, inner in enumerate(value, 1):
                yield from _flat(inner, f"{name}[{number}]")
    else:
        yield name, value or ""


def _replaced(old: list[str], new: list[str]) -> int:
    """How many words came, went or were replaced."""
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(max(j - i, n - m) for what, i, j, m, n in steps if what != "equal")
