"""A folder of `tests/sites` → a whole site on disk, what `check` says of it, and what it touched meanwhile."""

from __future__ import annotations

import os
import runpy
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from showcase.checked import Checked, check
from showcase.terminal import as_text

SITES = Path(__file__).parent / "sites"
BASE = SITES / "base"
ASIDE = {"make.py", "expected.txt", "published.txt"}
"""Files of a case that are not part of its site."""
ENVIRON = {"SECRET_TOKEN": "CANARY SECRET"}


@dataclass(frozen=True, slots=True)
class Case:
    """A small site: the base, and what a folder adds to it, replaces in it or does to it in `make.py`."""

    folder: Path

    @property
    def code(self) -> str:
        return self.folder.parent.name

    @property
    def name(self) -> str:
        return f"{self.code}/{self.folder.name}"

    @property
    def expected(self) -> Path:
        return self.folder / "expected.txt"

    @property
    def published(self) -> frozenset[str]:
        """Addresses of the last publication."""
        file = self.folder / "published.txt"
        return frozenset(file.read_text(encoding="utf-8").split()) if file.exists() else frozenset()

    def write(self, root: Path) -> None:
        shutil.copytree(BASE, root)
        for entry in self.folder.iterdir():
            if entry.is_dir():
                shutil.copytree(entry, root / entry.name, dirs_exist_ok=True)
            elif entry.name not in ASIDE:
                shutil.copyfile(entry, root / entry.name)
        if (self.folder / "make.py").exists():
            runpy.run_path(str(self.folder / "make.py"))["make"](root)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What two checks of a case said, and all that was different from what it should have been."""

    case: Case
    checked: Checked
    text: str
    again: str
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    good: Mapping[str, bytes]
    """The files of the base."""
    canaries: tuple[str, ...]
    forbidden: tuple[str, ...]

    @property
    def changed(self) -> frozenset[str]:
        """Paths by which the case differs from the base."""
        return frozenset(path for path, _ in self.before.items() ^ self.good.items())


def bad() -> list[Case]:
    return [Case(folder) for folder in sorted(SITES.glob("bad/*/*")) if folder.is_dir()]


def fine() -> list[Case]:
    return [Case(folder) for folder in sorted(SITES.glob("fine/*")) if folder.is_dir()]


@cache
def outcome(case: Case) -> Outcome:
    """Check a case twice in a folder of its own; links, pipes and folders stay what they are."""
    home = Path.cwd()
    with tempfile.TemporaryDirectory() as temporary:
        outside = Path(temporary).resolve()
        root = outside / "site"
        case.write(root)
        before = snapshot(root)
        os.chdir(outside)
        try:
            with watched(outside, root) as forbidden:
                checked, again = (check(root, ENVIRON, published=case.published) for _ in range(2))
        finally:
            os.chdir(home)
        return Outcome(
            case=case,
            checked=checked,
            text=as_lines(checked),
            again=as_lines(again),
            before=before,
            after=snapshot(root),
            good=_good(),
            canaries=tuple(str(found) for found in outside.rglob("CANARY")),
            forbidden=tuple(forbidden),
        )


def as_lines(checked: Checked) -> str:
    """All problems as `showcase check` prints them."""
    return "".join(f"{as_text(problem)}\n" for problem in checked.problems)


@cache
def _good() -> Mapping[str, bytes]:
    return snapshot(BASE)


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file and folder below `root` with what it holds, or is."""
    found: dict[str, bytes] = {}
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = Path(folder) / name
            found[str(path.relative_to(root))] = _content(path)
    return found


def _content(path: Path) -> bytes:
    if path.is_symlink():
        return b"-> " + os.fsencode(path.readlink())
    if path.is_file():
        return path.read_bytes()
    return b"a folder" if path.is_dir() else b"a pipe"


@dataclass(slots=True)
class _Watch:
    """What the program may not do while it checks; the hook cannot be taken out again, only switched off."""

    outside: str = ""
    root: str = ""
    seen: list[str] = field(default_factory=list)
    installed: bool = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.root:
            return
        if event.startswith(("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn", "os.fork", "urllib.")):
            self.seen.append(event)
        elif event == "open" and isinstance(arguments[0], (str, bytes)):
            self._opened(os.fsdecode(arguments[0]), arguments[2])

    def _opened(self, path: str, flags: int) -> None:
        """Nothing is written, and nothing of the case is read that lies outside its site."""
        inside = path.startswith(f"{self.root}/")
        real = os.path.realpath(path)
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            self.seen.append(f"writes {path}")
        elif real.startswith(f"{self.outside}/") and not real.startswith(f"{self.root}/"):
            self.seen.append(f"reads {path}")
        elif inside and real != path:
            self.seen.append(f"follows {path}")


_WATCH = _Watch()


@contextmanager
def watched(outside: Path, root: Path) -> Iterator[list[str]]:
    """Gather what is done and should not be: sockets, programs, files written, links followed."""
    if not _WATCH.installed:
        sys.addaudithook(_WATCH)
        _WATCH.installed = True
    _WATCH.outside, _WATCH.root, _WATCH.seen = str(outside), str(root), []
    try:
        yield _WATCH.seen
    finally:
        _WATCH.root = ""
