"""The site's layout and hand-written pages → all frames and the files MkDocs made, kept until anything in them changes.

On a hit MkDocs is not imported: that is what makes a second build fast.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import logging
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from showcase.engine.frame import Frame
from showcase.engine.layout import OVERRIDES, Layout
from showcase.page import Page

INPUTS = ("mkdocs.yml", "docs", OVERRIDES, "content/strings", "content/programme")
"""What a frame or a hand-written page is made of, besides our code and the engine's versions."""
ENGINE = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "jinja2", "markdown")


@dataclass(frozen=True, slots=True)
class Frames:
    """Frames by name and language, the hand-written pages, and the folder of the files MkDocs wrote."""

    frames: dict[tuple[str, str], Frame]
    handmade: tuple[Page, ...]
    folder: Path
    fresh: bool
    """Drawn in this run, not found in the cache."""

    def files(self) -> Iterator[tuple[str, Path]]:
        """Path in the site and place on disk of each file of MkDocs that we publish."""
        for path in _walk(self.folder, ""):
            if wanted(path):
                yield path, self.folder / path


def wanted(path: str) -> bool:
    """Whether a file that MkDocs wrote belongs in the site: no script is needed, and these we make ourselves."""
    return not (
        path.startswith("assets/javascripts/")
        or path.endswith((".map", ".gz", "/404.html"))
        or path in {"404.html", "sitemap.xml", "index.html"}
    )


def frames(root: Path, layout: Layout, cache: Path) -> Frames:
    """The frames from the cache, or drawn by MkDocs."""
    folder = cache / "frames" / _key(root, layout)
    return _kept(folder) or _drawn(root, layout, folder)


def _kept(folder: Path) -> Frames | None:
    try:
        data = json.loads((folder / "frames.json").read_text(encoding="utf-8"))
        found = {(name, code): Frame(tuple(parts)) for name, code, parts in data["frames"]}
        handmade = tuple(Page(**{**page, "translated": frozenset(page["translated"])}) for page in data["handmade"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Frames(found, handmade, folder / "site", fresh=False)


def _drawn(root: Path, layout: Layout, folder: Path) -> Frames:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build  # noqa: PLC0415 - only when no frame is kept
    from mkdocs.config import load_config  # noqa: PLC0415

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    shutil.rmtree(folder, ignore_errors=True)
    scratch = folder.with_name(f"{folder.name}.{os.getpid()}")
    config = load_config(
        str(root / "mkdocs.yml"), site_dir=str(scratch / "site"), site_url=layout.site.settings.address
    )
    plugin = config.plugins["showcase"]
    plugin.use(layout)  # type: ignore[attr-defined]
    plugin.by_hand = False  # type: ignore[attr-defined]
    build(config)
    found = dict(plugin.frames)  # type: ignore[attr-defined]
    handmade = tuple(sorted(plugin.handmade, key=lambda page: page.url))  # type: ignore[attr-defined]
    _keep(scratch, found, handmade)
    scratch.rename(folder)
    _forget_others(folder)
    return Frames(found, handmade, folder / "site", fresh=True)


def _keep(folder: Path, found: dict[tuple[str, str], Frame], handmade: tuple[Page, ...]) -> None:
    bare = (replace(page, context={}) for page in handmade)
    pages = [{**asdict(page), "translated": sorted(page.translated)} for page in bare]
    data = {"frames": [[name, code, frame.parts] for (name, code), frame in sorted(found.items())], "handmade": pages}
    (folder / "frames.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _forget_others(folder: Path) -> None:
    for other in folder.parent.iterdir():
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


def _key(root: Path, layout: Layout) -> str:
    digest = hashlib.sha256()
    for name in INPUTS:
        _feed(digest, root, name)
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.read_bytes())
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ENGINE]
    settings = layout.site.settings
    digest.update(
        repr((sys.version_info[:2], versions, settings.address, settings.repository, settings.branch)).encode()
    )
    return digest.hexdigest()[:32]


def _feed(digest: hashlib._Hash, root: Path, name: str) -> None:
    if (root / name).is_file():
        digest.update(name.encode() + b"\0" + (root / name).read_bytes())
        return
    for path in _walk(root / name, ""):
        digest.update(f"{name}/{path}".encode() + b"\0" + (root / name / path).read_bytes() + b"\0")


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
