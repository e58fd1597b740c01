"""Every page that may be listed has one title, unlike all others of its language, and one main heading."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.built import Built
from showcase.built_page import BuiltPage
from showcase.fault import Fault, problems
from showcase.problem import Problem, quote


def check(built: Built) -> Iterator[Problem]:
    """Allow a page shown in place of a missing translation the title of its original."""
    return problems(built, _faults(built))


def _faults(built: Built) -> Iterator[Fault]:
    first: dict[tuple[str, str], str] = {}
    for page in built.pages.values():
        if not page.indexed:
            continue
        yield from _one_each(page)
        if page.canonical == built.address_of(page.path) and len(page.titles) == 1 and page.titles[0]:
            title = page.titles[0]
            owner = first.setdefault((page.lang, title), page.path)
            if owner != page.path:
                message = f"the title {quote(title)} is also that of {quote(owner)}"
                yield Fault(page.path, "title-twice", message, "say in each title what sets the page apart", "<title>")


def _one_each(page: BuiltPage) -> Iterator[Fault]:
    for texts, name, mark in ((page.titles, "title", "<title"), (page.headings, "main heading", "<h1")):
        if not any(texts):
            yield Fault(page.path, "title-missing", f"the page has no {name}", f"fill {mark}>", mark)
        elif len(texts) > 1:
            yield Fault(page.path, "title-twice", f"the page has {len(texts)} {name}s", f"keep one {mark}>", mark)
