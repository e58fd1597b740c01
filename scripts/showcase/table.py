"""Nothing: the value that a table is, drawn on a page and published beside it as CSV."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.shown import Item


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values under columns; the first value of a row is its heading."""

    name: str
    """Its file beside the page, without `.csv`."""
    caption: str
    columns: tuple[Item, ...]
    rows: tuple[tuple[Item, ...], ...]
    note: str = ""
    """What a reader must know of the counting."""
    full: tuple[tuple[Item, ...], ...] = ()
    """All rows, when the page shows only the first ones: the CSV has them all."""
