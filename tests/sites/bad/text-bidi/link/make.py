"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "content/projects/atlas/text.fr.md"
    file.write_bytes(file.read_bytes().replace(b'Atlas r\xc3\xa9unit', b'[Atlas](https://example.org/\xe2\x80\xaefdp) r\xc3\xa9unit'))
