"""The sitemap lists every page that search engines may list and that shows words of its own, with its translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from showcase.built import Built
from showcase.fault import Fault, problems
from showcase.message import Message, template, told
from showcase.problem import Problem, quote

_PATH = "sitemap.xml"
_CODE = "sitemap-wrong"


def check(built: Built) -> Iterator[Problem]:
    """Leave an address that leads to no file at all to the links."""
    return problems(built, _faults(built))


def _faults(built: Built) -> Iterator[Fault]:
    sitemap = built.others.get(_PATH)
    if not sitemap:
        yield Fault(_PATH, _CODE, told("the site has no sitemap"), told("publish {file}", file=_PATH))
    if not sitemap or sitemap.fault:
        return
    originals = built.originals()
    listed = dict(sitemap.entries)
    missing = originals.keys() - listed
    foreign = [one for one in listed.keys() - originals if built.is_outside(one) or built.has(one)]
    twice = [one for one, count in Counter(loc for loc, _ in sitemap.entries).items() if count > 1]
    other = [one for one, named in listed.items() if one in originals and set(named) != set(originals[one].alternates)]
    if missing:
        message = told("the sitemap leaves out {pages}", pages=_named(missing))
        yield Fault(_PATH, _CODE, message, told("list it with its translations"))
    if foreign:
        sentence = template("the sitemap lists {pages}, which is no page of its own that may be listed")
        message = told(sentence, pages=_named(foreign))
        yield Fault(_PATH, _CODE, message, told("remove it"), f"<loc>{min(foreign)}")
    if twice:
        message = told("the sitemap lists {pages} twice", pages=_named(twice))
        yield Fault(_PATH, _CODE, message, told("list it once"), f"<loc>{min(twice)}")
    if other:
        sentence = template("the sitemap names other translations of {pages} than the page itself")
        message = told(sentence, pages=_named(other))
        yield Fault(_PATH, _CODE, message, told("name the same"), f"<loc>{min(other)}")


def _named(addresses: Collection[str]) -> Message:
    first, rest = quote(min(addresses)), len(addresses) - 1
    return told("{page} and {count} more", "{page} and {count} more", page=first, count=rest) if rest else first
