"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "content/strings/el.yml"
    file.write_bytes(file.read_bytes().replace(b'nav.home', b'# \xe2\x81\xa7emoh\nnav.home'))
