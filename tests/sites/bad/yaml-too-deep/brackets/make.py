"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    with (root / "content/partners/chu-rennes/record.yml").open("a", encoding="utf-8") as file:
        file.write("seat: " + "[" * 30_000)
