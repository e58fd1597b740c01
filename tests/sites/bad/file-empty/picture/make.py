"""Writes a picture."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "content/partners/chu-rennes/photo.png").write_bytes(b"")
