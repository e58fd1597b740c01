"""A finished tree of files → the published folder, swapped in one step: killed at any moment, it is old or new, whole.

Beside the target `site` stand `site.lock` (stays, empty), `site.next-<process>` (the tree being written, or deleted),
`site.former` (the tree just replaced, for an instant) and `site.previous` (the one to go back to; unchanged files are
one file with two names in both, so an edit by hand shows in both).
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from showcase import disk
from showcase.message import Message, template, told
from showcase.problem import Level, Problem, visible

# Only a folder that holds this file, or nothing, is ever swapped away or deleted: `--target ~/Documents` is refused.
# It lies inside the tree, so that the two can never part, and its words never change: equal input, equal bytes.
# It is no list of files and sums: `tree_hash` tells the same of any copy of the site, without a second account of it.
MARKER = ".showcase"
_MARKER_TEXT = b"Written by showcase. Each build replaces this folder whole: keep nothing of your own in it.\n"

_LOCK, _NEXT, _FORMER, _PREVIOUS = ".lock", ".next-", ".former", ".previous"


@dataclass(frozen=True, slots=True)
class File:
    """A generated page: `path` is relative, its parts joined by `/`."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Copy:
    """A file taken from elsewhere as it is: a picture, a style sheet."""

    path: str
    source: Path


@dataclass(frozen=True, slots=True)
class Published:
    """What the gate said and what was done: numbers of files, and the size of the whole site in bytes."""

    problems: tuple[Problem, ...] = ()
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    size: int = 0

    @property
    def refused(self) -> bool:
        """Whether the gate found an error: then nothing was published, and all numbers are 0."""
        return any(problem.level is Level.ERROR for problem in self.problems)


_NOT_WRITTEN = template("{path} cannot be written: {reason}.")
_NOT_READ = template("{path} cannot be read: {reason}.")


class MachineError(Exception):
    """The machine stands in the way (disk, right, lock, a file in place of a folder), told in one plain sentence."""


Gate = Callable[[Path], Sequence[Problem]]
"""Reads the finished tree, writes nothing in it, and says what is wrong with it."""


def publish(target: Path, files: Iterable[File | Copy], gate: Gate) -> Published:
    """Make `target` hold exactly `files`, unless `gate` finds an error in the finished tree.

    ValueError: a bug of ours, two files for one name or a path that leaves the site. MachineError: all the rest.
    """
    items = _ordered(files)
    with _plainly(_NOT_WRITTEN, target):
        where = Path(os.path.realpath(target))  # a link stays a link: the folder it names is swapped
        _check_ours(where)
        with _alone(where):
            mend(where)
            return _publish(where, items, gate)


def write_into(folder: Path, files: Iterable[File]) -> None:
    """Write into a folder that another program fills, and mark it as one that `publish` may replace."""
    items = _ordered(files)
    with _plainly(_NOT_WRITTEN, folder):
        for path in sorted(_folders_of(item.path for item in items)):
            (folder / path).mkdir(parents=True, exist_ok=True)
        for item in (*items, File(MARKER, _MARKER_TEXT)):
            (folder / item.path).unlink(missing_ok=True)
            disk.write(f"{folder}/{item.path}", _data(item))


def mend(target: Path) -> None:
    """Finish or undo what a dead build left beside `target`. Whoever calls it holds the lock, as `publish` does."""
    with _plainly(_NOT_WRITTEN, target):
        where = Path(os.path.realpath(target))
        former, previous = _beside(where, _FORMER), _beside(where, _PREVIOUS)
        _check_ours(former)
        _check_ours(previous)
        _sweep(where)
        if former.exists() and not where.exists():  # stopped between the two renames of `_swap`
            former.rename(where)
        elif former.exists():
            if previous.exists():  # deleted under a name that the next start would sweep as well
                previous.rename(_scratch(where))
            former.rename(previous)
            _sweep(where)


def tree_hash(folder: Path) -> str:
    """SHA-256 of every path and its bytes, sorted, the marker left out: the same for any whole copy of a site."""
    digest = hashlib.sha256()
    with _plainly(_NOT_READ, folder):
        for path in sorted(disk.walk(folder)[0] - {MARKER}):
            data = (folder / path).read_bytes()
            digest.update(b"%s\0%d\0%s" % (os.fsencode(path), len(data), data))
    return digest.hexdigest()


