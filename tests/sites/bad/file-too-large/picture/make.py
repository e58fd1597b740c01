"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "content/partners/chu-rennes/photo.jpg").write_bytes(b"\xff\xd8\xff" + bytes(5 * 1024 * 1024))
