"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    (root.parent / "secret.md").write_text("CANARY SECRET", encoding="utf-8")
    file = root / "content/projects/atlas/text.fr.md"
    file.unlink()
    file.symlink_to("../../../../secret.md")
