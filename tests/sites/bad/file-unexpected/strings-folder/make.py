"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "content/strings/el.yml").unlink()
    (root / "content/strings/el.yml").mkdir()
