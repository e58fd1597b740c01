"""Folders on disk → a snapshot: every file with its stats, and, where asked for, the sum of its bytes.

A second snapshot reads only what looks different from the first: as in git, equal stats mean equal bytes, unless the
file was written so shortly before the first snapshot that its time could not tell.
"""

from __future__ import annotations

import hashlib
import os
import stat
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

from showcase import limits

GRAIN = 2_000_000_000
"""Nanoseconds within which two writes of a file may bear one time: the coarsest disks count in steps of two seconds."""

File = tuple[int, ...]
"""Time, size, mode, change time and number on the disk."""
Folder = tuple[int, tuple[str, ...], dict[str, tuple[File, bytes]]]
"""Time, names of folders, files with their stats and sums. Plain values: they are kept between runs."""
Snapshot = dict[str, Folder]
"""Every folder by its path below the root; `""` is the root itself."""
Tree = tuple[tuple[str, ...], bytes]
"""Paths of folders, with a final slash, and of files; of each in turn its time, its size (-1 of a folder), its mode."""

_SKIPPED = "__pycache__"


def snapshot(root: Path, names: Iterable[str], former: Snapshot, since: int) -> Snapshot:
    """Look at files and folders below `root` and sum up what they hold; `since` is when `former` was begun, in ns."""
    whole: Snapshot = {"": (0, (), {})}
    for name in names:
        path = f"{root}/{name}"
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
            whole |= _walk(path, name, former, since - GRAIN)
        elif os.path.lexists(path):
            whole[""][2][name] = _entry(path, former.get("", (0, (), {}))[2].get(name), since - GRAIN)
    return whole


def doubtful(shot: Snapshot, since: int) -> bool:
    """Whether some files were written too shortly before it, or after, for their times to tell: they are read again."""
    known = since - GRAIN
    return any(entry[0][0] >= known for _, _, files in shot.values() for entry in files.values())


def tree(folder: Path) -> Tree:
    """Look at a published tree: its names, sizes and times, as for `make`; nothing is read."""
    paths: list[str] = []
    numbers = array("q")
    waiting = [""] if folder.is_dir() else []
    for path in waiting:
        paths.append(path)
        numbers.extend(_stats(f"{folder}/{path}"))
        folders, files = _names(f"{folder}/{path}")
        for file in files:
            paths.append(path + file)
            numbers.extend(_stats(f"{folder}/{path}{file}"))
        waiting += [f"{path}{name}/" for name in folders]
    return tuple(paths), numbers.tobytes()


def is_left(folder: Path, left: Tree, ended: int) -> bool:
    """Whether a published tree is as it was left at that time; where a folder's time cannot tell, its names do."""
    paths, known = left[0], ended - GRAIN
    numbers = iter(array("q", left[1]))
    near: list[str] = []
    try:
        for path, *stats in zip(paths, numbers, numbers, numbers, strict=True):
            if _stats(f"{folder}/{path}") != tuple(stats):
                return False
            if stats[1] < 0 and stats[0] >= known:
                near.append(path)
    except OSError:
        return False
    there = frozenset(paths) if near else frozenset()
    return bool(paths) and all(name in there for path in near for name in _below(folder, path))


def touch(folder: Path, left: Tree, paths: Iterable[str]) -> Tree:
    """A published tree in which these files alone were changed."""
    numbers = array("q", left[1])
    for path in paths:
        for name in (path, path[: path.rfind("/") + 1]):
            at = 3 * left[0].index(name)
            numbers[at : at + 3] = array("q", _stats(f"{folder}/{name}"))
    return left[0], numbers.tobytes()


def _below(folder: Path, path: str) -> Iterator[str]:
    folders, files = _names(f"{folder}/{path}")
    yield from (path + name for name in files)
    yield from (f"{path}{name}/" for name in folders)


def _stats(path: str) -> tuple[int, int, int]:
    found = os.lstat(path)
    return found.st_mtime_ns, -1 if stat.S_ISDIR(found.st_mode) else found.st_size, found.st_mode


def changed(one: Snapshot, other: Snapshot) -> Iterator[str]:
    """Paths of the files that are not the same in both, or are in one of them only."""
    for path in one.keys() | other.keys():
        here, there = (shot[path][2] if path in shot else {} for shot in (one, other))
        if here != there:
            for name in here.keys() | there.keys():
                if _sum(here.get(name)) != _sum(there.get(name)):
                    yield f"{path}/{name}" if path else name


def _sum(entry: tuple[File, bytes] | None) -> object:
    """What two equal files have in common: mode and bytes where they can be read, all stats where not."""
    return entry and ((entry[0][2], entry[1]) if entry[1] else entry)


def _walk(root: str, start: str, former: Snapshot, known: int) -> Snapshot:
    found: Snapshot = {}
    waiting = [(start, root)]
    while waiting:
        name, path = waiting.pop()
        time = os.lstat(path).st_mtime_ns
        old = former.get(name)
        if old and old[0] == time and time < known:
            folders, names, entries = old[1], tuple(old[2]), old[2]
        else:
            folders, names = _names(path)
            entries = old[2] if old else {}
        found[name] = (
            time,
            folders,
            {one: _entry(f"{path}/{one}", entries.get(one), known) for one in names},
        )
        waiting += [(f"{name}/{one}" if name else one, f"{path}/{one}") for one in folders]
    return found


def _names(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    folders: list[str] = []
    files: list[str] = []
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name != _SKIPPED:
                (folders if entry.is_dir(follow_symlinks=False) else files).append(entry.name)
    return tuple(sorted(folders)), tuple(sorted(files))


def _entry(path: str, old: tuple[File, bytes] | None, known: int) -> tuple[File, bytes]:
    found = os.lstat(path)
    stats = (found.st_mtime_ns, found.st_size, found.st_mode, found.st_ctime_ns, found.st_ino)
    if old and old[0] == stats and found.st_mtime_ns < known:
        return old
    return stats, _read(path, found)


def _read(path: str, found: os.stat_result) -> bytes:
    """The sum of a file's bytes; a link or a pipe counts by its stats: it is told, never read."""
    if not stat.S_ISREG(found.st_mode) or found.st_size > limits.PICTURE_BYTES:
        return b""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of files: pathlib is slow
        return hashlib.blake2b(file.read(), digest_size=16).digest()
