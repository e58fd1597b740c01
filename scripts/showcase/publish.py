"""A finished tree of files → the published folder, swapped in one step: killed at any moment, it is old or new, whole.

Beside the target `site` stand `site.lock` (stays, empty), `site.next-<process>` (the tree being written, or deleted),
`site.former` (the tree just replaced, for an instant), `site.amending` (a few new files, until all of them are in) and
`site.previous` (the one to go back to; unchanged files are one file with two names in both, so an edit by hand shows in
both).
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from showcase import disk
from showcase.amending import carry_out, lay_ready
from showcase.message import Message, template, told
from showcase.paths import MARKER, check_paths, folders_of
from showcase.problem import Level, MachineError, Problem, visible

_MARKER_TEXT = b"Written by showcase. Each build replaces this folder whole: keep nothing of your own in it.\n"

_LOCK, _NEXT, _FORMER, _PREVIOUS, _AMENDING = ".lock", ".next-", ".former", ".previous", ".amending"


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
    let_go: bool = False
    """What an earlier build had left to be put into the site had been altered: it was not."""

    @property
    def refused(self) -> bool:
        """Whether the gate found an error: then nothing was published, and all numbers are 0."""
        return any(problem.level is Level.ERROR for problem in self.problems)


_NOT_WRITTEN = template("{path} cannot be written: {reason}.")
_NOT_READ = template("{path} cannot be read: {reason}.")


Gate = Callable[[Path], Sequence[Problem]]
"""Reads the finished tree, writes nothing in it, and says what is wrong with it."""


class Put(NamedTuple):
    """A file of the new tree."""

    path: str
    size: int
    same: bool
    """The present site has it already, byte for byte."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree that is being written beside the site it will replace; several processes may put files into it."""

    where: Path
    scratch: Path
    present: frozenset[str]
    """The paths of the present site."""
    let_go: bool = False
    """What was to be put into the present site had been altered: it was not."""


def publish(target: Path, files: Iterable[File | Copy], gate: Gate) -> Published:
    """Make `target` hold exactly `files`, unless `gate` finds an error in the finished tree.

    ValueError: a bug of ours, two files for one name or a path that leaves the site. MachineError: all the rest.
    """
    items = list(files)
    check_paths(item.path for item in items)
    with begun(target) as tree:
        return finish(tree, [put(tree, item) for item in items], gate)


@contextmanager
def begun(target: Path) -> Iterator[Tree]:
    """An empty tree beside `target`, alone there; what is not finished when it is left is deleted."""
    with _plainly(_NOT_WRITTEN, target):
        where = Path(os.path.realpath(target))  # a link stays a link: the folder it names is swapped
        _check_ours(where)
    with _alone(where):
        with _plainly(_NOT_WRITTEN, target):
            whole = mend(where)
            present = frozenset(disk.walk(where)[0] if where.exists() else ())
            tree = Tree(where, _scratch(where), present, not whole)
            disk.make_folder(str(tree.scratch))
            disk.write(f"{tree.scratch}/{MARKER}", _MARKER_TEXT)
        try:
            yield tree
        finally:
            mend(where)


def put(tree: Tree, item: File | Copy) -> Put:
    """Write a file into a tree; what did not change is a second name of the present file: same inode, same time."""
    data, old, new = _data(item), f"{tree.where}/{item.path}", f"{tree.scratch}/{item.path}"
    with _plainly(_NOT_WRITTEN, tree.where):
        same = item.path in tree.present and disk.holds(old, data)
        disk.make_folders(str(tree.scratch), item.path.rpartition("/")[0])
        if not same or not disk.link(old, new):
            disk.write(new, data)
    return Put(item.path, len(data), same)


