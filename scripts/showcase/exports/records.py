"""A list with facets → `records.json` beside it: what the script narrows and sorts, fetched when it is used."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from showcase.directory import Entry
from showcase.page import Page
from showcase.shown import Card


class Drawing(Protocol):
    """What draws a card and a template: a card looks the same wherever it comes from."""

    def card(self, card: Card, level: int = 3, look: str = "") -> str:
        """A card's HTML."""

    def draw(self, template: str, page: Page, values: Mapping[str, Any]) -> str:
        """A template's HTML as it stands in a page."""


def files(page: Page, drawing: Drawing) -> Iterator[tuple[str, bytes]]:
    """Records in the order of their list; links in their HTML start from the list's own folder."""
    if found := page.context.get("directory"):
        whole = {
            "table": drawing.draw("pieces/directory-table.html", page, {"directory": found}),
            "records": [_entry(entry, page, drawing) for entry in found.entries],
        }
        # No `<` as such: whatever takes the file for HTML finds no tag in it.
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        yield f"{page.url}records.json", text.encode()


def _entry(entry: Entry, page: Page, drawing: Drawing) -> dict[str, Any]:
    return {
        "slug": entry.card.slug,
        "title": entry.card.title,
        "facets": entry.facets,
        "ranks": entry.ranks,
        "card": drawing.card(entry.card, 2),
        "row": drawing.draw("pieces/directory-row.html", page, {"cells": entry.cells}),
    }
