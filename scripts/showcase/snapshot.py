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

File = tuple[object, ...]
"""What tells a file from another of its name: mode and sum where it can be read, all its numbers where not."""
Folder = tuple[int, tuple[str, ...], tuple[str, ...], bytes, bytes]
"""Time, names of folders, names of files; of each file in turn its numbers (time, size, mode, change time, number on
the disk) and the sum of its bytes. Few values for many files: they are kept between runs."""
Snapshot = dict[str, Folder]
"""Every folder by its path below the root; `""` is the root itself."""
Tree = tuple[tuple[str, ...], bytes]
"""Paths of folders, with a final slash, and of files; of each in turn its time, its size (-1 of a folder), its mode."""

_SKIPPED = "__pycache__"
_NUMBERS, _SUM = 5, 16
_UNREAD = bytes(_SUM)
_LARGEST = 2**63 - 1
"""What fits into an array: disks know numbers and years beyond it."""
_NONE: Folder = (0, (), (), b"", b"")


def snapshot(root: Path, names: Iterable[str], former: Snapshot, since: int) -> Snapshot:
    """Look at files and folders below `root` and sum up what they hold; `since` is when `former` was begun, in ns."""
    whole: Snapshot = {}
    single: list[str] = []
    for name in names:
        path = f"{root}/{name}"
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
            whole |= _walk(path, name, former, since - GRAIN)
        elif os.path.lexists(path):
            single.append(name)
    return {"": (0, (), tuple(single), *_look(str(root), tuple(single), former.get("", _NONE), since - GRAIN)), **whole}


def doubtful(shot: Snapshot, since: int) -> bool:
    """Whether some files were written too shortly before it, or after, for their times to tell: they are read again."""
    known = since - GRAIN
    return any(_latest(folder[3]) >= known for folder in shot.values())


def tree(folder: Path) -> Tree:
    """Look at a published tree: its names, sizes and times, as for `make`; nothing is read."""
    paths: list[str] = []
    waiting = [""] if folder.is_dir() else []
    for path in waiting:
        folders, files = _names(f"{folder}/{path}")
        paths += (path, *(path + name for name in files))
        waiting += [f"{path}{name}/" for name in folders]
    return tuple(paths), _numbers(folder, paths).tobytes()


def is_left(folder: Path, left: Tree, ended: int) -> bool:
    """Whether a published tree is as it was left at that time; where a folder's time cannot tell, its names do."""
    paths, known = left[0], ended - GRAIN
    try:
        numbers = _numbers(folder, paths)
        if not paths or numbers.tobytes() != left[1]:
            return False
        times, sizes = numbers[0::3], numbers[1::3]
        near = [path for path, time, size in zip(paths, times, sizes, strict=True) if size < 0 and time >= known]
        there = frozenset(paths) if near else frozenset()
        return all(name in there for path in near for name in _below(folder, path))
    except OSError:
        return False


def touch(folder: Path, left: Tree, paths: Iterable[str]) -> Tree:
    """A published tree in which these files alone were changed."""
    numbers = array("q", left[1])
    for path in paths:
        for name in (path, path[: path.rfind("/") + 1]):
            at = 3 * left[0].index(name)
            numbers[at : at + 3] = _numbers(folder, (name,))
    return left[0], numbers.tobytes()


def _below(folder: Path, path: str) -> Iterator[str]:
    folders, files = _names(f"{folder}/{path}")
    yield from (path + name for name in files)
    yield from (f"{path}{name}/" for name in folders)


def _numbers(folder: Path, paths: Iterable[str]) -> array[int]:
    """Time, size and mode of each; sixty thousand of them are most of a build that finds nothing to do."""
    numbers, before, look, is_folder = array("q"), f"{folder}/", os.lstat, stat.S_ISDIR
    for path in paths:
        found = look(before + path)
        mode = found.st_mode
        numbers.extend((found.st_mtime_ns & _LARGEST, -1 if is_folder(mode) else found.st_size, mode))
    return numbers


def changed(one: Snapshot, other: Snapshot) -> Iterator[str]:
    """Paths of the files that are not the same in both, or are in one of them only."""
    for path in one.keys() | other.keys():
        first, second = one.get(path, _NONE), other.get(path, _NONE)
        if first[2:] != second[2:]:
            here, there = _files(first), _files(second)
            for name in here.keys() | there.keys():
                if here.get(name) != there.get(name):
                    yield f"{path}/{name}" if path else name


def _files(folder: Folder) -> dict[str, File]:
    """What tells each file of a folder from another of its name."""
    _, _, names, stats, sums = folder
    numbers = array("q", stats)
    found: dict[str, File] = {}
    for at, name in enumerate(names):
        own, read = numbers[at * _NUMBERS : (at + 1) * _NUMBERS], sums[at * _SUM : (at + 1) * _SUM]
        found[name] = (own[2], read) if read != _UNREAD else tuple(own)
    return found


def _walk(root: str, start: str, former: Snapshot, known: int) -> Snapshot:
    found: Snapshot = {}
    waiting = [(start, root)]
    while waiting:
        name, path = waiting.pop()
        time = os.lstat(path).st_mtime_ns
        old = former.get(name, _NONE)
        folders, names = old[1:3] if old[0] == time and time < known else _names(path)
        found[name] = (time, folders, names, *_look(path, names, old, known))
        waiting += [(f"{name}/{one}" if name else one, f"{path}/{one}") for one in folders]
    return found


def _look(path: str, names: tuple[str, ...], old: Folder, known: int) -> tuple[bytes, bytes]:
    """The numbers and the sums of a folder's files; those that look as before, and not too new, are not read."""
    numbers = array("q")
    for name in names:
        found = os.lstat(f"{path}/{name}")
        times = found.st_mtime_ns & _LARGEST, found.st_ctime_ns & _LARGEST
        numbers.extend((times[0], found.st_size, found.st_mode, times[1], found.st_ino & _LARGEST))
    stats = numbers.tobytes()
    if names == old[2] and stats == old[3] and _latest(stats) < known:
        return stats, old[4]
    size = _NUMBERS * numbers.itemsize
    sums = {
        (name, old[3][at * size : (at + 1) * size]): old[4][at * _SUM : (at + 1) * _SUM]
        for at, name in enumerate(old[2])
    }
    read = []
    for at, name in enumerate(names):
        own = numbers[at * _NUMBERS : (at + 1) * _NUMBERS]
        before = sums.get((name, own.tobytes())) if own[0] < known else None
        read.append(_read(f"{path}/{name}", own[1], own[2]) if before is None else before)
    return stats, b"".join(read)


def _latest(stats: bytes) -> int:
    """When the newest file was written, in ns."""
    return max(array("q", stats)[::_NUMBERS], default=0)


def _names(path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    folders: list[str] = []
    files: list[str] = []
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name != _SKIPPED:
                (folders if entry.is_dir(follow_symlinks=False) else files).append(entry.name)
    return tuple(sorted(folders)), tuple(sorted(files))


def _read(path: str, size: int, mode: int) -> bytes:
    """The sum of a file's bytes; a link or a pipe counts by its numbers: it is told, never read."""
    if not stat.S_ISREG(mode) or size > limits.PICTURE_BYTES:
        return _UNREAD
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of files: pathlib is slow
        return hashlib.blake2b(file.read(), digest_size=_SUM).digest()
