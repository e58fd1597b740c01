"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    text = (root / "content/projects/atlas/text.fr.md").read_text(encoding="utf-8")
    (root / "content/projects/atlas/text.fr.md").write_bytes(text.encode("cp1252"))
