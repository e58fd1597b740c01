"""Every page that may be listed has one title, unlike all others of its language, and one main heading."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.built import Built
from showcase.built_page import BuiltPage
from showcase.fault import Fault, problems
from showcase.message import template, told
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
                message = told("the title {title} is also that of {owner}", title=quote(title), owner=quote(owner))
                advice = told("say in each title what sets the page apart")
                yield Fault(page.path, "title-twice", message, advice, "<title>")


def _one_each(page: BuiltPage) -> Iterator[Fault]:
    for texts, mark, none, several in ((page.titles, "<title", *_TITLES), (page.headings, "<h1", *_HEADINGS)):
        if not any(texts):
            yield Fault(page.path, "title-missing", told(none), told("fill {mark}", mark=f"{mark}>"), mark)
        elif len(texts) > 1:
            message = told(several, number=len(texts))
            yield Fault(page.path, "title-twice", message, told("keep one {mark}", mark=f"{mark}>"), mark)


_TITLES = (template("the page has no title"), template("the page has {number} titles"))
_HEADINGS = (template("the page has no main heading"), template("the page has {number} main headings"))
