"""Clusters and projects → one page where two to four stand side by side, and tables of them all, no script needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from showcase.page import Page
from showcase.record import Kind, Record
from showcase.shown import Item
from showcase.site import Site
from showcase.table import Table, cell
from showcase.view import Viewer
from showcase.view_page import view_page

NAME = "compare"
LISTED = 60
"""Records that the page's own tables show; the CSV beside it has them all."""

MORE = {"cluster": ("seat", "website"), "project": ("budget",)}
"""The kinds that can be compared, with the facts that their tables show beside the columns of their lists."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """A kind's list and its table."""

    folder: str
    label: str
    url: str
    records: str
    """What a script chooses from."""
    table: Table


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One page."""
    yield view_page(site, NAME, language, viewer_at, _context, "views.css", "compare.css", "compare.js")


def _context(viewer: Viewer) -> dict[str, Any]:
    site = viewer.site
    shown = tuple(
        Comparable(
            kind.folder,
            viewer.words.say(f"kind.{kind.name}.many"),
            viewer.link(f"{kind.folder}/"),
            viewer.link(f"{kind.folder}/records.json"),
            _table(viewer, kind, site.all(kind.name)),
        )
        for kind in site.kinds
        if kind.name in MORE and site.all(kind.name)
    )
    return {
        "kinds": shown,
        "tables": tuple(one.table for one in shown),
    }


def _table(viewer: Viewer, kind: Kind, records: tuple[Record, ...]) -> Table:
    """The main facts of every record of a kind, in the order of its list."""
    words, names = viewer.words, (*kind.columns, *MORE[kind.name])
    rows = tuple(_row(viewer, record, names) for record in viewer.ordered(records))
    shown = words.say("compare.capped", shown=words.number(LISTED), total=words.number(len(rows)))
    return Table(
        name=kind.folder,
        caption=words.say("compare.all", kind=words.say(f"kind.{kind.name}.many")),
        columns=(Item(words.say("field.name")), *(Item(viewer.heading(kind, name)) for name in names)),
        rows=rows,
        note=shown if len(rows) > LISTED else "",
    ).cut(LISTED)


def _row(viewer: Viewer, record: Record, names: tuple[str, ...]) -> tuple[Item, ...]:
    facts = viewer.facts(record)
    cells = (cell(facts[name].items if name in facts else ()) for name in names)
    return viewer.reference(record.kind.name, record.slug), *cells
