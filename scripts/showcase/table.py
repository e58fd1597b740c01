"""Nothing: the value that a table is, drawn on a page and published beside it as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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

    def cut(self, most: int) -> Table:
        """The same table, of which the page shows the first rows only."""
        return replace(self, rows=self.rows[:most], full=self.rows) if len(self.rows) > most else self


def cell(items: Sequence[Item]) -> Item:
    """Values in one cell: the only one with its link, several one after the other, none as nothing."""
    return items[0] if len(items) == 1 else Item(", ".join(item.text for item in items))
