"""The site's layout and hand-written pages → all frames and the files MkDocs made, kept until anything in them changes.

On a hit MkDocs is not imported: that is what makes a second build fast. An entry of the cache counts only while the sum
beside it is that of its files. One build at a time draws; another waits, and finds what was drawn.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.metadata
import json
import logging
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showcase.engine.frame import Frame
from showcase.engine.layout import Layout
from showcase.engine.templates import OVERRIDES
from showcase.page import Page

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.theme import Theme

INPUTS = ("mkdocs.yml", "docs", OVERRIDES, "content/strings", "content/programme", "content/accessibility")
"""What a frame or a hand-written page is made of, besides our code and the engine's versions."""
ENGINE = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "jinja2", "markdown")
ENTRIES = 4
"""How many entries the cache holds: builds for other addresses, and the branch one comes back to, keep theirs."""

COMPILED = "mkdocs"
"""The folder of the cache that keeps the theme's templates compiled."""

_SITE, _FRAMES, _SUM, _LOCK = "site", "frames.json", "sum", "lock"
_ENTRY = re.compile(r"[0-9a-f]{32}")
_BANNER = "NO_MKDOCS_2_WARNING"


@dataclass(frozen=True, slots=True)
class Frames:
    """Frames by name and language, the hand-written pages, and the folder of the files MkDocs wrote."""

    frames: dict[tuple[str, str], Frame]
    handmade: tuple[Page, ...]
    folder: Path
    mended: bool = False
    """They were in the cache, but not as we left them there: they were drawn anew."""

    def files(self) -> Iterator[tuple[str, Path]]:
        """Path in the site and place on disk of each file of MkDocs that we publish."""
        for path in _walk(self.folder, ""):
            if wanted(path):
                yield path, self.folder / path


def wanted(path: str) -> bool:
    """Whether a file that MkDocs wrote belongs in the site: Material's own are not used, these we make ourselves."""
    return not (
        path.startswith(("assets/javascripts/", "assets/stylesheets/", "assets/images/"))
        or path.endswith((".map", ".gz", "/404.html"))
        or path in {"404.html", "sitemap.xml", "index.html"}
    )


def frames(root: Path, layout: Layout, cache: Path) -> Frames:
    """The frames from the cache, or drawn by MkDocs."""
    folder = cache / "frames" / _key(root, layout)
    if kept := _kept(folder):
        return kept
    with _alone(folder.parent):
        return _kept(folder) or _drawn(root, layout, folder)


