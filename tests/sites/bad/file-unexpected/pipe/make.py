"""Writes what git or a file system may not keep as it is."""

import os
from pathlib import Path


def make(root: Path) -> None:
    os.mkfifo(root / "content/projects/atlas/text.en.yml")
