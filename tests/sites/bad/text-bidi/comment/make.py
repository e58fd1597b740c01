"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "content/partners/chu-rennes/record.yml"
    file.write_bytes(file.read_bytes().replace(b'country: FR', b'country: FR  # \xe2\x80\xaeecnarF'))
