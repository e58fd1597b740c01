"""Writes a picture."""

from pathlib import Path

from PIL import Image


def make(root: Path) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("white", "black")]
    frames[0].save(root / "content/partners/chu-rennes/photo.png", save_all=True, append_images=frames[1:])
