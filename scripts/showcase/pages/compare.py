"""Clusters and projects → one page where two to four stand side by side, and tables of them all, no script needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from showcase.page import Page
from showcase.record import Kind, Record
from showcase.shown import Fact, Item
from showcase.site import Site
from showcase.table import Table
from showcase.view import Viewer

NAME = "compare"
LISTED = 60
"""Records that the page's own tables show; the CSV beside it has them all."""

COLUMNS = {
    "cluster": ("form", "region", "seat", "themes", "founded", "website"),
    "project": ("relation", "stage", "themes", "regions", "start", "budget"),
}
"""The kinds that can be compared, with the facts that their tables show."""


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
    languages = site.settings.languages
    alternates = {code: f"{languages.prefix(code)}{NAME}/" for code in languages.codes}
    viewer = viewer_at(alternates[language].count("/"))
    yield Page(
        url=alternates[language],
        language=language,
        frame="list",
        section=NAME,
        title=viewer.words.say("compare.title"),
        summary=viewer.words.say("compare.about"),
        template=f"views/{NAME}.html",
        alternates=alternates,
        translated=frozenset(languages.codes),
        original=language,
        context=_context(site, viewer),
        assets=("views.css", "compare.css", "compare.js"),
    )


def _context(site: Site, viewer: Viewer) -> dict[str, Any]:
    shown = tuple(
        Comparable(
            kind.folder,
            viewer.words.say(f"kind.{kind.name}.many"),
            viewer.link(f"{kind.folder}/"),
            viewer.link(f"{kind.folder}/records.json"),
            _table(viewer, kind, site.all(kind.name)),
        )
        for kind in site.kinds
        if kind.name in COLUMNS and site.all(kind.name)
    )
    return {
        "crumbs": (Item(viewer.words.say("nav.home"), viewer.link("")),),
        "kinds": shown,
        "tables": tuple(one.table for one in shown),
    }


def _table(viewer: Viewer, kind: Kind, records: tuple[Record, ...]) -> Table:
    """The main facts of every record of a kind, in the order of its list."""
    words, names = viewer.words, COLUMNS[kind.name]
    by_slug = {record.slug: record for record in records}
    ordered = [by_slug[card.slug] for card in viewer.cards(records)]
    rows = tuple(_row(viewer, record, names) for record in ordered)
    capped = len(rows) > LISTED
    note = words.say("compare.capped", shown=words.number(LISTED), total=words.number(len(rows))) if capped else ""
    return Table(
        name=kind.folder,
        caption=words.say("compare.all", kind=words.say(f"kind.{kind.name}.many")),
        columns=(Item(words.say("field.name")), *(Item(_column(viewer, kind, name)) for name in names)),
        rows=rows[:LISTED],
        note=note,
        full=rows if capped else (),
    )


def _column(viewer: Viewer, kind: Kind, name: str) -> str:
    return viewer.words.say("field.period") if name == "start" else viewer.label(kind.name, name)


def _row(viewer: Viewer, record: Record, names: tuple[str, ...]) -> tuple[Item, ...]:
    facts = viewer.facts(record)
    return viewer.reference(record.kind.name, record.slug), *(_cell(facts.get(name)) for name in names)


def _cell(fact: Fact | None) -> Item:
    """A fact in one cell: its one value with its link, or all of them in a row; empty when it is not known."""
    if fact is None:
        return Item("")
    if len(fact.items) == 1:
        return fact.items[0]
    return Item(", ".join(item.text for item in fact.items))
