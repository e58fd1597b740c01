"""The site's address → `robots.txt`, which leads to the sitemap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from showcase.page import Page
from showcase.site import Site


def files(site: Site, _pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """Everything may be read."""
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.settings.address}sitemap.xml\n".encode()
