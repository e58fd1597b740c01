"""The bytes of one finished HTML page → what the gates need to know of it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from showcase.built_file import css_addresses, leads_away, srcset_addresses
from showcase.engine.frame import Frame, Stamp

_Attributes = dict[str, str | None]

_QUICK = LexborDocumentOptions.WO_EVENTS
_HELD: deque[LexborHTMLParser] = deque(maxlen=1)
"""The page read last. Were it let go at once, its memory would go back to the system, to be asked for again by the next
page: with a thousand pages that takes a third of all reading."""
_IDLE = frozenset(
    {"alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev", "search", "tag"}
)
"""Values of `<link rel>` that a browser does nothing about; all others it follows by itself."""
_WAY = "showcase:way"
"""Stands in an empty frame where a page has an address of its own."""
_REFRESH = re.compile(r"[\s\d.]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """One HTML page; `path` counts from the tree's root, all addresses are as written."""

    path: str
    lang: str
    canonical: str
    """Empty when there is none, or more than one."""
    alternates: tuple[tuple[str, str], ...]
    """`hreflang` and address, in the order of the page."""
    ids: Collection[str]
    """What an anchor can lead to."""
    links: Collection[str]
    """Every address in it, whatever for; each once."""
    loads: Collection[str]
    """Those that a browser follows without being asked, and where forms go."""
    handlers: Collection[str]
    """Scripts, attributes that hold one, or a page that could: `<script>`, `onclick`, `srcdoc`. One that the page's
    policy names by its hash is no surprise, and is left out."""
    policy: str
    """Its Content-Security-Policy, or nothing."""
    indexed: bool
    """False when it asks search engines to leave it out."""
    refresh: str
    """Where it sends its readers by itself, or nothing."""
    base: str
    """What it would have its links start from, or nothing."""
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    """Texts of its main headings, `<h1>`."""


def read_stamped(path: str, stamp: Stamp) -> BuiltPage:
    """Read what one page has of its own, and add what stands in its frame, which is read once for all its pages."""
    shell = _shell(stamp.frame)
    own = read_page(path, stamp.own.encode(), shell.policy)
    return replace(
        own,
        lang=shell.lang,
        canonical=own.canonical if not shell.canonical else "",
        alternates=shell.alternates + own.alternates,
        ids=frozenset((*own.ids, *shell.ids)),
        links=frozenset((*own.links, *shell.links, *stamp.ways)),
        loads=frozenset((*own.loads, *shell.loads)),
        handlers=frozenset((*own.handlers, *shell.handlers)),
        indexed=own.indexed and shell.indexed,
        refresh=own.refresh or shell.refresh,
        base=own.base or shell.base,
        headings=shell.headings + own.headings,
    )


@lru_cache(maxsize=256)  # a site has some twenty frames in each of its languages
def _shell(frame: Frame) -> BuiltPage:
    """A frame with nothing in it but what tells where the language switch will lead."""
    empty = {name: _WAY if name.startswith("to-") else "" for name in frame.holes}
    page = read_page("", frame.fill(empty).encode())
    return replace(page, links=frozenset(page.links) - {_WAY})


def read_page(path: str, data: bytes, policy: str = "") -> BuiltPage:
    """Read one page as a browser would: whatever the bytes are, there is a page in them.

    `policy` is what it may run where its own bytes do not say so.
    """
    tree = LexborHTMLParser(data, options=_QUICK)
    _HELD.append(tree)
    found = _Found(policy=policy)
    nodes = tree.css("*")
    fragments = tree.template_fragments()
    for fragment in fragments:  # what a <template> holds is not part of the page's own tree, and it may hold others
        nodes += fragment.css("*")
        fragments += fragment.template_fragments()
    for node in nodes:
        attributes = node.attributes
        for name in attributes:
            if reader := _READERS[name]:
                reader(found, node, attributes)
    texts: dict[str | None, list[str]] = {"title": [], "h1": [], "style": []}
    for node in tree.css("head>title,h1,style"):
        texts[node.tag].append(" ".join(node.text().split()))
    for style in texts["style"]:
        found.loads |= css_addresses(style)
    if any(_hash(node) not in found.policy for node in tree.css("script:not([src],[type*=json])")):
        found.handlers.add("<script>")
    return BuiltPage(
        path=path,
        lang=found.lang,
        canonical=found.canonicals[0] if len(found.canonicals) == 1 else "",
        alternates=tuple(found.alternates),
        ids=frozenset(found.ids),
        links=frozenset(found.links | found.loads),
        loads=frozenset(found.loads),
        handlers=frozenset(found.handlers),
        policy=found.policy,
        indexed=found.indexed,
        refresh=found.refresh,
        base=found.base,
        titles=tuple(texts["title"]),
        headings=tuple(texts["h1"]),
    )


