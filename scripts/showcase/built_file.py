"""The bytes of a finished style sheet, feed, sitemap or drawing → the addresses and ids in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

READ = frozenset({"css", "xml", "atom", "rss", "svg"})
"""Endings of the files that can lead elsewhere and are no pages."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""(?:url\(\s*|@import\s+(?!url))(?:"([^"]*)"|'([^']*)'|([^)"'\s;]*))""",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(r"[^\s,](?:\S*[^\s,])?(?=\s|,|$)(?:\s[^,]*)?(?:,|$)")
_POINTING = frozenset({"href", "src", "url"})
_WORDED = frozenset({"loc", "link", "url", "icon", "logo", "comments"})
"""Elements of feeds and sitemaps whose text is an address."""


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """What a file that is no page leads to; all addresses as written."""

    path: str
    links: frozenset[str] = frozenset()
    """Every address in it."""
    loads: frozenset[str] = frozenset()
    """Those that a browser fetches without being asked."""
    ids: frozenset[str] = frozenset()
    handlers: frozenset[str] = frozenset()
    """Attributes that hold a script: `onload`."""
    entries: tuple[tuple[str, frozenset[tuple[str, str]]], ...] = ()
    """Of a sitemap: each address with its alternates (hreflang, address)."""
    fault: str = ""
    """Why it cannot be read, as the parser says."""


def read_file(path: str, data: bytes) -> BuiltFile:
    """Read one file by its ending; XML that is not well formed has a `fault` and nothing else."""
    if path.endswith(".css"):
        loads = css_addresses(data.decode(errors="replace"))
        return BuiltFile(path, links=loads, loads=loads)
    try:
        root = ET.fromstring(data)  # noqa: S314 - our own output; expat itself limits how entities grow
    except ET.ParseError as error:
        return BuiltFile(path, fault=str(error))
    return _read_drawing(path, root) if path.endswith(".svg") else _read_feed(path, root)


@lru_cache(maxsize=1024)  # the same few style attributes stand on every page
def css_addresses(text: str) -> frozenset[str]:
    """Every `url(…)` and `@import` of a style sheet or attribute, but parts of the page itself and embedded data."""
    found = _CSS_ADDRESS.findall(_COMMENT.sub("", text))
    return frozenset(address for groups in found if (address := "".join(groups)) and leads_away(address))


@lru_cache(maxsize=4096)
def srcset_addresses(text: str) -> tuple[str, ...]:
    """Every picture that `srcset` offers: `a.jpg 1x, b.jpg 2x`."""
    return tuple(match[0].split()[0].rstrip(",") for match in _CANDIDATE.finditer(text))


def leads_away(address: str) -> bool:
    """Tell whether a resource lies in a file of its own: `#icon` and `data:…` do not."""
    return not address.startswith(("#", "data:"))


def _read_feed(path: str, root: ET.Element) -> BuiltFile:
    return BuiltFile(path, links=frozenset(_feed_addresses(root)), entries=tuple(_entries(root)))


def _feed_addresses(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        for name, value in element.items():
            if name in _POINTING:
                yield value.strip()
        if element.text and _local(element.tag) in _WORDED and (text := element.text.strip()):
            yield text


def _entries(root: ET.Element) -> Iterator[tuple[str, frozenset[tuple[str, str]]]]:
    for entry in root.iterfind("{*}url"):
        alternates = entry.iterfind("{*}link[@hreflang]")
        yield (
            (entry.findtext("{*}loc") or "").strip(),
            frozenset((link.get("hreflang", ""), link.get("href", "")) for link in alternates),
        )


def _read_drawing(path: str, root: ET.Element) -> BuiltFile:
    links: set[str] = set()
    loads: set[str] = set()
    names: set[str] = set()
    for element in root.iter():
        names.update(map(_local, element.keys()))
        tag = _local(element.tag)
        for name, value in element.items():
            if _local(name) in _POINTING and leads_away(value):
                (links if tag == "a" else loads).add(value.strip())
        loads |= css_addresses(element.get("style") or "")
        loads |= css_addresses(element.text or "") if tag == "style" else frozenset()
    return BuiltFile(
        path,
        links=frozenset(links | loads),
        loads=frozenset(loads),
        ids=frozenset(element.get("id", "") for element in root.iter()),
        handlers=frozenset(name for name in names if name.startswith("on")),
    )


def _local(name: str) -> str:
    return name.rpartition("}")[2]
