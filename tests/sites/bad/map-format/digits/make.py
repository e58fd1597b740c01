"""Writes what would stop a reader that trusts its input."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "content/map").mkdir()
    (root / "content/map/regions.geojson").write_text("9" * 6_000, encoding="utf-8")