@dataclass(slots=True)
class _Found:
    """What one page is found to hold; filled node by node."""

    lang: str = ""
    policy: str = ""
    refresh: str = ""
    base: str = ""
    indexed: bool = True
    canonicals: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    loads: set[str] = field(default_factory=set)
    handlers: set[str] = field(default_factory=set)

    def load(self, address: str) -> None:
        if leads_away(address):
            self.loads.add(address)


_Reader = Callable[[_Found, LexborNode, _Attributes], None]


def _hash(script: LexborNode) -> str:
    """A script as a policy names it."""
    digest = base64.b64encode(hashlib.sha256(script.text().encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"


class _Readers(dict[str, _Reader | None]):
    """What reads each attribute; most attributes say nothing to the gates."""

    def __missing__(self, name: str) -> _Reader | None:
        reader = _handler(name) if name.startswith("on") else None
        self[name] = reader  # once a site: asked for each attribute of each page
        return reader


def _handler(name: str) -> _Reader:
    return lambda found, _node, _attributes: found.handlers.add(name)


def _value(attributes: _Attributes, name: str) -> str:
    return (attributes.get(name) or "").strip()


def _href(found: _Found, node: LexborNode, attributes: _Attributes, name: str = "href") -> None:
    tag = node.tag
    address = (attributes[name] or "").strip()
    if tag in {"a", "area"}:
        found.links.add(address)
    elif tag == "link":
        _link(found, attributes, address)
    elif tag == "base":
        found.base = address
    else:  # drawings: use, image …
        found.load(address)


def _link(found: _Found, attributes: _Attributes, address: str) -> None:
    relations = _relations(attributes.get("rel") or "")
    if "canonical" in relations:
        found.canonicals.append(address)
    if "hreflang" in attributes and "alternate" in relations:
        found.alternates.append((attributes["hreflang"] or "", address))
    if relations and relations <= _IDLE:
        found.links.add(address)
    else:
        found.load(address)


@cache
def _relations(rel: str) -> frozenset[str]:
    return frozenset(rel.lower().split())


def _load(name: str, *tags: str) -> _Reader:
    """Make a reader of an attribute that holds one address, on these elements or on all."""

    def read(found: _Found, node: LexborNode, attributes: _Attributes) -> None:
        if not tags or node.tag in tags:
            found.load(_value(attributes, name))

    return read


def _srcset(name: str) -> _Reader:
    """Make a reader of an attribute that offers several pictures."""

    def read(found: _Found, _node: LexborNode, attributes: _Attributes) -> None:
        for address in srcset_addresses(_value(attributes, name)):
            found.load(address)

    return read


def _id(found: _Found, _node: LexborNode, attributes: _Attributes) -> None:
    found.ids.add(attributes["id"] or "")


def _name(found: _Found, node: LexborNode, attributes: _Attributes) -> None:
    if node.tag == "a":
        found.ids.add(attributes["name"] or "")


def _lang(found: _Found, node: LexborNode, attributes: _Attributes) -> None:
    if node.tag == "html":
        found.lang = _value(attributes, "lang")


def _style(found: _Found, _node: LexborNode, attributes: _Attributes) -> None:
    found.loads |= css_addresses(attributes["style"] or "")


def _content(found: _Found, node: LexborNode, attributes: _Attributes) -> None:
    """Read what a `<meta>` says to robots, to the browser, or to those who show the page elsewhere (`og:image`)."""
    content = _value(attributes, "content")
    if node.tag != "meta" or not content:
        return
    if _value(attributes, "name").lower() == "robots":
        found.indexed = not {"noindex", "none"} & set(re.split(r"[\s,]+", content.lower()))
    elif _value(attributes, "http-equiv").lower() == "refresh":
        target = _REFRESH.match(content)
        found.refresh = target[1].strip() if target else ""
        if found.refresh:
            found.load(found.refresh)
    elif _value(attributes, "http-equiv").lower() == "content-security-policy":
        found.policy = content
    elif content.startswith(("https://", "http://")):
        found.links.add(content)


_READERS = _Readers(
    {
        "href": _href,
        "xlink:href": partial(_href, name="xlink:href"),
        "src": _load("src"),
        "srcset": _srcset("srcset"),
        "imagesrcset": _srcset("imagesrcset"),
        "poster": _load("poster"),
        "data": _load("data", "object"),
        "background": _load("background"),
        "ping": _load("ping"),
        "action": _load("action", "form"),
        "formaction": _load("formaction"),
        "id": _id,
        "name": _name,
        "lang": _lang,
        "style": _style,
        "content": _content,
        "srcdoc": _handler("srcdoc"),
    }
)