def _kept(folder: Path) -> Frames | None:
    try:
        if (folder / _SUM).read_text(encoding="ascii") != _sum(folder):
            return None
        data = json.loads((folder / _FRAMES).read_text(encoding="utf-8"))
        found = {(name, code): Frame(tuple(parts)) for name, code, parts in data["frames"]}
        handmade = tuple(Page(**{**page, "translated": frozenset(page["translated"])}) for page in data["handmade"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    with suppress(OSError):  # a cache that may only be read serves as well
        os.utime(folder)  # in use: not among those that are forgotten first
    return Frames(found, handmade, folder / _SITE)


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """Let one build at a time draw; the system lets the next one in even when the first is killed."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / _LOCK).open("wb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _drawn(root: Path, layout: Layout, folder: Path) -> Frames:
    """Draw the frames and put them in the cache in one step. Whoever calls it is alone there."""
    others = [path for path in folder.parent.iterdir() if path.name not in {folder.name, _LOCK}]
    entries = [path for path in others if _ENTRY.fullmatch(path.name)]
    _forget(path for path in others if path not in entries)  # what dead builds left: there is no other living one here
    altered = os.path.lexists(folder)
    scratch = folder.with_name(f"{folder.name}.{os.getpid()}")
    found, handmade = _draw(root, layout, scratch / _SITE, folder.parent.parent / COMPILED)
    _keep(scratch, found, handmade)
    _forget([folder])
    scratch.rename(folder)
    _forget(sorted(entries, key=lambda path: path.stat().st_mtime_ns, reverse=True)[ENTRIES - 1 :])
    return Frames(found, handmade, folder / _SITE, mended=altered)


def _draw(
    root: Path, layout: Layout, target: Path, compiled: Path
) -> tuple[dict[tuple[str, str], Frame], tuple[Page, ...]]:
    with _quiet():
        from mkdocs.commands.build import build  # noqa: PLC0415 - only when no frame is kept
        from mkdocs.config import load_config  # noqa: PLC0415

        config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), site_url=layout.site.settings.address)
        plugin = config.plugins["showcase"]
        plugin.use(layout)  # type: ignore[attr-defined]
        plugin.by_hand = False  # type: ignore[attr-defined]
        _lighten(config.theme, compiled)
        build(config)
    handmade = sorted(plugin.handmade, key=lambda page: page.url)  # type: ignore[attr-defined]
    return dict(plugin.frames), tuple(handmade)  # type: ignore[attr-defined]


def _lighten(theme: Theme, compiled: Path) -> None:
    """Let the theme do once what MkDocs has it do for each language: tell its files, and compile its templates.

    Material has fourteen thousand files, nearly all of them icons; MkDocs looks at all of them, and would copy its
    scripts and style sheets, which we do not publish.
    """
    from jinja2 import FileSystemBytecodeCache  # noqa: PLC0415 - as MkDocs, only when no frame is kept

    compiled.mkdir(parents=True, exist_ok=True)
    kept = FileSystemBytecodeCache(str(compiled), f"{hashlib.sha256(repr(_versions()).encode()).hexdigest()[:12]}-%s")
    environment, listed = theme.get_env, list[str]()

    def get_env() -> Environment:
        made = environment()
        made.bytecode_cache, ordinary = kept, made.list_templates

        def list_templates(extensions: Any = None, filter_func: Any = None) -> list[str]:
            if not listed:
                listed.extend(filter(wanted, ordinary(extensions, filter_func)))
            return listed

        made.list_templates = list_templates  # type: ignore[method-assign]
        return made

    theme.get_env = get_env  # type: ignore[method-assign]


def _versions() -> list[str]:
    return [f"{name} {importlib.metadata.version(name)}" for name in ENGINE]


@contextmanager
def _quiet() -> Iterator[None]:
    """Only MkDocs' errors are told, and no banner of Material's; afterwards all is as it was."""
    log, banner = logging.getLogger("mkdocs"), os.environ.get(_BANNER)
    level = log.level
    log.setLevel(logging.ERROR)
    os.environ[_BANNER] = "1"
    try:
        yield
    finally:
        log.setLevel(level)
        os.environ.pop(_BANNER, None)
        os.environ.update({_BANNER: banner} if banner is not None else {})


def _keep(folder: Path, found: dict[tuple[str, str], Frame], handmade: tuple[Page, ...]) -> None:
    bare = (replace(page, context={"body": str(page.context.get("body", ""))}) for page in handmade)
    pages = [{**asdict(page), "translated": sorted(page.translated)} for page in bare]
    data = {"frames": [[name, code, frame.parts] for (name, code), frame in sorted(found.items())], "handmade": pages}
    (folder / _FRAMES).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (folder / _SUM).write_text(_sum(folder), encoding="ascii")


def _sum(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in (_FRAMES, _SITE):
        _feed(digest, folder, name)
    return digest.hexdigest()


def _forget(paths: Iterable[Path]) -> None:
    """Delete entries and leftovers; an entry loses its name first, so that none is ever there by halves."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path.rename(f"{path}.gone"), ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _key(root: Path, layout: Layout) -> str:
    digest = hashlib.sha256()
    for name in INPUTS:
        _feed(digest, root, name)
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.read_bytes())
    digest.update(repr((sys.version_info[:2], _versions(), layout.site.settings)).encode())
    return digest.hexdigest()[:32]


def _feed(digest: hashlib._Hash, root: Path, name: str) -> None:
    """Add a file, or every file of a folder: its name, its length, its bytes."""
    paths = [name] if (root / name).is_file() else (f"{name}/{path}" for path in _walk(root / name, ""))
    for path in paths:
        data = (root / path).read_bytes()
        digest.update(b"%s\0%d\0" % (os.fsencode(path), len(data)))
        digest.update(data)


def _walk(folder: Path, prefix: str) -> Iterator[str]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, f"{prefix}{entry.name}/")
        elif entry.is_file(follow_symlinks=False):
            yield f"{prefix}{entry.name}"
