"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "content/projects/atlas/x.pth").write_text("import os; os.system('touch CANARY')", encoding="utf-8")
