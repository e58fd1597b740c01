"""Writes what git or a file system may not keep as it is."""

import os
from pathlib import Path


def make(root: Path) -> None:
    (root / "content/strings/el.yml").unlink()
    os.mkfifo(root / "content/strings/el.yml")
