"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "content/projects/atlas" / 'x\u202egnp.js').write_bytes(b"")
