"""What a swap of whole folders asks of the disk and Python has no call for → steps that end, or raise an OSError."""

# Thousands of names a build: `pathlib` would take longer than the disk.
# ruff: noqa: PTH101, PTH102, PTH106, PTH108, PTH112, PTH114

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import stat
from pathlib import Path

from showcase.message import Message, as_it_is, told

FILE_MODE, FOLDER_MODE = 0o644, 0o755

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # Linux: fcntl.h, stdio.h

_REASONS = {
    errno.ENOSPC: told("the disk is full"),
    errno.EDQUOT: told("the space this account may use on the disk is full"),
    errno.EFBIG: told("a file is larger than the disk or this account allows"),
    errno.EACCES: told("this account has no right to do so"),
    errno.EPERM: told("this account has no right to do so"),
    errno.EROFS: told("the disk is read-only"),
    errno.ENOENT: told("there is no such file or folder"),
    errno.ENOTDIR: told("a file stands where a folder is needed"),
    errno.EISDIR: told("a folder stands where a file is needed"),
    errno.EEXIST: told("a file stands where a folder is needed"),
    errno.ENAMETOOLONG: told("a name is too long for the disk"),
    errno.EBUSY: told("another program holds the folder, or it is a disk of its own"),
    errno.EXDEV: told("the folder and its parent lie on two disks"),
    errno.EMFILE: told("too many files are open"),
    errno.ELOOP: told("a link leads back to itself"),
    errno.EIO: told("the disk reports a fault"),
}


def reason(error: OSError) -> Message:
    """Say in plain words why the disk refused."""
    said = as_it_is(error.strerror) if error.strerror else told("the disk refused")
    return _REASONS.get(error.errno or 0, said)


def lock(path: Path) -> int | None:
    """Take the only lock on `path`, or None if another holds it. It dies with the process, or when closed.

    The file stays behind: were it deleted, one build could hold the old file and another the new one.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, FILE_MODE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        if isinstance(error, BlockingIOError):
            return None
        raise
    return handle


def walk(root: Path) -> tuple[set[str], set[str]]:
    """List the paths of all files, and of all folders, below `root`; links count as files and are not followed."""
    files: set[str] = set()
    folders: set[str] = set()
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(path)
                else:
                    files.add(path)
    return files, folders


def holds(path: str, data: bytes) -> bool:
    """Tell whether this is a plain file with these bytes and our mode. It is read: one edited by hand is found out."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        status = os.fstat(handle)
        if status.st_mode != stat.S_IFREG | FILE_MODE or status.st_size != len(data):
            return False
        return os.read(handle, len(data) + 1) == data
    finally:
        os.close(handle)


def make_folder(path: str) -> None:
    """Make a folder that everybody may read, whatever the umask."""
    os.mkdir(path)
    os.chmod(path, FOLDER_MODE)


def make_folders(root: str, path: str) -> None:
    """Make a folder below `root`, and those between, unless another process was first."""
    try:
        make_folder(f"{root}/{path}")
    except FileExistsError:
        return
    except FileNotFoundError:
        if not path:
            raise
        make_folders(root, path.rpartition("/")[0])
        make_folders(root, path)


def write(path: str, data: bytes) -> None:
    """Write a new file that everybody may read, whatever the umask."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        os.fchmod(handle, FILE_MODE)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def link(old: str, new: str) -> bool:
    """Give a file a second name; False where the disk, or the owner of the file, does not allow it."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def flush(folder: Path) -> None:
    """Wait until a tree is on the disk: one call for its whole disk, a tenth of the time of an `fsync` per file."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle) != 0:
            raise OSError(ctypes.get_errno(), "the tree did not reach the disk")
    finally:
        os.close(handle)


def sync(path: str) -> None:
    """Wait until one file is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step; False where the system or the disk cannot (not Linux, some network disks)."""
    call = getattr(ctypes.CDLL(None), "renameat2", None)
    if call is None:
        return False
    return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def delete(folder: str | Path) -> None:
    """Delete a whole tree; what its links point at stays, and what a link points at that stands in its place."""
    if os.path.islink(folder) or not os.path.isdir(folder):
        os.unlink(folder)
        return
    with os.scandir(folder) as entries:
        found = list(entries)  # all of them first: some disks skip names when others vanish meanwhile
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            delete(entry.path)
        else:
            os.unlink(entry.path)
    os.rmdir(folder)
