"""Writes what git or a file system may not keep as it is."""

from pathlib import Path


def make(root: Path) -> None:
    text = (root / "content/partners/chu-rennes/record.yml").read_text(encoding="utf-8")
    (root / "content/partners/chu-rennes/record.yml").write_bytes(text.encode("utf-16"))
