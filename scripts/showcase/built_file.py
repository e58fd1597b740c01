"""The bytes of a finished style sheet, feed, sitemap or drawing → the addresses and ids in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
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
    entries: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Of a sitemap: each address with its alternates (hreflang, address)."""
    fault: str = ""
    """Why it cannot be read, as the parser says."""


def read_file(path: str, data: bytes) -> BuiltFile:
    """Read one file by its ending; XML that is not well formed has a `fault` and nothing else."""
    if path.endswith(".css"):
        loads = css_addresses(data.decode(errors="replace"))
        return BuiltFile(path, links=loads, loads=loads)
    try:  # our own output; expat itself limits how entities grow
        return _read_drawing(path, ET.fromstring(data)) if path.endswith(".svg") else _read_feed(path, data)  # noqa: S314
    except ET.ParseError as error:
        return BuiltFile(path, fault=str(error))


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


def _read_feed(path: str, data: bytes) -> BuiltFile:
    """Read a feed or a sitemap element by element: the tree of a large one would be larger than all that is kept."""
    links: set[str] = set()
    entries: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for _, element in ET.iterparse(BytesIO(data)):  # noqa: S314
        links.update(value.strip() for name, value in element.items() if name in _POINTING)
        if element.text and _local(element.tag) in _WORDED and (text := element.text.strip()):
            links.add(text)
        if _local(element.tag) == "url" and (location := element.find("{*}loc")) is not None:
            alternates = element.iterfind("{*}link[@hreflang]")
            pairs = tuple((link.get("hreflang", ""), link.get("href", "")) for link in alternates)
            entries.append(((location.text or "").strip(), pairs))
            element.clear()
    return BuiltFile(path, links=frozenset(links), entries=tuple(entries))


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
