"""New bytes → files of `content/`, all of them or none: killed at any moment, the whole of it is the old or the new.

Everything is first written beside, in `.cache/`, and reaches the disk; then names change, in one step. So nothing half
written ever stands where a record lies, and what a killed run left behind is swept away by the next.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from showcase import disk
from showcase.last_build import CACHE
from showcase.load import CONTENT

Moved = tuple[str, str]
"""A folder's old and new path."""
_Files = Mapping[str, bytes | None]


def save(files: Mapping[Path, bytes]) -> None:
    """Replace these files, or make them; an OSError leaves all as they were, unless it comes between two renames.

    For files outside of `content/`: each is whole, its scratch file stands beside it (`.name.new`).
    """
    made: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            made[path] = path.with_name(f".{path.name}.new")
            _write(made[path], data)
            if path.exists():
                shutil.copymode(path, made[path])
        for path, scratch in made.items():
            scratch.replace(path)
    finally:
        for scratch in made.values():
            with suppress(OSError):
                scratch.unlink()


def save_content(root: Path, files: _Files, moved: Moved | None = None) -> None:
    """Give a site's content new files, and one folder a new name; all paths count from the site's root.

    A file without bytes is taken away.

    It happens in one step: one file is renamed into its place; of more, a new tree is made out of second names of the
    files that stay, and the two trees are exchanged. On a system that cannot exchange, two renames follow each other:
    killed between them, the old tree is found at `.cache/saving.old`.
    """
    tree, scratch = root / CONTENT, root / CACHE / "saving"
    former = scratch.with_name(f"{scratch.name}.old")
    if tree.exists():
        _sweep(scratch, former)
    if not files and not moved:
        return
    scratch.parent.mkdir(parents=True, exist_ok=True)
    inside = {_inside(path): data for path, data in files.items()}
    steps = (_inside(moved[0]), _inside(moved[1])) if moved else None
    try:
        (name, data), *more = inside.items() or (("", None),)
        if data is not None and not (more or steps) and (tree / name).parent.is_dir():
            _save_one(tree, scratch, name, data)
        else:
            _save_tree(tree, scratch, former, inside, steps)
    finally:
        if tree.exists():
            _sweep(scratch, former)


def _inside(path: str) -> str:
    return path.removeprefix(f"{CONTENT}/")


def _save_one(tree: Path, scratch: Path, name: str, data: bytes) -> None:
    _write(scratch, data)
    if (tree / name).exists():
        shutil.copymode(tree / name, scratch)
    scratch.replace(tree / name)


def _save_tree(tree: Path, scratch: Path, former: Path, files: _Files, moved: Moved | None) -> None:
    shutil.copytree(tree, scratch, symlinks=True, copy_function=_second_name)
    for name, data in files.items():
        if data is None:
            (scratch / name).unlink(missing_ok=True)
        else:
            _replace(scratch / name, data)
    if moved:
        (scratch / moved[0]).rename(scratch / moved[1])
    if disk.exchange(scratch, tree):
        former = scratch  # which now holds the old tree
    else:
        tree.rename(former)
        scratch.rename(tree)
    _keep_late(former, tree, files, moved)


def _keep_late(former: Path, tree: Path, files: _Files, moved: Moved | None) -> None:
    """What somebody else saved while the new tree was made is not lost with the old one."""
    for name in _names(former):
        after = name
        if moved and name.startswith(f"{moved[0]}/"):
            after = moved[1] + name.removeprefix(moved[0])
        old, new = former / name, tree / after
        if name not in files and not (new.exists() and old.samefile(new)):
            new.parent.mkdir(parents=True, exist_ok=True)
            old.replace(new)


def _names(folder: Path) -> Iterator[str]:
    for path, _, names in os.walk(folder):
        for name in names:
            file = Path(path, name)
            if not file.is_symlink():
                yield file.relative_to(folder).as_posix()


def _sweep(*left: Path) -> None:
    for path in left:
        if path.is_dir() and not path.is_symlink():
            disk.delete(path)
        else:
            path.unlink(missing_ok=True)


def _replace(path: Path, data: bytes) -> None:
    """Write a file under a name that may be the second name of another, which keeps its bytes."""
    mode = path.stat().st_mode if path.exists() else 0
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    _write(path, data)
    if mode:
        path.chmod(mode)


def _second_name(source: str, target: str) -> None:
    if not disk.link(source, target):
        shutil.copy2(source, target, follow_symlinks=False)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
