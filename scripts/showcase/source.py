"""A record → the texts of its files as they were written, comments and all."""

from __future__ import annotations

from pathlib import Path

from showcase import limits
from showcase.opened import read_bytes
from showcase.record import Record


def sources(root: Path, record: Record) -> dict[str, str]:
    """By file name; `root` is the site's folder. What was read as a record is read again as it stands."""
    paths = (f"{record.path}/record.yml", *(text.path for _, text in sorted(record.texts.items())))
    return {path.rpartition("/")[2]: read_bytes(f"{root}/{path}", limits.FILE_BYTES).decode() for path in paths}
