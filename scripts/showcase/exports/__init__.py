"""What is published beside the pages, maker by maker; `tables` and `records` make what stands beside one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from showcase.exports import addresses, feeds, robots, sitemap, small_map, statement
from showcase.page import Page
from showcase.site import Site

Export = Callable[[Site, Sequence[Page]], Iterator[tuple[str, bytes]]]
"""Site and all its pages → files, each with its path."""

EXPORTS: tuple[Export, ...] = (
    sitemap.files,
    robots.files,
    addresses.files,
    feeds.files,
    small_map.files,
    statement.files,
)
