"""Writes what git or a file system may not keep as it is."""

import os
from pathlib import Path


def make(root: Path) -> None:
    (Path(os.fsdecode(os.fsencode(root / "content/projects/atlas") + b"/c\xf4te.jpg"))).write_bytes(b"")
