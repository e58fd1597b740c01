"""The path of a file or folder of a site → its bytes, or its entries; what is a link is never followed."""

from __future__ import annotations

import os
from operator import attrgetter

from showcase import limits

_PLAINLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Never a link, and no wait for a pipe."""
_name = attrgetter("name")


def read_bytes(path: str, limit: int) -> bytes:
    """The bytes of a regular file, at most one more than the limit."""
    descriptor = os.open(path, _PLAINLY)
    try:
        data = os.read(descriptor, limits.FILE_BYTES)
        while len(data) <= limit and (more := os.read(descriptor, limit + 1 - len(data))):
            data += more
    finally:
        os.close(descriptor)
    return data


def entries(path: str) -> list[os.DirEntry[str]]:
    """What a folder holds, by name."""
    with os.scandir(path) as found:
        return sorted(found, key=_name)
