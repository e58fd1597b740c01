"""Some files drawn anew, and the published tree → what is to be changed in it; or nothing, where the gates must look.

The gates had nothing against the tree. A page that leads nowhere new, and names itself and its translations as before,
gives them nothing to object to; whatever is not plainly so is left to them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from showcase import search_index
from showcase.built import see
from showcase.built_page import BuiltPage
from showcase.form_fields import SOURCES
from showcase.publish import File
from showcase.site import Key, Site

_OTHERWISE = frozenset({"ids", "links", "loads", "titles", "headings"})
"""Held by rules of their own."""
_SAME = tuple(field.name for field in fields(BuiltPage) if field.name not in _OTHERWISE)


class Amendment(NamedTuple):
    """What is to be changed in a published site, and what to keep of it for the next build."""

    files: tuple[File, ...]
    gone: tuple[str, ...]
    """Paths of files that are no more."""
    site: Site
    keys: frozenset[Key]
    """Records of which something is known that was not."""


def compared(
    target: Path, found: Sequence[File], copied: Collection[str], address: str, titled: Collection[str] = ()
) -> tuple[tuple[File, ...], tuple[str, ...]] | None:
    """The files that are not as they are published, and paths of those that are no more.

    `titled` are pages whose titles may be others than they were, each one of its own.

    `copied` are paths of files that nobody draws, `address` is the site's.
    """
    news, paths = list[File](), frozenset(file.path for file in found)
    for file in found:
        former = target / file.path
        data = former.read_bytes() if former.is_file() else b""
        if data != file.data:
            if not (
                file.path.startswith((search_index.FOLDER, SOURCES))
                or _harmless(target, file, data, paths, address, titled)
            ):
                return None
            news.append(file)
    gone = _gone(target, found, copied)
    return None if gone is None else (tuple(news), gone)


def _gone(target: Path, found: Sequence[File], copied: Collection[str]) -> tuple[str, ...] | None:
    """Files of a former search index, but those copied there; nothing can be told where a page has lost a table."""
    paths = {file.path for file in found}
    for folder in {path.rpartition("/")[0] for path in paths if path.endswith(".csv")}:
        if {f"{folder}/{file.name}" for file in (target / folder).glob("*.csv")} - paths:
            return None
    index = target / search_index.FOLDER
    there = {file.relative_to(target).as_posix() for file in index.rglob("*") if file.is_file()}
    return (
        tuple(sorted(there - paths - frozenset(copied)))
        if any(path.startswith(search_index.FOLDER) for path in paths)
        else ()
    )


def _harmless(
    target: Path, file: File, old: bytes, paths: frozenset[str], address: str, titled: Collection[str]
) -> bool:
    """Whether the gates, which had nothing against a file, can have nothing against it now."""
    before, after = see(file.path, old), see(file.path, file.data)
    if not {sign.around for sign in after.signs} <= {sign.around for sign in before.signs}:
        return False
    if before.other != after.other:
        return False
    if before.page is None or after.page is None:
        return before.page is after.page
    news = set(after.page.links).difference(before.page.links)
    same = all(getattr(before.page, field) == getattr(after.page, field) for field in _SAME)
    there = set(after.page.ids) >= set(before.page.ids) and set(after.page.loads) <= set(before.page.loads)
    title = before.page.titles == after.page.titles or (file.path in titled and _one(after.page.titles))
    heading = before.page.headings == after.page.headings or _one(after.page.headings)
    led = all(_leads(target, file.path, link, after.page.ids, paths, address) for link in news)
    return same and there and title and heading and led


def _one(texts: Sequence[str]) -> bool:
    return len(texts) == 1 and bool(texts[0])


def _leads(target: Path, path: str, link: str, ids: Collection[str], news: frozenset[str], address: str) -> bool:
    """Whether a new link leads out of the site, to a part of its own page or to a file that there is or will be."""
    if link.startswith("#"):
        return link[1:] in ids
    if link.startswith(("https://", "http://")):
        return not link.startswith(address)
    way = posixpath.normpath(posixpath.join(posixpath.dirname(path), link, "index.html" * link.endswith("/")))
    return set("#?%\\").isdisjoint(link) and not way.startswith("..") and (way in news or (target / way).is_file())
