"""A kind's list → its pages of at most sixty cards each, and the table by which a reader sorts and narrows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from showcase.facet import Facet, facet_codes, facets
from showcase.record import Kind, Record
from showcase.shown import Card, Item
from showcase.site import Site
from showcase.table import Table, cell
from showcase.trail import end
from showcase.view import Viewer, sortable

CARDS = 60
"""How many cards a page holds: its size must not grow with the number of records."""
NAME = "name"
"""The column of titles."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list: its address below the language's prefix, and what stands on it."""

    path: str
    number: int
    count: int
    total: int
    """How many records the whole list has."""
    records: tuple[Record, ...]

    @property
    def frame(self) -> str:
        """The frame of its depth."""
        return {1: "list", 3: "facet"}.get(self.path.count("/"), "deep")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its fact, its heading, whether its values are dates."""

    name: str
    label: str
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in the table: its card, its facet values, its cells, its place when sorted by a column."""

    card: Card
    facets: Mapping[str, tuple[str, ...]]
    cells: tuple[tuple[Item, ...], ...]
    ranks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Directory:
    """All records of a kind in the order of their list."""

    title: str
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]


def leaves(path: str, records: Sequence[Record]) -> Iterator[Leaf]:
    """`clusters/`, then `clusters/page/2/`; a list without records still has its first page."""
    count = max(1, -(-len(records) // CARDS))
    for number in range(1, count + 1):
        here = tuple(records[(number - 1) * CARDS : number * CARDS])
        yield Leaf(_path(path, number), number, count, len(records), here)


def stops(path: str, leaf: Leaf, link: Callable[[str], str]) -> tuple[Item, ...]:
    """The way to the pages around one of several: its neighbours, the first and the last."""
    near = {1, leaf.number - 1, leaf.number, leaf.number + 1, leaf.count}
    shown = (number for number in sorted(near) if 1 <= number <= leaf.count)
    return tuple(Item(str(n), link(_path(path, n)), code=str(n)) for n in shown) if leaf.count > 1 else ()


def _path(path: str, number: int) -> str:
    return path if number == 1 else f"{path}page/{number}/"


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists of a kind in one language: what they share is found out once for each depth of address."""

    site: Site
    kind: Kind
    language: str
    viewer_at: Callable[[int], Viewer]
    _facets: dict[int, tuple[Facet, ...]] = field(default_factory=dict)
    _columns: list[tuple[Column, ...]] = field(default_factory=list)

    def viewer(self, path: str) -> Viewer:
        """Sees the site from an address below the language's prefix."""
        return self.viewer_at((self.site.settings.languages.prefix(self.language) + path).count("/"))

    def facets(self, path: str) -> tuple[Facet, ...]:
        """The kind's facets as seen from an address."""
        viewer = self.viewer(path)
        if viewer.depth not in self._facets:
            self._facets[viewer.depth] = facets(self.site, self.kind, viewer)
        return self._facets[viewer.depth]

    def columns(self) -> tuple[Column, ...]:
        """The columns of the kind's table."""
        if not self._columns:
            self._columns.append(columns(self.site, self.kind, self.viewer("")))
        return self._columns[0]

    def title(self, leaf: Leaf, title: str) -> str:
        """The title of a list's page: a further one tells which it is."""
        if leaf.number == 1:
            return title
        return self.viewer("").words.say("directory.title", title=title, number=leaf.number, count=leaf.count)

    def alternates(self, leaf: Leaf) -> dict[str, str]:
        """The page's address in every language."""
        languages = self.site.settings.languages
        return {code: languages.prefix(code) + leaf.path for code in languages.codes}

    def assets(self, leaf: Leaf) -> tuple[str, ...]:
        """What a page of a list needs beside the common assets."""
        if self.facets(leaf.path):
            return ("directory.css", "directory.js")
        return ("directory.css",) if leaf.count > 1 else ()

    def values(self, path: str, leaf: Leaf) -> dict[str, Any]:
        """What the template of a page is given; `path` is the first page's address."""
        viewer = self.viewer(leaf.path)
        return {
            "kind": self.kind.name,
            "cards": tuple(map(viewer.card, leaf.records)),
            "leaf": leaf,
            "stops": stops(path, leaf, viewer.link),
            "facets": self.facets(leaf.path),
            "columns": self.columns(),
            "folder": viewer.link(f"{self.kind.folder}/"),
            "found": viewer.words.plural("directory.found", leaf.total).format(count=viewer.words.number(leaf.total)),
        }


def columns(site: Site, kind: Kind, viewer: Viewer) -> tuple[Column, ...]:
    """The columns in which some record of the kind has a value, the title first."""
    records = site.all(kind.name)
    given = (name for name in kind.columns if any(getattr(record.facts, name) not in {None, ()} for record in records))
    found = (Column(name, viewer.heading(kind, name), end(site.kinds, kind, name).how == "date") for name in given)
    return Column(NAME, viewer.words.say("field.name")), *found


def directory(site: Site, kind: Kind, viewer: Viewer) -> Directory:
    """The whole list with what a script needs to narrow and sort it."""
    shown = columns(site, kind, viewer)
    records = viewer.ordered(site.all(kind.name))
    rows = [_cells(viewer, record, shown) for record in records]
    ranks = [_ranks(shown, number, rows) for number in range(len(shown))]
    facets = facet_codes(site, kind)
    entries = (
        Entry(
            card=viewer.card(record),
            facets=facets[record.slug],
            cells=rows[place],
            ranks={
                column.name: rank
                for column, found in zip(shown, ranks, strict=True)
                if (rank := found[place]) is not None
            },
        )
        for place, record in enumerate(records)
    )
    return Directory(viewer.words.say(f"kind.{kind.name}.many"), shown, tuple(entries))


def _cells(viewer: Viewer, record: Record, shown: tuple[Column, ...]) -> tuple[tuple[Item, ...], ...]:
    facts, card = viewer.facts(record), viewer.card(record)
    title = Item(card.title, card.url, card.title_language, card.slug)
    return ((title,), *(facts[column.name].items if column.name in facts else () for column in shown[1:]))


def _ranks(shown: tuple[Column, ...], number: int, rows: list[tuple[tuple[Item, ...], ...]]) -> list[int | None]:
    """Each row's place when sorted by a column, the same for the same words; a row without a value has none."""
    keys = [_key(shown[number], row[number]) for row in rows]
    places = {key: place for place, key in enumerate(sorted({key for key in keys if key}))}
    return [places.get(key) for key in keys]


def _key(column: Column, items: tuple[Item, ...]) -> str:
    if column.dated:
        return items[0].code.removesuffix("~") if items else ""
    return "\0".join(sortable(item.text) for item in items)


def table(kind: Kind, found: Directory) -> Table:
    """The same as a table without a script, several values of a cell told one after the other."""
    headings = tuple(Item(column.label, code=column.name) for column in found.columns)
    rows = tuple(tuple(map(cell, entry.cells)) for entry in found.entries)
    return Table(kind.folder, found.title, headings, rows)
