"""The records → `addresses.txt`: what a later publication may not lose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from showcase.page import Page
from showcase.site import Site


def files(site: Site, _pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """One address a line, below a language's prefix, moved ones included."""
    known = {record.address for record in site} | {entry.old for entry in site.moved}
    yield "addresses.txt", "".join(f"{address}\n" for address in sorted(known)).encode()
