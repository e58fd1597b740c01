"""The outlines → `assets/map.svg`, the ground on which every record's small map lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from showcase.atlas import SMALL_FILE, small_drawing
from showcase.page import Page
from showcase.site import Site

_FADE = (
    '<linearGradient id="down" x2="0" y2="1"><stop stop-color="#fff" stop-opacity="0"/>'
    '<stop offset=".16" stop-color="#fff"/></linearGradient>\n'
    '<mask id="fade"><rect width="100%" height="100%" fill="url(#down)"/></mask>\n'
)
"""The outlines need not reach beyond the drawing in the north: no line shows where they end."""


def files(site: Site, _pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """White at two strengths on nothing: the style sheet gives it its sea."""
    drawing = small_drawing(site)
    if drawing is not None:
        regions = "".join(area.path for area in drawing.areas)
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {drawing.height}" fill="#fff">\n'
            f"{_FADE}"
            f'<path mask="url(#fade)" fill-opacity=".12" stroke="#fff" stroke-opacity=".1" d="{drawing.land}"/>\n'
            f'<path fill-opacity=".3" d="{regions}"/>\n</svg>\n'
        )
        yield SMALL_FILE, svg.encode()
