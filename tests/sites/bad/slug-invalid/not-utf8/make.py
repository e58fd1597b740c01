"""Writes what git or a file system may not keep as it is."""

import os
from pathlib import Path
from shutil import copytree


def make(root: Path) -> None:
    copytree(root / "content/projects/boreal", os.fsencode(root / "content/projects") + b"/bor\xe9al")
