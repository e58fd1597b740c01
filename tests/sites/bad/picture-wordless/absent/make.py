"""Writes a picture."""

from pathlib import Path

from PIL import Image


def make(root: Path) -> None:
    Image.new("RGB", (8, 8), "white").save(root / "content/partners/chu-rennes/photo.png")
