"""What changed since the last build → the few pages that show it, and no other; or nothing, and everything is built.

Only bodies of texts are told apart: what stands in them is shown on the page of their record and nowhere else. Whatever
else changed, whatever is wrong with the new words, wherever a doubt remains, the answer is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from showcase.batch import Studio
from showcase.built import see
from showcase.checks import OF_TEXTS
from showcase.engine.frames import frames
from showcase.engine.layout import layout
from showcase.last_build import CACHE, LastBuild
from showcase.load import load_record
from showcase.pages import of_record
from showcase.paths import MARKER
from showcase.publish import File, begun, carry, finish, put, replace_one
from showcase.record import Kind, Record
from showcase.shelf import AlteredError, take_out
from showcase.site import Key, Site

MOST = 20
"""Records that are looked at one by one."""
_TEXT = re.compile(r"content/([a-z-]+)/([a-z0-9-]+)/text\.([a-z]{2,3})\.md")


class _Edit(NamedTuple):
    """A record as it is now, and the languages whose body is another."""

    record: Record
    codes: frozenset[str]


def shelf(last: LastBuild) -> Path:
    """Where the last build put its site away."""
    return last.note.with_name(f"{last.note.name}.site")


def revised(last: LastBuild, kinds: tuple[Kind, ...]) -> tuple[File, ...] | None:
    """The pages to be changed in the published tree; none where they come out as they are."""
    wanted = _texts(last.changes, kinds)
    if not wanted or len(wanted) > MOST:
        return None
    try:
        before = take_out(shelf(last), kinds, {})
        edits = {key: edit for key, codes in wanted.items() if (edit := _edit(last.root, before, key, codes))}
        if len(edits) < len(wanted):
            return None
        site = take_out(shelf(last), kinds, {key: edit.record for key, edit in edits.items()})
        return _drawn(last, site, tuple(edits.values()))
    except AlteredError:
        return None


def amend(target: Path, files: tuple[File, ...]) -> None:
    """Put pages into a published site: one by itself, several in a tree that is swapped in."""
    if len(files) == 1:
        replace_one(target, files[0])
    elif files:
        with begun(target) as tree:
            kept = sorted(tree.present - {MARKER} - {file.path for file in files})
            finish(tree, [*(carry(tree, path) for path in kept), *(put(tree, file) for file in files)], lambda _: ())


def _texts(changes: frozenset[str], kinds: tuple[Kind, ...]) -> dict[Key, set[str]]:
    """The languages of each record's changed texts; nothing when anything else has changed."""
    folders = {kind.folder: kind.name for kind in kinds if not kind.single}
    found: dict[Key, set[str]] = {}
    for path in changes:
        match = _TEXT.fullmatch(path)
        if match is None or match[1] not in folders:
            return {}
        found.setdefault((folders[match[1]], match[2]), set()).add(match[3])
    return found


def _edit(root: Path, site: Site, key: Key, codes: set[str]) -> _Edit | None:
    """The record read again, if it differs from what it was in these bodies alone, and no law is against it."""
    old = site.records.get(key)
    if old is None:
        return None
    new, problems = load_record(root, site.settings.languages, old.kind, old.slug)
    if new is None or problems or not _alike(old, new) or _remembers(site, new, codes):
        return None
    if any(True for law in OF_TEXTS for _ in law(site, (new,))):
        return None
    return _Edit(new, frozenset(codes))


def _alike(old: Record, new: Record) -> bool:
    same = old.facts == new.facts and old.translations == new.translations and old.texts.keys() == new.texts.keys()
    return same and all(old.texts[code].words == new.texts[code].words for code in new.texts)


def _remembers(site: Site, record: Record, codes: set[str]) -> bool:
    """Whether a translation may be older than its source now: then other pages say so."""
    source = record.facts.language or site.settings.languages.default
    return bool(record.translations) and source in codes


def _drawn(last: LastBuild, site: Site, edits: tuple[_Edit, ...]) -> tuple[File, ...] | None:
    drawn = layout(site, last.root, last.root / CACHE / "templates")
    made = frames(last.root, drawn, last.root / CACHE)
    studio = Studio(site, drawn, made.frames)
    found: list[File] = []
    for file in _pages(studio, edits):
        former = last.target / file.path
        data = former.read_bytes() if former.is_file() else b""
        if data == file.data:
            continue
        if not _harmless(last.target, file.path, data, file.data):
            return None
        found.append(file)
    return tuple(found)


def _pages(studio: Studio, edits: tuple[_Edit, ...]) -> Iterator[File]:
    """The pages that show one of the bodies, in its own language or in place of a missing one."""
    languages = studio.site.settings.languages
    for record, codes in edits:
        for code in languages.codes:
            if languages.fallback(code, record.texts) in codes:
                page = of_record(studio.site, code, record, partial(studio.viewer, code))
                frame = studio.frames[page.frame, code]
                yield File(page.path, frame.fill(studio.layout.fillings(page)).encode())


def _harmless(target: Path, path: str, old: bytes, new: bytes) -> bool:
    """Whether the gates, which had nothing against a page, can have nothing against it now."""
    before, after = see(path, old), see(path, new)
    if before.page is None or after.page is None or after.signs:
        return False
    there = after.page.ids >= before.page.ids and after.page.loads <= before.page.loads
    news = after.page.links - before.page.links
    rest = {"ids": frozenset[str](), "links": frozenset[str](), "loads": frozenset[str]()}
    return (
        there
        and replace(before.page, **rest) == replace(after.page, **rest)
        and all(_leads(target, path, link, after.page.ids) for link in news)
    )


def _leads(target: Path, path: str, link: str, ids: frozenset[str]) -> bool:
    """Whether a new link leads out of the site, to a part of its own page or to a page that there is."""
    if link.startswith("#"):
        return link[1:] in ids
    if link.startswith(("https://", "http://")):
        return True
    plain = not set("#?%\\") & set(link) and link.endswith("/")
    return plain and (target / path).parent.joinpath(link, "index.html").is_file()
