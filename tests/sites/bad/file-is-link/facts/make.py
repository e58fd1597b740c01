"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    (root.parent / "secret.yml").write_text("name: CANARY SECRET", encoding="utf-8")
    file = root / "content/partners/chu-rennes/record.yml"
    file.unlink()
    file.symlink_to("../../../../secret.yml")
