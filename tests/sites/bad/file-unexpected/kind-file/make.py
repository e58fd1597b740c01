"""Writes what git or a file system may not keep as it is."""

from pathlib import Path
from shutil import rmtree


def make(root: Path) -> None:
    rmtree(root / "content/regions")
    (root / "content/regions").write_text("x", encoding="utf-8")
