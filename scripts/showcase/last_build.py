"""A site's folder and its target → what the last build knew, and what has changed since.

Where nothing has, this is all that a build needs: it imports nothing that reads, checks or draws.
"""

from __future__ import annotations

import hashlib
import re
import sys
import sysconfig
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from showcase import kept
from showcase import snapshot as shot
from showcase.problem import Problem
from showcase.publish import Published, unfinished
from showcase.snapshot import Snapshot, Tree, changed, doubtful, is_left, snapshot, touch, tree

INPUTS = ("mkdocs.yml", "content", "docs", "overrides")
"""Everything of a site's folder that its pages are made of."""
CACHE = ".cache"
_MADE_BY = (__file__, kept.__file__, shot.__file__)
"""The code that says what a note holds."""
_NAME = re.compile(r"[A-Z][A-Z0-9_]+")


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build found and did; `published` is nothing when problems kept it from beginning."""

    problems: tuple[Problem, ...]
    published: Published | None
    records: int = 0
    pages: int = 0
    idle: bool = False
    """Nothing had changed since the last build, which found no problem."""
    mended: bool = False
    """The frames kept from an earlier build had been altered, and were drawn anew."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What was, and what is: nothing is known of a build that found a problem."""

    root: Path
    target: Path
    key: str
    """Of our code, all installed versions, the wishes of the caller, and what settings take from the environment."""
    search: bool
    """Whether the search index is wanted."""
    began: int
    inputs: Snapshot
    tree: Tree
    """The published site, as it was left and still is."""
    numbers: tuple[int, ...]
    """Of the last build, when all but content is as it was: records, pages, files, bytes."""
    keys: dict[str, bytes]
    """Of the last build's search indexes, by language."""
    changes: frozenset[str]
    """Inputs that are not as they were, when there is a last build."""

    @property
    def note(self) -> Path:
        """The file in which it is kept what a build knew."""
        return _note(self.root, self.target)

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do."""
        return bool(self.numbers) and not self.changes


def last_build(root: Path, target: Path, environ: Mapping[str, str], *, search: bool) -> LastBuild:
    """Look what has changed; a tree that is not as it was left makes all that was known worthless."""
    began, note = time.time_ns(), _recall(root, target)
    inputs = snapshot(root, INPUTS, note.get(b"inputs", {}), note.get(b"began", 0))
    key = _key(root, environ, search)
    numbers = note.get(b"numbers", ())
    if unfinished(target) or note.get(b"key") != key or not is_left(target, note[b"tree"], note[b"ended"]):
        numbers = ()
    changes = frozenset(changed(note[b"inputs"], inputs)) if numbers else frozenset()
    left, keys = note.get(b"tree", ((), b"")), note.get(b"keys", {})
    last = LastBuild(root, target, key, search, began, inputs, left, numbers, keys, changes)
    if last.idle and doubtful(note[b"inputs"], note[b"began"]) and not doubtful(inputs, began):
        remember(last, numbers, keys, ())  # so that what was read again need not be the next time
    return last


def idle(last: LastBuild) -> BuildResult:
    """The last build's result: neither what the site is made of nor its tree has changed since."""
    records, pages, files, size = last.numbers
    return BuildResult((), Published(unchanged=files, size=size), records, pages, idle=True)


def remember(
    build: LastBuild, numbers: tuple[int, ...], keys: Mapping[str, bytes], touched: Sequence[str] | None = None
) -> None:
    """Note what was built, for the next build to find; `touched` are the published files that alone are new."""
    ended = time.time_ns()
    found = tree(build.target) if touched is None else touch(build.target, build.tree, touched)
    values = {
        b"key": build.key,
        b"began": build.began,
        b"inputs": build.inputs,
        b"numbers": numbers,
        b"tree": found,
        b"ended": ended,
        b"keys": dict(keys),
    }
    kept.keep(_note(build.root, build.target), _MADE_BY, values)


def _recall(root: Path, target: Path) -> dict[bytes, Any]:
    return kept.recall(_note(root, target), _MADE_BY)


def _note(root: Path, target: Path) -> Path:
    name = hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:16]
    return root / CACHE / "built" / name


def _key(root: Path, environ: Mapping[str, str], search: bool) -> str:  # noqa: FBT001 - part of a sum
    """What the settings take from the environment is named in them in capitals."""
    digest = hashlib.sha256(repr((sys.version_info, search)).encode())
    settings = root / INPUTS[0]
    names = _NAME.findall(settings.read_text(encoding="utf-8", errors="replace")) if settings.is_file() else ()
    digest.update(repr([(name, environ.get(name)) for name in sorted(set(names))]).encode())
    digest.update(repr(_installed()).encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _installed() -> list[str]:
    """All that is installed, with its versions."""
    return sorted(path.name for path in Path(sysconfig.get_path("purelib")).iterdir() if path.name.endswith("-info"))
