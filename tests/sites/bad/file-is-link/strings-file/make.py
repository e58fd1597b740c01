"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "content/strings/el.yml"
    file.unlink()
    file.symlink_to("fr.yml")
