"""A few new files of a published site → a folder that lies ready beside it → in the site, all of them; or let go.

The folder holds a list of what is to be done, and the new files, which bear the numbers of their paths in it. It may
lie there for long, and be altered: it is followed only where each path leads into the site, and by no link.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from showcase import disk
from showcase.opened import read_bytes
from showcase.paths import check_paths

_TODO = "todo.json"
_MOST_BYTES = 1 << 24
_ALTERED = {
    errno.ENOENT,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.EPERM,  # what some systems answer who is to delete a folder as if it were a file
    errno.EEXIST,
    errno.ELOOP,
    errno.ENAMETOOLONG,
}
"""What the disk says of paths that no build has written, or of a list that is gone."""


class _Todo(NamedTuple):
    files: tuple[str, ...]
    gone: tuple[str, ...]


def lay_ready(folder: Path, files: Sequence[tuple[str, bytes]], gone: Iterable[str]) -> None:
    """Write into a new folder, and onto the disk, new files and the list of them and of those to be taken away."""
    disk.make_folder(str(folder))
    for number, (_, data) in enumerate(files):
        disk.write(f"{folder}/{number}", data)
        disk.sync(f"{folder}/{number}")
    todo = {"files": [path for path, _ in files], "gone": sorted(gone)}
    disk.write(f"{folder}/{_TODO}", json.dumps(todo).encode())
    disk.sync(f"{folder}/{_TODO}")


def carry_out(ready: Path, where: Path, grave: Path) -> bool:
    """Do in the site at `where` (a path without links) what lies ready, if any, and delete it under the name `grave`.

    False for what somebody altered: nothing outside of the site was touched, and the site is to be built anew.
    """
    if not os.path.lexists(ready):
        return True
    done = _is_done(ready, where)
    disk.delete(ready.rename(grave))
    return done


def _is_done(ready: Path, where: Path) -> bool:
    """Do it; what is there already was put there before."""
    try:
        if not ready.is_symlink() and where.exists():
            _do(_todo(ready, where), ready, where)
    except (ValueError, RecursionError):  # no JSON, or deeper than JSON is read; a path that is none
        return False
    except OSError as error:
        if error.errno not in _ALTERED:
            raise
        return False
    return not ready.is_symlink()


def _todo(ready: Path, where: Path) -> _Todo:
    """What is to be done. ValueError: it leads out of the site, or to its marker, or is no such list."""
    match json.loads(read_bytes(f"{ready}/{_TODO}", _MOST_BYTES)):
        case {"files": [*files], "gone": [*gone]} if all(isinstance(path, str) for path in (*files, *gone)):
            check_paths((*files, *gone))
            todo = _Todo(tuple(files), tuple(gone))
        case _:
            raise ValueError(_TODO)
    for path in (*files, *gone):
        folder = os.path.dirname(os.path.join(where, path))  # noqa: PTH118, PTH120 - kept as it is written
        if os.path.realpath(folder) != folder:
            raise ValueError(path)
    return todo


def _do(todo: _Todo, ready: Path, where: Path) -> None:
    for number, path in enumerate(todo.files):
        new = ready / str(number)
        if new.is_file() and not new.is_symlink():
            disk.make_folders(str(where), path.rpartition("/")[0])
            new.rename(where / path)
    for path in todo.gone:
        (where / path).unlink(missing_ok=True)
        with suppress(OSError):  # it holds something else, as most folders do
            (where / path).parent.rmdir()
