"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "content/strings/en.yml"
    file.write_bytes(file.read_bytes().replace(b'Home', b'Ho\xe2\x80\xaeme'))
