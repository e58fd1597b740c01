"""Every address inside the site leads to a file of the tree, and every anchor to a part of it."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from showcase.built import ALIKE, NOT_FOUND, Built
from showcase.built_file import BuiltFile
from showcase.built_page import BuiltPage
from showcase.fault import Fault, problems
from showcase.message import NOTHING, Message, template, told
from showcase.problem import Problem, quote


def check(built: Built) -> Iterator[Problem]:
    """Letter case counts, as it does for the host; links to other sites are not followed."""
    return problems(built, (*_faults(built), *_unreadable(built)))


def _faults(built: Built) -> Iterator[Fault]:
    around: str | None = ""
    alike: set[str] = set()
    for part in built.parts:
        folder = posixpath.dirname(part.path)
        beside = posixpath.dirname(folder) if folder else None
        if beside != around:  # most pages follow a neighbour; what all pages have would fill the memory
            around, alike = beside, set()
        for link in part.links:
            if link in alike or (link[:1] == "#" and link[1:] in part.ids):
                continue
            if fault := _fault(built, part, link):
                yield fault
            elif link.startswith(ALIKE):
                alike.add(link)


def _unreadable(built: Built) -> Iterator[Fault]:
    for page in built.pages.values():
        if page.base:
            sentence = template("with <base> all links of the page start from {address}, and none can be trusted")
            message = told(sentence, address=quote(page.base))
            yield Fault(page.path, "link-base", message, told("remove <base>"), page.base)
    for other in built.others.values():
        if other.fault:
            message = told("the file is not well formed: {fault}", fault=quote(other.fault))
            yield Fault(other.path, "xml-broken", message)


def _fault(built: Built, part: BuiltPage | BuiltFile, link: str) -> Fault | None:
    target = built.target(part.path, link)
    if not target:
        return None
    if part.path == NOT_FOUND and not link.startswith(("/", "#", built.address)):
        sentence = template("the page is shown at any depth, where {link} would lead elsewhere each time")
        message = told(sentence, link=quote(link))
        advice = told("begin the link with {beginning}", beginning=quote(built.base))
        return Fault(part.path, "link-relative", message, advice, link)
    path, anchor = target
    if path not in built.files:
        return Fault(part.path, "link-broken", _broken(built, path), _way(built, path), link)
    if anchor and not _has(built, path, anchor):
        sentence = template("a link leads to {anchor} of {file}, which has no such part")
        message = told(sentence, anchor=quote("#" + anchor), file=quote(path))
        return Fault(part.path, "anchor-broken", message, _part(built, path, anchor), link)
    return None


def _broken(built: Built, path: str) -> Message:
    if path.startswith("/"):
        sentence = template("a link leads to {file}, but all of this site lies under {beginning}")
        return told(sentence, file=quote(path), beginning=quote(built.base))
    if path.startswith("../"):
        return told("a link climbs out of the site, to {file}", file=quote(path))
    return told("a link leads to {file}, which the site does not have", file=quote(path))


def _has(built: Built, path: str, anchor: str) -> bool:
    """Tell whether an anchor leads somewhere, as browsers do: as written, then decoded, then the page's top."""
    ids = _ids(built, path)
    return ids is None or anchor in ids or unquote(anchor) in ids or anchor.lower() == "top" or anchor.startswith(":~:")


def _ids(built: Built, path: str) -> Collection[str] | None:
    """Tell what anchors a file has; None for the kinds of file where we cannot know."""
    if path in built.pages:
        return built.pages[path].ids
    return built.others[path].ids if path in built.others and path.endswith(".svg") else None


def _way(built: Built, path: str) -> Message:
    """Tell what the writer of a broken link may have meant."""
    if f"{path}/index.html" in built.files:
        return told("end the address with a slash")
    if path[1:] in built.files:
        return told("begin the link with {beginning}", beginning=quote(built.base))
    folded = path.casefold()
    twin = next((file for file in sorted(built.files) if file.casefold() == folded), None)
    if twin:
        return told("write it with the same capital and small letters as {file}", file=quote(twin))
    name = path.removesuffix("index.html")
    names = {file.removesuffix("index.html") for file in built.files if file.endswith("/index.html") == (name != path)}
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.8)
    return told("perhaps {name} is meant", name=quote(near[0])) if near else NOTHING


def _part(built: Built, path: str, anchor: str) -> Message:
    near = difflib.get_close_matches(unquote(anchor), _ids(built, path) or (), n=1)
    return told("perhaps {name} is meant", name=quote("#" + near[0])) if near else NOTHING
