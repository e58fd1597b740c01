"""The pages of a site: those of its records (`record`), and all others maker by maker, language by language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from showcase.page import Page
from showcase.pages import (
    compare,
    cooperation,
    facet,
    form,
    home,
    indicators,
    listing,
    record,
    search,
    timeline,
    translations,
)
from showcase.record import Navigation
from showcase.site import Site
from showcase.view import Viewer

of_records, of_translations = record.pages, translations.pages

Maker = Callable[[Site, str, Callable[[int], Viewer]], Iterator[Page]]
"""Site, language and the viewer for a depth of address → the pages of that language."""

MAKERS: tuple[Maker, ...] = (
    home.pages,
    listing.pages,
    facet.pages,
    cooperation.pages,
    timeline.pages,
    indicators.pages,
    compare.pages,
    translations.pages,
    search.pages,
    form.pages,
)


class View(NamedTuple):
    """A page drawn from all records; its name is its address and its section."""

    name: str
    place: Navigation
    """The navigation that leads to it."""
    kinds: tuple[str, ...]
    """It is there when the site has a record of each of these."""


VIEWS: tuple[View, ...] = (
    View("cooperation", "header", ("region",)),
    View("timeline", "explore", ("programme",)),
    View("indicators", "explore", ()),
    View("compare", "explore", ()),
    View("translations", "footer", ()),
    View("search", "footer", ()),
)
"""In the order of the navigation."""


def views(site: Site) -> tuple[View, ...]:
    """Those that have something to show."""
    return tuple(view for view in VIEWS if all(map(site.has, view.kinds)))
