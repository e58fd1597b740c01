"""The pages of a site, maker by maker, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from showcase.page import Page
from showcase.pages import facet, home, listing, record
from showcase.site import Site
from showcase.view import Viewer

Maker = Callable[[Site, str, Callable[[int], Viewer]], Iterator[Page]]
"""Site, language and the viewer for a depth of address → the pages of that language."""

MAKERS: tuple[Maker, ...] = (home.pages, listing.pages, facet.pages, record.pages)
