"""Rows that somebody filled in → the files of records, or all that is wrong with them, each told where it was written.

The files are held against every law in a copy of the site, so that what is written is what `check` accepts; of records
that are there already, only the columns that were given change.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from showcase.characters import decode as text_of
from showcase.characters import find
from showcase.checked import check
from showcase.column import SLUG, Column
from showcase.load import CONTENT, DOCS
from showcase.mapping import Located
from showcase.meaning import Meanings
from showcase.merging import merged
from showcase.message import told
from showcase.origin import origin
from showcase.problem import Level, Problem, quote
from showcase.record import Kind, Record, Text, decode
from showcase.remark import notes_of
from showcase.saving import save_content
from showcase.settings import SETTINGS
from showcase.sheet import Cell, Draft, draft
from showcase.sheet_rows import Row
from showcase.site import Site
from showcase.slug import check_slug
from showcase.writing import Notes, record_text, words_text

_HIDDEN = {"text-control", "text-bidi", "text-invisible"}


@dataclass(frozen=True, slots=True)
class Taken:
    """The files to write, by path from the site's root, and what is wrong; with an error there is nothing to write."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    new: tuple[str, ...] = ()
    """Folders that were not there."""
    changed: tuple[str, ...] = ()
    """Folders that were, and of which something changes."""

    @property
    def clean(self) -> bool:
        """Whether nothing stands in the way."""
        return all(problem.level is not Level.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Into:
    """Where rows are taken in: a site, what was wrong with it before, the kind of the records."""

    root: Path
    environ: Mapping[str, str]
    site: Site
    problems: tuple[Problem, ...]
    kind: Kind
    known: Meanings
    update: bool = False
    """Records that are there already may be changed."""


def take_in(into: Into, rows: Iterable[Row]) -> Taken:
    """Make the files of these records, and hold them against all laws."""
    root, taking = into.root, _Taking(into)
    for row in rows:
        taking.take(row)
    old = {_key(problem) for problem in into.problems}
    after = _after(root, into.environ, taking.files)
    more = [problem for problem in after if _key(problem) not in old]
    problems = tuple(sorted(dict.fromkeys((*taking.problems, *taking.moved(more)))))
    if any(problem.level is Level.ERROR for problem in problems):
        return Taken({}, problems)
    new = [folder for folder in taking.drafts if not (root / folder).exists()]
    changed = {path.rpartition("/")[0] for path in taking.files} - set(new)
    return Taken(taking.files, problems, tuple(new), tuple(sorted(changed)))


def store(root: Path, taken: Taken) -> None:
    """Write what was taken in: all records, or none."""
    save_content(root, taken.files)


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.place.path, problem.code, str(problem.message)


def _after(root: Path, environ: Mapping[str, str], files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """What is wrong with the site once these files are in it."""
    if not files:
        return ()
    with tempfile.TemporaryDirectory(prefix="intake-") as name:
        copy = Path(name)
        shutil.copy(root / SETTINGS, copy)
        for folder in (CONTENT, DOCS):
            if (root / folder).is_dir():
                shutil.copytree(root / folder, copy / folder, symlinks=True, copy_function=_linked)
        for path, data in files.items():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).unlink(missing_ok=True)  # what is written over is the site's own file under another name
            (copy / path).write_bytes(data)
        return check(copy, environ).problems


def _linked(source: str, target: str) -> None:
    """The same file under another name; a copy, where the disk cannot."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


@dataclass(slots=True)
class _Taking:
    """Takes row after row; files, drafts by folder and problems are gathered here."""

    into: Into
    files: dict[str, bytes] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, row: Row) -> None:
        kind, site = self.into.kind, self.into.site
        if not row.slug:
            self.problems += self.nameless(row)
            return
        if wrong := self.refused(row):
            self.problems.append(wrong)
            return
        record = site.get(kind.name, row.slug)
        cells, emptied = merged(record, row, site) if record else (row.cells, ())
        made, problems = draft(row.slug, row.place, cells, self.into.known.code)
        hidden = tuple(problem for cell in row.cells.values() for problem in _unseen(cell))
        folder = f"{CONTENT}/{kind.folder}" if kind.single else f"{CONTENT}/{kind.folder}/{row.slug}"
        self.drafts[folder] = made
        self.problems += (*problems, *emptied, *hidden, *_decoded(kind, made, self.into.known.columns.values()))
        self.files.update(_files(kind, made, record, folder, lambda path: (self.into.root / path).read_bytes()))

    def nameless(self, row: Row) -> list[Problem]:
        """What is wrong with a row from which no folder's name can be made: its values first, else the name."""
        kind = self.into.kind
        made, problems = draft("", row.place, row.cells, self.into.known.code)
        if found := [*problems, *_decoded(kind, made, self.into.known.columns.values())]:
            return found
        message = told("{label} needs `{field}`", label=kind.label, field=SLUG)
        return [Problem(row.place, "field-missing", message, told("give it the name of its folder"))]

    def refused(self, row: Row) -> Problem | None:
        """Why nothing can be written under this name, if so."""
        kind, site = self.into.kind, self.into.site
        if not kind.single:
            taken = (*site.settings.languages.codes, *(one.folder for one in site.kinds))
            names = frozenset((*taken, *site.handmade, *kind.facets.values()))
            if wrong := check_slug(row.slug, row.slug, names):
                return replace(wrong, place=row.place)
        broken = site.get(kind.name, row.slug) is None
        if row.slug not in site.slugs.get(kind.name, ()) or (self.into.update and not broken):
            return None
        message = told("{value} is already there", value=quote(row.slug))
        hint = told("write another name, or change the record that is there with --update")
        mend = told("mend it first: `showcase check` says how")
        return Problem(row.place, "record-exists", message, mend if broken else hint)

    def moved(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """What the check found, told where it was written; what is told already is left out."""
        known = {(problem.code, str(problem.message)) for problem in self.problems}
        hidden = {problem.code for problem in self.problems} & _HIDDEN
        for problem in problems:
            path = problem.place.path
            folder = path if path in self.drafts else path.rpartition("/")[0]
            if folder not in self.drafts:
                yield problem
            elif (problem.code, str(problem.message)) not in known and problem.code not in hidden:
                place = origin(self.drafts[folder], problem.place, self.files.get(path, b""))
                yield replace(problem, place=place)


def _unseen(cell: Cell) -> Iterator[Problem]:
    for found in find(cell.text):
        yield Problem(cell.place, found.code, found.message, found.hint)


def _decoded(kind: Kind, made: Draft, known: Iterable[Column]) -> Iterator[Problem]:
    """What the kind's models say of the values."""
    yield from _asked(decode(kind.facts, made.facts, kind.label)[1], made.facts, known, "")
    label = told("the text of {thing}", thing=kind.label)
    for code, words in made.words.items():
        yield from _asked(decode(kind.words, words.front, label)[1], words.front, known, code)


def _asked(problems: Iterable[Problem], located: Located, known: Iterable[Column], code: str) -> Iterator[Problem]:
    """Problems, those of missing values with the column that they are missing in."""
    for problem in problems:
        if problem.code != "field-missing":
            yield problem
            continue
        missing = re.sub(r"\[[0-9]+\]", "", str(dict(problem.message.values).get("field", "")))
        path = tuple(missing.split("."))
        names = (one.name for one in known if one.language == code and one.path[: len(path)] == path)
        hint = told("fill in `{field}`; where it is not asked for, add --set {field}=…", field=next(names, missing))
        yield replace(problem, place=located.keys.get(path, problem.place), hint=hint)


def _files(
    kind: Kind, made: Draft, record: Record | None, folder: str, bytes_of: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes]]:
    """The files that a draft makes or changes, with the comments of those that are there."""
    path = f"{folder}/record.yml"
    if record is None or _said(record.located.data) != _said(made.facts.data):
        notes = notes_of(record.located, text_of(path, bytes_of(path))[0] or "") if record else None
        yield path, record_text(kind, made.facts.data, notes).encode()
    for code, words in made.words.items():
        path = f"{folder}/text.{code}.md"
        text = record.texts.get(code) if record else None
        if text is None or (text.located.data, text.source.strip("\n")) != (words.front.data, words.body.strip("\n")):
            notes = _front_notes(text, bytes_of(path)) if text else None
            yield path, words_text(kind, words.front.data, words.body, notes).encode()


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a mapping says: an empty list says no more than none, and its file is not written anew to leave it out."""
    return {name: value for name, value in data.items() if value not in ([], {}, "", None)}


def _front_notes(text: Text, data: bytes) -> Notes:
    """The comments of a text's front matter."""
    lines = (text_of(text.path, data)[0] or "").split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return notes_of(text.located, "\n".join((*lines[1:end], "")), first_line=2)
