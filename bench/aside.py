"""What a run left → out of the next one's way: set aside while a part runs, deleted between two parts.

For minutes after files were deleted, ext4 is up to ten times as slow to make new ones: it looks at each of their places
and takes none of them (`recently_deleted` in the kernel's `fs/ext4/ialloc.c`: 60 seconds once the disk has written, 360
before). It met each generator by how many files the one before it had left, and doubled what a small site cost.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

PAUSE = 61.0
"""Seconds for which ext4 remembers."""
_NAME = "aside"


def set_aside(work: Path, left: Iterable[Path]) -> None:
    """Take these files and folders, as far as they are there, out of the way."""
    (work / _NAME).mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(dir=work / _NAME))
    for number, path in enumerate(left):
        if path.exists():
            path.rename(place / str(number))


def delete(work: Path) -> None:
    """Delete what was set aside, if anything was, and wait until nothing tells of it."""
    if (work / _NAME).exists():
        shutil.rmtree(work / _NAME)
        os.sync()
        time.sleep(PAUSE)
