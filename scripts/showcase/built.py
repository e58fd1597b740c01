"""A finished tree, file by file → what the gates need to know of it."""

from __future__ import annotations

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern
from typing import NamedTuple
from urllib.parse import unquote

from showcase import disk
from showcase.built_file import READ, BuiltFile, read_file
from showcase.built_page import BuiltPage, read_page, read_stamped
from showcase.engine.frame import Stamp
from showcase.language import Languages
from showcase.problem import Place

_ABSOLUTE = ("http://", "https://")
ALIKE = ("../", "/", *_ABSOLUTE)
"""Addresses that mean the same on all pages whose folders lie side by side."""
NOT_FOUND = "404.html"
"""The page the host shows for every address that there is not, at whatever depth."""

_TEXTS = READ | frozenset({"html", "js", "mjs", "json", "txt", "csv", "geojson", "webmanifest", "ics", "vcf", "md"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_SPELLINGS = {
    b"&": (b"&#64", b"&#x40", b"&#X40", b"&#0", b"&#x0", b"&#X0", b"&commat", b"&amp;#", b"&amp;commat"),
    b"%": (b"%40",),
    b"\\": (b"\\u0040", b"\\x40"),
}
"""How `@` can be spelled in HTML, in HTML within XML, in addresses and in scripts, by the first byte."""
_NO_ADDRESS = frozenset(b" \t\r\n\"'/{}();,=><")
"""Next to an at sign they show that it is not one of an e-mail address: `"@type"`, `}@media`, `/@channel`."""
_AROUND = 256
"""Bytes kept on each side of an at sign; all of them may be spelled as `&#109;`."""


@dataclass(frozen=True, slots=True)
class AtSign:
    """An at sign that may belong to an e-mail address: its offset in bytes, and the text around it as it stands."""

    at: int
    around: str


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site: all its files, and what its pages and other texts hold. Paths are relative, joined by `/`."""

    folder: Path
    address: str
    """Where it will be published, with the final slash; it may hold a path: `https://name.github.io/site/`."""
    codes: tuple[str, ...]
    """Languages in display order."""
    default: str
    """The language whose addresses have no prefix."""
    files: frozenset[str]
    pages: Mapping[str, BuiltPage]
    others: Mapping[str, BuiltFile]
    """Style sheets, feeds, sitemaps, drawings."""
    at_signs: Mapping[str, tuple[AtSign, ...]]
    """In texts of any kind, by path."""

    @property
    def base(self) -> str:
        """What all addresses of the site begin with, after the host: `/site/`, or `/` alone."""
        return "/" + self.address.partition("://")[2].partition("/")[2]

    @property
    def parts(self) -> Iterator[BuiltPage | BuiltFile]:
        """Everything that leads elsewhere, in the order of the paths: pages first."""
        yield from self.pages.values()
        yield from self.others.values()

    def lang(self, path: str) -> str:
        """Tell the language that a path belongs to."""
        first = path.partition("/")[0]
        return first if first in self.codes and "/" in path else self.default

    def address_of(self, path: str) -> str:
        """Give the absolute address of a page."""
        return self.address + (path[: -len("index.html")] if f"/{path}".endswith("/index.html") else path)

    def originals(self) -> dict[str, BuiltPage]:
        """By address, the pages that may be listed and show words of their own: they name themselves canonical."""
        return {
            page.canonical: page
            for page in self.pages.values()
            if page.indexed and page.canonical == self.address_of(page.path)
        }

    def is_outside(self, link: str) -> bool:
        """Tell whether an address leads out of this site, even to another one of the same host."""
        return bool(_SCHEME.match(link)) and not (link + "/").startswith(self.address)

    def target(self, path: str, link: str) -> tuple[str, str] | None:
        """Find the path and the anchor that a link in a file leads to, or None outside; the path may be of no file."""
        if self.is_outside(link):
            return None
        way, _, anchor = link.partition("#")
        way = way.partition("?")[0]
        if not way:
            return path, anchor
        if _SCHEME.match(way):
            way = way[len(self.address) :]
        elif not way.startswith("/"):
            way = posixpath.join(posixpath.dirname(path), way)
        elif way.startswith(self.base):
            way = way[len(self.base) :]
        return _plain(unquote(way)), anchor

    def has(self, address: str) -> bool:
        """Tell whether an absolute address leads to a file of this site."""
        target = self.target("", address)
        return target is not None and target[0] in self.files

    def place(self, path: str, written: str) -> Place:
        """Where an address or another value stands in a file, or the file's beginning."""
        if not written:
            return Place(path)
        data = (self.folder / path).read_bytes()
        for before, after in _BOUNDS:
            for spelled in (written, html.escape(written), html.escape(written, quote=False)):
                at = data.find(f"{before}{spelled}{after}".encode())
                if at >= 0:
                    return _place(path, data, at + len(before))
        return Place(path)

    def place_at(self, path: str, at: int) -> Place:
        """Turn an offset in bytes into a place."""
        return _place(path, (self.folder / path).read_bytes(), at)


_BOUNDS = (('="', '"'), ("='", "'"), ("=", " "), ("=", ">"), ("(", ")"), (">", "<"), ("", ""))
"""What stands around an address; without any of them it may be the beginning of a longer one."""


class Seen(NamedTuple):
    """What the gates need to know of one file; pages and other files that lead elsewhere have more to tell."""

    page: BuiltPage | None = None
    other: BuiltFile | None = None
    signs: tuple[AtSign, ...] = ()


def see(path: str, data: bytes, stamp: Stamp | None = None) -> Seen:
    """Look at one finished file; no content makes it fail. Of a stamped page its frame need not be read again."""
    ending = path.rpartition(".")[2]
    if ending not in _TEXTS:
        return Seen()
    return Seen(
        page=(read_stamped(path, stamp) if stamp else read_page(path, data)) if ending == "html" else None,
        other=read_file(path, data) if ending in READ else None,
        signs=tuple(_at_signs(data)),
    )


_EVERYWHERE = "*"
"""Stands for all folders, of which none bears this name."""
Known = defaultdict[tuple[str, str | None], set[str]]
"""By what for, and the folder that holds their folders: the addresses that pages had so far."""


def news(path: str, seen: Seen, known: Known) -> Seen:
    """Leave out the addresses that a page beside this one had: they lead to the same place, and one is enough to judge.

    So do links to a part of the page itself that is there. Those of ten thousand pages would not fit into memory; nor
    would the words that they share, were each page's its own.
    """
    page = seen.page
    if page is None:
        return seen
    folder = posixpath.dirname(path)
    around = posixpath.dirname(folder) if folder else None
    links = frozenset(page.links) - {f"#{name}" for name in page.ids} - known["links", _EVERYWHERE]
    known["links", _EVERYWHERE].update(link for link in links if link.startswith(_ABSOLUTE))
    alternates = tuple((intern(code), intern(address)) for code, address in page.alternates)
    short = replace(
        page,
        links=_new(links, known["links", around]),
        loads=_new(page.loads, known["loads", around]),  # where a link led a browser may still not go by itself
        handlers=tuple(sorted(page.handlers)),
        alternates=alternates,
        ids=tuple(map(intern, sorted(page.ids))),
        policy=intern(page.policy),
    )
    return seen._replace(page=short)


def _new(addresses: Collection[str], known: set[str]) -> tuple[str, ...]:
    """Sorted: a set takes six times as much memory, and a tree of ten thousand pages has one for each."""
    found = sorted(address for address in addresses if address not in known)
    known.update(address for address in found if address.startswith(ALIKE))
    return tuple(found)


def built_of(folder: Path, address: str, languages: Languages, seen: Mapping[str, Seen]) -> Built:
    """Put together what was seen of every file of a tree, by path."""
    ordered = {path: seen[path] for path in sorted(seen)}
    return Built(
        folder,
        address,
        languages.codes,
        languages.default,
        frozenset(seen),
        {path: one.page for path, one in ordered.items() if one.page},
        {path: one.other for path, one in ordered.items() if one.other},
        {path: one.signs for path, one in ordered.items() if one.signs},
    )


def read_built(folder: Path, address: str, languages: Languages) -> Built:
    """Read a whole tree; the order of the disk does not matter."""
    return built_of(folder, address, languages, {path: _see(folder, path) for path in disk.walk(folder)[0]})


def _see(folder: Path, path: str) -> Seen:
    if path.rpartition(".")[2] not in _TEXTS:
        return Seen()
    with open(f"{folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - a thousand names: pathlib is slow
        return see(path, file.read())


def _plain(way: str) -> str:
    """Resolve `.` and `..` and name the file that a host shows for a folder; `..` stays in front of what climbs out."""
    if "//" in way:
        return way
    folder = way.rpartition("/")[2] in {"", ".", ".."}
    return posixpath.normpath(posixpath.join(way, "index.html") if folder else way)


def _at_signs(data: bytes) -> Iterator[AtSign]:
    for at in _all(data, b"@"):
        if at and at + 1 < len(data) and _NO_ADDRESS.isdisjoint((data[at - 1], data[at + 1])):
            yield _at_sign(data, at)
    for first, spellings in _SPELLINGS.items():
        for at in _all(data, first):
            if data.startswith(spellings, at):
                yield _at_sign(data, at)


def _all(data: bytes, byte: bytes) -> Iterator[int]:
    at = data.find(byte)
    while at >= 0:
        yield at
        at = data.find(byte, at + 1)


def _at_sign(data: bytes, at: int) -> AtSign:
    return AtSign(at, data[max(0, at - _AROUND) : at + _AROUND].decode(errors="replace"))


def _place(path: str, data: bytes, at: int) -> Place:
    before = data[:at].decode(errors="replace")
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
