"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "content/projects/atlas/record.yml"
    file.write_bytes(file.read_bytes().replace(b'2026-03-01', b'2026-02-30').replace(b"\n", b"\r\n"))
