"""The sitemap lists every page that search engines may list and that shows words of its own, with its translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from showcase.built import Built
from showcase.fault import Fault, problems
from showcase.problem import Problem, quote

_PATH = "sitemap.xml"
_CODE = "sitemap-wrong"


def check(built: Built) -> Iterator[Problem]:
    """Leave an address that leads to no file at all to the links."""
    return problems(built, _faults(built))


def _faults(built: Built) -> Iterator[Fault]:
    sitemap = built.others.get(_PATH)
    if not sitemap:
        yield Fault(_PATH, _CODE, "the site has no sitemap", f"publish {_PATH}")
    if not sitemap or sitemap.fault:
        return
    originals = built.originals()
    listed = dict(sitemap.entries)
    missing = originals.keys() - listed
    foreign = [one for one in listed.keys() - originals if built.is_outside(one) or built.has(one)]
    twice = [one for one, count in Counter(loc for loc, _ in sitemap.entries).items() if count > 1]
    other = [one for one, named in listed.items() if one in originals and named != set(originals[one].alternates)]
    if missing:
        yield Fault(_PATH, _CODE, f"the sitemap leaves out {_named(missing)}", "list it with its translations")
    if foreign:
        message = f"the sitemap lists {_named(foreign)}, which is no page of its own that may be listed"
        yield Fault(_PATH, _CODE, message, "remove it", f"<loc>{min(foreign)}")
    if twice:
        yield Fault(_PATH, _CODE, f"the sitemap lists {_named(twice)} twice", "list it once", f"<loc>{min(twice)}")
    if other:
        message = f"the sitemap names other translations of {_named(other)} than the page itself"
        yield Fault(_PATH, _CODE, message, "name the same", f"<loc>{min(other)}")


def _named(addresses: Collection[str]) -> str:
    rest = len(addresses) - 1
    return quote(min(addresses)) + (f" and {rest} more" if rest else "")
