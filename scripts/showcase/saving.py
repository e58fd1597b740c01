"""New bytes → files and folders of `content/`, all of them or none: killed at any moment, each is the old or the new.

Everything is first written under a scratch name beside its place (`.record.yml.new`) and reaches the disk; then names
change. A scratch file that a killed run left behind is written over by the next.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from showcase import disk


def save(files: Mapping[Path, bytes]) -> None:
    """Replace these files, or make them; an OSError leaves all as they were, unless it comes between two renames."""
    made: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            made[path] = _scratch(path)
            _write(made[path], data)
            if path.exists():
                shutil.copymode(path, made[path])
        for path, scratch in made.items():
            scratch.replace(path)
    finally:
        for scratch in made.values():
            with suppress(OSError):
                scratch.unlink()


def save_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder that is not there yet, whole; FileExistsError when something has its name."""
    if os.path.lexists(folder):
        raise FileExistsError(f"{folder} is already there")
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = _scratch(folder)
    if scratch.exists():
        disk.delete(scratch)
    try:
        scratch.mkdir()
        for name, data in files.items():
            _write(scratch / name, data)
        scratch.rename(folder)
    finally:
        if scratch.exists():
            disk.delete(scratch)


def _scratch(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
