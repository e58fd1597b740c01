"""Writes what git or a file system may not keep as it is."""

from pathlib import Path
from shutil import copytree


def make(root: Path) -> None:
    copytree(root / "content/projects/boreal", root / "content/projects" / '\u03c3\u03c5\u03bd\u03b5\u03c1\u03b3\u03b1\u03c3\u03af\u03b1')