def _ordered(files: Iterable[File | Copy]) -> list[File | Copy]:
    """Sort the files by path; ValueError for a path that not every disk can hold beside the others."""
    items = sorted(files, key=lambda item: item.path)
    paths = [item.path for item in items]
    seen = {MARKER: MARKER}
    for path in (*paths, *sorted(_folders_of(paths))):
        if not {"", ".", ".."}.isdisjoint(path.split("/")) or "\\" in path or "\0" in path:
            raise ValueError(f"«{visible(path)}» is not a path inside the site")
        folded = unicodedata.normalize("NFC", path).casefold()  # some disks know neither case nor two ways to write é
        if folded in seen:
            raise ValueError(f"«{visible(path)}» and «{visible(seen[folded])}» are one name to some disks")
        seen[folded] = path
    return items


def _folders_of(paths: Iterable[str]) -> set[str]:
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _publish(where: Path, items: list[File | Copy], gate: Gate) -> Published:
    files, folders = disk.walk(where) if where.exists() else (set(), set())
    paths = {item.path for item in items}
    removed = len(files - paths - {MARKER})
    same, size = _unchanged(where, files, items)
    complete = same == paths and files == paths | {MARKER} and folders == _folders_of(paths)
    # A complete site is judged where it is, and not swapped: `.previous` remains a site to go back to.
    tree = where if complete else _scratch(where)
    try:
        if not complete:
            _write(tree, where, items, same)
        result = Published(tuple(gate(tree)), len(paths - same), len(same), removed, size)
        if result.refused:
            return Published(result.problems)
        if not complete:
            _swap(tree, where)
        return result
    finally:
        mend(where)


def _unchanged(where: Path, files: set[str], items: list[File | Copy]) -> tuple[set[str], int]:
    """Name the paths whose bytes the present site holds already, and tell the size of the whole new one."""
    same: set[str] = set()
    size = 0
    for item in items:
        data = _data(item)
        size += len(data)
        if item.path in files and disk.holds(f"{where}/{item.path}", data):
            same.add(item.path)
    return same, size


def _data(item: File | Copy) -> bytes:
    if isinstance(item, File):
        return item.data
    with _plainly(_NOT_READ, item.source):
        return item.source.read_bytes()


def _write(scratch: Path, where: Path, items: list[File | Copy], same: set[str]) -> None:
    """Write the whole new tree; what did not change is a second name of the present file: same inode, same time."""
    for folder in ("", *sorted(_folders_of(item.path for item in items))):
        disk.make_folder(f"{scratch}/{folder}")
    disk.write(f"{scratch}/{MARKER}", _MARKER_TEXT)
    for item in items:
        if item.path not in same or not disk.link(f"{where}/{item.path}", f"{scratch}/{item.path}"):
            disk.write(f"{scratch}/{item.path}", _data(item))


def _swap(scratch: Path, where: Path) -> None:
    """Put the new tree in place; `mend` then makes `.former` the previous site."""
    disk.flush(scratch)
    former = _beside(where, _FORMER)
    if not where.exists() or not any(where.iterdir()):
        scratch.rename(where)
    elif disk.exchange(scratch, where):  # stopped here: new site in place, and one less to go back to
        scratch.rename(former)
    else:  # the name `.former` is the journal: wherever we are stopped, `mend` reads from it what to do
        where.rename(former)
        scratch.rename(where)


def _beside(where: Path, suffix: str) -> Path:
    return where.with_name(where.name + suffix)


def _scratch(where: Path) -> Path:
    return _beside(where, f"{_NEXT}{os.getpid()}")


def _sweep(where: Path) -> None:
    """Delete the scratch trees of dead builds: we hold the lock, so there are no living ones."""
    scratch = re.compile(re.escape(where.name + _NEXT) + "[0-9]+")
    for leftover in sorted(path for path in where.parent.iterdir() if scratch.fullmatch(path.name)):
        disk.delete(leftover)


def _check_ours(folder: Path) -> None:
    """Refuse a folder that we would swap away or delete and did not write."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise MachineError(told("{path} is a file, and the site needs a folder of that name.", path=_shown(folder)))
    if any(folder.iterdir()) and not (folder / MARKER).exists():
        sentence = template("{path} holds files this program did not write: choose another --target.")
        raise MachineError(told(sentence, path=_shown(folder)))


@contextmanager
def _alone(where: Path) -> Iterator[None]:
    """Keep other builds away from this target."""
    where.parent.mkdir(parents=True, exist_ok=True)
    handle = disk.lock(_beside(where, _LOCK))
    if handle is None:
        raise MachineError(told("Another build is writing {path}; wait for it to end.", path=_shown(where)))
    try:
        yield
    finally:
        os.close(handle)


@contextmanager
def _plainly(sentence: str, path: Path) -> Iterator[None]:
    """Turn whatever the disk answers into one sentence."""
    try:
        yield
    except OSError as error:
        raise MachineError(told(sentence, path=_shown(path), reason=disk.reason(error))) from error


def _shown(path: Path) -> Message:
    return told("«{value}»", value=visible(str(path)))
