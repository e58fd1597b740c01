"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "content/projects/atlas/text.fr.md~").write_text('x', encoding="utf-8")
