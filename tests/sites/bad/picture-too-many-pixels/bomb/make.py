"""Writes a picture."""

import zlib
from pathlib import Path


def make(root: Path) -> None:
    header = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (30_000).to_bytes(4) * 2 + b"\x08\x02\0\0\0"
    (root / "content/partners/chu-rennes/photo.png").write_bytes(header + zlib.crc32(header[12:]).to_bytes(4) + b"\0\0\0\0IEND\xaeB`\x82")
