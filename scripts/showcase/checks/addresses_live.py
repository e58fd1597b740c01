"""A published address never dies: its record is still there, or `content/moved.yml` says where it went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from showcase.message import told
from showcase.problem import Place, Problem, quote, visible
from showcase.site import Moved, Site
from showcase.slug import RESERVED
from showcase.trail import codes

MOVED = "content/moved.yml"


def check(site: Site) -> Iterator[Problem]:
    """Compare the addresses of the last publication with the folders of today."""
    today = addresses(site)
    moved = {entry.old: entry.new for entry in site.moved}
    for old in sorted(site.published - today - moved.keys()):
        folder = old.partition("/")[0]
        news = sorted(new for new in today - site.published if new.startswith(f"{folder}/"))
        target = news[0] if len(news) == 1 else f"{folder}/…"
        yield Problem(
            Place(MOVED),
            "url-lost",
            told("the published address {address} would die", address=quote(old)),
            told("add `{line}` to {file}", line=f"{visible(old)}: {target}", file=MOVED),
        )
    if not site.moved:
        return
    pages = today | _lists(site) | frozenset(_facets(site)) | site.handmade.keys()
    roots = RESERVED | frozenset(site.settings.languages.codes)
    for entry in site.moved:
        if entry.old in pages or entry.old.partition("/")[0] in roots:
            message = told("{address} is an address of this site", address=quote(entry.old))
            yield Problem(entry.place, "moved-taken", message, told("remove this line"))
        else:
            yield from _unknown(entry, moved, pages)


def _unknown(entry: Moved, moved: Mapping[str, str], pages: frozenset[str]) -> Iterator[Problem]:
    if not _ADDRESS.fullmatch(entry.old):
        message = told("{address} is not how an address looks", address=quote(entry.old))
        yield Problem(entry.place, "moved-unknown", message, _EXAMPLE)
    elif entry.new not in pages and entry.new not in moved:
        message = told("{address} is no address of this site", address=quote(entry.new))
        yield Problem(entry.place, "moved-unknown", message, _EXAMPLE)
    elif entry.old == min(_circle(entry.old, moved), default=""):
        message = told("{address} leads in a circle", address=quote(entry.old))
        yield Problem(entry.place, "moved-unknown", message, told("let one of the lines lead to a page"))


_ADDRESS = re.compile(r"[a-z][a-z0-9-]*(/[a-z0-9][a-z0-9-]*){0,2}", re.ASCII)
_EXAMPLE = told("write the folder's address, such as projects/atlas")


def _circle(address: str, moved: Mapping[str, str]) -> list[str]:
    """The addresses one comes through before being back at this one, if ever."""
    seen = [address]
    while (address := moved.get(address, "")) and address not in seen:
        seen.append(address)
    return seen if address == seen[0] else []


def addresses(site: Site) -> frozenset[str]:
    """The address of every record folder, below a language's prefix."""
    return frozenset(
        kind.folder if kind.single else f"{kind.folder}/{slug}"
        for kind in site.kinds
        for slug in site.slugs.get(kind.name, ())
    )


def _lists(site: Site) -> frozenset[str]:
    return frozenset(kind.folder for kind in site.kinds)


def _facets(site: Site) -> Iterator[str]:
    """The pages that narrow a list: one for every value that a record has."""
    for kind in site.kinds:
        for trail, word in kind.facets.items():
            begin = f"{kind.folder}/{word}/"
            for record in site.all(kind.name):
                yield from (f"{begin}{code.lower()}" for code in codes(site, record, trail))
            if len(site.slugs.get(kind.name, ())) > len(site.all(kind.name)):
                # The values of a record that could not be read are not known: no line is blamed for them.
                yield from (entry.new for entry in site.moved if entry.new.startswith(begin))
