"""Writes a picture."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "content/partners/chu-rennes/photo.png").write_text("version https://git-lfs.github.com/spec/v1\n", encoding="utf-8")
