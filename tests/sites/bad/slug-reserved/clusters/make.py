"""Writes what git or a file system may not keep as it is."""

from pathlib import Path
from shutil import copytree


def make(root: Path) -> None:
    copytree(root / "content/projects/boreal", root / "content/projects" / "clusters")
