"""Some files drawn anew, and the published tree → what is to be changed in it; or nothing, where the gates must look.

The gates had nothing against the tree. A page that leads nowhere new, and names itself and its translations as before,
gives them nothing to object to; whatever is not plainly so is left to them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from showcase import search_index
from showcase.built import see
from showcase.built_file import BuiltFile
from showcase.built_page import BuiltPage
from showcase.form_fields import SOURCES
from showcase.publish import File
from showcase.site import Key, Site

_OTHERWISE = frozenset({"ids", "links", "loads", "titles", "headings"})
"""Held by rules of their own; the rest of what the gates look at is to be the same."""


class Amendment(NamedTuple):
    """What is to be changed in a published site, and what to keep of it for the next build."""

    files: tuple[File, ...]
    gone: tuple[str, ...]
    """Paths of files that are no more."""
    site: Site
    keys: frozenset[Key]
    """Records of which something is known that was not."""
    mended: bool
    """The frames kept from an earlier build had been altered, and were drawn anew."""


def compared(
    target: Path, found: Iterable[File], copied: Collection[str], address: str, titled: Collection[str] = ()
) -> tuple[tuple[File, ...], tuple[str, ...]] | None:
    """The files that are not as they are published, and paths of those that are no more.

    `titled` are pages whose titles may be others than they were, each one of its own; `copied` are paths of files that
    nobody draws, `address` is the site's.
    """
    news, paths, ways = list[File](), set[str](), set[str]()
    for file in found:
        paths.add(file.path)
        former = target / file.path
        data = former.read_bytes() if former.is_file() else b""
        if data == file.data:
            continue
        if not file.path.startswith((search_index.FOLDER, SOURCES)):
            led = _harmless(file, data, address, titled)
            if led is None:
                return None
            ways |= led
        news.append(file)
    gone = _gone(target, paths, copied)
    if gone is None or not all(way in paths or (target / way).is_file() for way in ways):
        return None
    return tuple(news), gone


def _gone(target: Path, paths: set[str], copied: Collection[str]) -> tuple[str, ...] | None:
    """Files of a former search index, but those copied there; nothing can be told where a page has lost a table."""
    for folder in {path.rpartition("/")[0] for path in paths if path.endswith(".csv")}:
        if {f"{folder}/{file.name}" for file in (target / folder).glob("*.csv")} - paths:
            return None
    index = target / search_index.FOLDER
    if not any(path.startswith(search_index.FOLDER) for path in paths):
        return ()
    there = {file.relative_to(target).as_posix() for file in index.rglob("*") if file.is_file()}
    return tuple(sorted(there - paths - set(copied)))


def _harmless(file: File, old: bytes, address: str, titled: Collection[str]) -> set[str] | None:
    """The files that a file leads to as it did not before; nothing where the gates could object to what it is now."""
    was, now = see(file.path, old), see(file.path, file.data)
    if not {sign.around for sign in now.signs} <= {sign.around for sign in was.signs}:
        return None
    before, after = was.page or was.other, now.page or now.other
    if before is None or after is None:
        return set()
    same = all(getattr(before, name) == getattr(after, name) for name in _names(type(after)) - _OTHERWISE)
    there = set(after.ids) >= set(before.ids) and set(after.loads) <= set(before.loads)
    if not same or not there or (was.page and now.page and not _called(was.page, now.page, titled)):
        return None
    ways = {_way(file.path, link, after.ids, address) for link in set(after.links).difference(before.links)}
    return None if _DOUBTFUL in ways else ways - {_OUTSIDE}


def _names(kind: type[BuiltPage | BuiltFile]) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind))


def _called(before: BuiltPage, after: BuiltPage, titled: Collection[str]) -> bool:
    """Whether a page has a title and a heading still, the title its own."""
    title = before.titles == after.titles or (after.path in titled and _one(after.titles))
    return title and (before.headings == after.headings or _one(after.headings))


def _one(texts: Sequence[str]) -> bool:
    return len(texts) == 1 and bool(texts[0])


_OUTSIDE, _DOUBTFUL = "", "?"


def _way(path: str, link: str, ids: Collection[str], address: str) -> str:
    """The file that a link leads to: outside, or to a part of its own page, or nobody knows."""
    if link.startswith("#"):
        return _OUTSIDE if link[1:] in ids else _DOUBTFUL
    if link.startswith(("https://", "http://")) and not link.startswith(address):
        return _OUTSIDE
    folder, rest = ("", link[len(address) :]) if link.startswith(address) else (posixpath.dirname(path), link)
    way = posixpath.normpath(posixpath.join(folder, rest, "index.html" * (rest.endswith("/") or not rest)))
    return way if set("#?%\\").isdisjoint(rest) and not way.startswith("..") else _DOUBTFUL
