"""The site → the page that searches it; without a script, the way to every list and to every value that narrows one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from showcase.facet import Facet, facets
from showcase.page import Page
from showcase.search_document import PAGES, SEARCH
from showcase.shown import Item
from showcase.site import Site
from showcase.view import Viewer
from showcase.view_page import view_page

CHOICES = 30
"""Values of a facet that the page leads to: its size must not grow with the site. The list has them all."""


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One page."""
    yield view_page(site, SEARCH, language, viewer_at, _context, "search.css", "search.js")


def _context(viewer: Viewer) -> dict[str, Any]:
    site, say = viewer.site, viewer.words.say
    groups = [(kind.name, say(f"kind.{kind.name}.many")) for kind in site.kinds if site.all(kind.name)]
    return {
        "groups": (*groups, (PAGES, say("search.pages"))),
        "lists": tuple(
            Item(say(f"kind.{kind.name}.many"), viewer.link(f"{kind.folder}/"), code=viewer.words.number(len(records)))
            for kind in site.kinds
            if not kind.single and (records := site.all(kind.name))
        ),
        "narrowed": tuple(_narrowed(site, viewer)),
    }


def _narrowed(site: Site, viewer: Viewer) -> Iterator[tuple[str, tuple[Facet, ...]]]:
    """The name of each list that can be narrowed, and how."""
    for kind in site.kinds:
        if kind.facets and site.all(kind.name):
            some = (replace(facet, choices=facet.choices[:CHOICES]) for facet in facets(site, kind, viewer))
            yield viewer.words.say(f"kind.{kind.name}.many"), tuple(some)
