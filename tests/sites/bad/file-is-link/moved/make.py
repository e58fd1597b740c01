"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    (root.parent / "secret.yml").write_text("CANARY: SECRET", encoding="utf-8")
    (root / "content/moved.yml").symlink_to("../../secret.yml")