def finish(tree: Tree, puts: Sequence[Put], gate: Gate) -> Published:
    """Put the tree in the place of the present one, unless `gate` finds an error in it.

    Where nothing differs, the present one stays, and so does `.previous`: a site to go back to.
    """
    check_paths(put.path for put in puts)
    with _plainly(_NOT_WRITTEN, tree.where):
        same = sum(put.same for put in puts)
        paths = {put.path for put in puts}
        removed = len(tree.present - paths - {MARKER})
        size = sum(put.size for put in puts)
        result = Published(tuple(gate(tree.scratch)), len(puts) - same, same, removed, size, tree.let_go)
        if result.refused:
            return Published(result.problems, let_go=tree.let_go)
        if same < len(puts) or tree.present != paths | {MARKER} or folders_of(paths) != disk.walk(tree.where)[1]:
            _swap(tree.scratch, tree.where)
        return result


def amend(target: Path, files: Sequence[File], gone: Iterable[str]) -> None:
    """Change a few files of a published site. Stopped at any moment, the next start does the rest of it, or nothing.

    ValueError: a bug of ours, as in `publish`.
    """
    gone = sorted(gone)
    check_paths((*(file.path for file in files), *gone))
    with _plainly(_NOT_WRITTEN, target):
        where = Path(os.path.realpath(target))
        _check_ours(where)
    with _alone(where), _plainly(_NOT_WRITTEN, target):
        mend(where)
        scratch = _scratch(where)
        lay_ready(scratch, [(file.path, file.data) for file in files], gone)
        scratch.rename(_beside(where, _AMENDING))  # from here on all of it will be done
        if not _do(where):
            raise ValueError(f"what was laid ready for «{visible(str(where))}» could not be put there")


def unfinished(target: Path) -> bool:
    """Whether files that were to be put into a published site still lie beside it: nobody knows which ones it holds."""
    return os.path.lexists(_beside(Path(os.path.realpath(target)), _AMENDING))


def _do(where: Path) -> bool:
    """Put into a published site what lies ready beside it; False if somebody altered that, and it was let go."""
    return carry_out(_beside(where, _AMENDING), where, _scratch(where))


def write_into(folder: Path, files: Iterable[File]) -> None:
    """Write into a folder that another program fills, and mark it as one that `publish` may replace."""
    items = list(files)
    check_paths(item.path for item in items)
    with _plainly(_NOT_WRITTEN, folder):
        for path in sorted(folders_of(item.path for item in items)):
            (folder / path).mkdir(parents=True, exist_ok=True)
        for item in (*items, File(MARKER, _MARKER_TEXT)):
            (folder / item.path).unlink(missing_ok=True)
            disk.write(f"{folder}/{item.path}", _data(item))


def mend(target: Path) -> bool:
    """Finish or undo what a dead build left beside `target`; False if some of it had been altered, and was let go.

    Whoever calls it holds the lock, as `publish` does.
    """
    with _plainly(_NOT_WRITTEN, target):
        where = Path(os.path.realpath(target))
        former, previous = _beside(where, _FORMER), _beside(where, _PREVIOUS)
        _check_ours(former)
        _check_ours(previous)
        _sweep(where)  # first: a dead build may have had our number, and its tree the name that we need
        done = _do(where)
        if former.exists() and not where.exists():  # stopped between the two renames of `_swap`
            former.rename(where)
        elif former.exists():
            if previous.exists():  # deleted under a name that the next start would sweep as well
                previous.rename(_scratch(where))
            former.rename(previous)
            _sweep(where)
        return done


def tree_hash(folder: Path) -> str:
    """SHA-256 of every path and its bytes, sorted, the marker left out: the same for any whole copy of a site."""
    digest = hashlib.sha256()
    with _plainly(_NOT_READ, folder):
        for path in sorted(disk.walk(folder)[0] - {MARKER}):
            data = (folder / path).read_bytes()
            digest.update(b"%s\0%d\0%s" % (os.fsencode(path), len(data), data))
    return digest.hexdigest()


def _data(item: File | Copy) -> bytes:
    if isinstance(item, File):
        return item.data
    with _plainly(_NOT_READ, item.source):
        return item.source.read_bytes()


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
    with _plainly(_NOT_WRITTEN, where):
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
