"""Every table of a page → a CSV file beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from showcase.page import Page
from showcase.shown import Item
from showcase.table import Table

_BOM = "\ufeff"
"""Without it spreadsheets read Greek as Latin letters."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would compute instead of showing (CWE-1236)."""


def files(page: Page) -> Iterator[tuple[str, bytes]]:
    """RFC 4180, in UTF-8 with a byte order mark."""
    for table in page.context.get("tables", ()):
        yield f"{page.url}{table.name}.csv", _csv(table).encode()


def _csv(table: Table) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([_cell(column) for column in table.columns])
    writer.writerows([_cell(item) for item in row] for row in table.full or table.rows)
    return _BOM + written.getvalue()


def _cell(item: Item) -> str:
    return f"'{item.text}" if item.text.startswith(_FORMULA) else item.text
