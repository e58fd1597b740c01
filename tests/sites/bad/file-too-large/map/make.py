"""Writes a file that need not be in git."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "content/map").mkdir()
    (root / "content/map/countries.geojson").write_text(" " * (256 * 1024 + 1), encoding="utf-8")
