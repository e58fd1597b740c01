"""What a site is made of, and the tree it became → whether a build has anything left to do.

Inputs count by their bytes; the published tree by its names, sizes and times, as for `make`.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from showcase import disk, limits

INPUTS = ("mkdocs.yml", "content", "docs", "overrides")
"""Everything of a site's folder that its pages are made of."""


def inputs_sum(root: Path, settings: object) -> str:
    """One sum of every file a site is made of, of our code, of all installed versions and of the settings."""
    digest = hashlib.sha256(repr((sys.version_info, settings)).encode())
    installed = sorted(name for name in os.listdir(sysconfig.get_path("purelib")) if name.endswith("-info"))  # noqa: PTH208
    digest.update("\0".join(installed).encode())
    for folder in (*(root / name for name in INPUTS), Path(__file__).parent):
        for path, name in _files(folder):
            found = os.lstat(path)
            digest.update(b"%s\0%d %d\0" % (os.fsencode(name), found.st_mode, found.st_size))
            if not stat.S_ISREG(found.st_mode):  # a link or a pipe counts by its name: it is told, never read
                continue
            if found.st_size > limits.PICTURE_BYTES:  # too large to be used: told by its size, never read whole
                digest.update(str(found.st_mtime_ns).encode())
            else:
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a thousand files: pathlib is slow
                    digest.update(file.read())
    return digest.hexdigest()


def tree_sum(folder: Path) -> str:
    """One sum of a tree's names, sizes and times."""
    digest = hashlib.sha256()
    for path, name in _files(folder):
        found = os.lstat(path)
        digest.update(repr((name, found.st_size, found.st_mtime_ns, found.st_mode)).encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """The path of each file with its name inside the folder, sorted; a file stands for itself."""
    if folder.is_file():
        yield str(folder), folder.name
    elif folder.is_dir():
        for name in sorted(disk.walk(folder)[0]):
            if "__pycache__" not in name:
                yield f"{folder}/{name}", name
