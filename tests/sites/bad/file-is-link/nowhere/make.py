"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "content/projects/atlas/text.fr.md"
    file.unlink()
    file.symlink_to("nowhere.md")
