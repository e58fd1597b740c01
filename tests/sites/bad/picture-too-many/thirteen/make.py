"""Writes thirteen pictures."""

from pathlib import Path

from PIL import Image


def make(root: Path) -> None:
    for number in range(1, 14):
        Image.new("RGB", (8, 8), "white").save(root / f"content/partners/chu-rennes/view-{number}.png")
