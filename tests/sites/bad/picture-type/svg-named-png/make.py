"""Writes a picture."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "content/partners/chu-rennes/photo.png").write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", encoding="utf-8")
