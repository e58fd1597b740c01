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
    _sweep(scratch)
    try:
        scratch.mkdir()
        for name, data in files.items():
            _write(scratch / name, data)
        scratch.rename(folder)
    finally:
        _sweep(scratch)


def sweep(folder: Path) -> None:
    """Remove the scratch files that a killed run left behind: nobody else's file is called so."""
    for path in sorted(folder.rglob(".*.new")):
        if path.is_file() and not path.is_symlink():
            path.unlink()


def save_tree(tree: Path, scratch: Path, files: Mapping[str, bytes], moved: tuple[str, str] | None = None) -> None:
    """Give a whole tree new files and one folder a new name, in one step: before and after it is whole.

    The new tree is made at `scratch`, on the same disk, out of second names of the files that stay; then the two are
    exchanged. On a system that cannot exchange, two renames follow each other: killed between them, the old tree is
    found at `scratch` with `.old` behind its name.
    """
    former = scratch.with_name(f"{scratch.name}.old")
    _sweep(scratch, former)
    scratch.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copytree(tree, scratch, symlinks=True, copy_function=_second_name)
        for name, data in files.items():
            _replace(scratch / name, data)
        if moved:
            (scratch / moved[0]).rename(scratch / moved[1])
        if not disk.exchange(scratch, tree):
            tree.rename(former)
            scratch.rename(tree)
    finally:
        if tree.exists():
            _sweep(scratch, former)


def _sweep(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            disk.delete(folder)


def _replace(path: Path, data: bytes) -> None:
    """Write a file under a name that may be the second name of another, which keeps its bytes."""
    mode = path.stat().st_mode if path.exists() else 0
    path.unlink(missing_ok=True)
    _write(path, data)
    if mode:
        path.chmod(mode)


def _second_name(source: str, target: str) -> None:
    if not disk.link(source, target):
        shutil.copy2(source, target, follow_symlinks=False)


def _scratch(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
