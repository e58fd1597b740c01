"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    with (root / "content/projects/atlas/text.fr.md").open("a", encoding="utf-8") as file:
        file.write("\n" + "|a" * 3_000 + "\n" + "|-" * 3_000 + "\n")
