"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "content/projects/boreal/text.fr.md"
    file.unlink()
    file.symlink_to("../atlas/text.fr.md")
