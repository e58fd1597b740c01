"""What is published beside the pages, maker by maker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from showcase.exports import addresses, robots, sitemap, tables
from showcase.page import Page
from showcase.site import Site

Export = Callable[[Site, Sequence[Page]], Iterator[tuple[str, bytes]]]
"""Site and all its pages → files, each with its path."""

EXPORTS: tuple[Export, ...] = (sitemap.files, robots.files, addresses.files, tables.files)
