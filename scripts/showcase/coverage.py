"""Themes by regions → two tables of counts, and the clusters and projects behind each cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from showcase.cooperation import Cooperation
from showcase.heat import Cell, Heat, legend, step
from showcase.record import Record
from showcase.shown import Card, Item
from showcase.table import Table
from showcase.view import Viewer

LISTED = 8
"""The most records that are listed for one cell; the theme's own list has them all."""

Cells = Mapping[tuple[str, str], tuple[Record, ...]]
"""By theme and region: the records there."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a theme has in a region."""

    name: str
    """Its part of the page."""
    region: Item
    cards: tuple[Card, ...]
    more: Item | None


@dataclass(frozen=True, slots=True)
class Row:
    """A theme with its places."""

    name: str
    theme: Item
    colour: str
    icon: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """The tables, and the lists that their cells lead to."""

    heats: tuple[Heat, ...]
    rows: tuple[Row, ...]
    themeless: str
    """How many clusters no cell counts, in words; nothing when all are counted."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """What is published beside the page."""
        return tuple(heat.table for heat in self.heats)


def coverage(viewer: Viewer, found: Cooperation, regions: tuple[str, ...]) -> Covered:
    """Clusters and projects by theme and region, regions in the order given."""
    cells = found.coverage
    themes = tuple(theme.slug for theme in viewer.ordered(viewer.site.all("theme")))
    both = (("clusters", cells.clusters), ("projects", cells.projects))
    left = cells.themeless
    return Covered(
        heats=tuple(_heat(viewer, name, counted, themes, regions) for name, counted in both) if themes else (),
        rows=tuple(_row(viewer, theme, regions, cells.clusters, cells.projects) for theme in themes),
        themeless=viewer.words.count("cooperation.themeless", left) if left and themes else "",
    )


def _heat(viewer: Viewer, name: str, cells: Cells, themes: tuple[str, ...], regions: tuple[str, ...]) -> Heat:
    counts = {(theme, region): len(cells.get((theme, region), ())) for theme in themes for region in regions}
    highest = max(counts.values(), default=0)
    places = {slug: viewer.reference("region", slug) for slug in regions}

    def cell(theme: Item, region: str) -> Cell:
        count = counts[theme.code, region]
        values = {"theme": theme.text, "region": places[region].text, "count": count}
        url = f"#{_part(theme.code, region)}" if count else ""
        label = viewer.words.say(f"cooperation.cell.{name}", **values)
        return Cell(viewer.words.number(count), url, label, step(count, highest))

    items = tuple(viewer.reference("theme", slug) for slug in themes)
    rows = tuple((item, tuple(cell(item, region) for region in regions)) for item in items)
    table = Table(
        name=f"{name}-by-theme",
        caption=viewer.words.say(f"cooperation.{name}.caption"),
        columns=(Item(viewer.words.say("field.themes")), *places.values()),
        rows=tuple((item, *(Item(c.text, c.url) for c in row)) for item, row in rows),
    )
    return Heat(table, rows, legend([*counts.values()]))


def _row(viewer: Viewer, theme: str, regions: tuple[str, ...], clusters: Cells, projects: Cells) -> Row:
    record = viewer.site.get("theme", theme)
    colour, icon = viewer.look(record) if record else ("", "")
    places = (
        _place(viewer, theme, region, [cells.get((theme, region), ()) for cells in (clusters, projects)])
        for region in regions
    )
    return Row(
        f"theme-{theme}",
        viewer.reference("theme", theme),
        colour,
        icon,
        tuple(place for place in places if place.cards),
    )


def _place(viewer: Viewer, theme: str, region: str, kinds: Iterable[Iterable[Record]]) -> Place:
    records = [record for of_kind in kinds for record in viewer.ordered(of_kind)]
    more = len(records) - LISTED
    return Place(
        _part(theme, region),
        viewer.reference("region", region),
        tuple(map(viewer.card, records[:LISTED])),
        Item(viewer.words.number(more), viewer.link(f"themes/{theme}/")) if more > 0 else None,
    )


def _part(theme: str, region: str) -> str:
    """The part of the page that a cell has."""
    return f"at-{theme}--{region}"
