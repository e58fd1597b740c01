"""The whole site → the page that puts programme, groups, projects and events on one axis of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from showcase.page import Page
from showcase.record import Record
from showcase.shown import Card, Item
from showcase.site import Site
from showcase.table import Table
from showcase.timeline import Axis, Bar, Span, axis
from showcase.view import Viewer
from showcase.view_page import view_page

NAME = "timeline"
POINTS = frozenset({"event"})
"""The kinds whose records happen on a date: without an end they are over, the others' end is not known."""
DRAWN = 60
"""The most records of a kind that are drawn; the table's file has them all."""


class Row(NamedTuple):
    """One thing that lasted, in words and on the axis."""

    title: Item
    kind: str
    when: str
    span: Span
    attested: str
    label: str
    colour: str
    icon: str
    busiest: Span | None
    """When most was done, if that is known."""
    busiest_words: str


class Drawn(NamedTuple):
    """A row with its place on the axis."""

    row: Row
    bar: Bar
    busiest: Bar | None


@dataclass(frozen=True, slots=True)
class Lane:
    """All of one kind, the earliest first."""

    name: str
    """Its part of the page."""
    label: str
    count: int
    rows: tuple[Drawn, ...]
    more: Item | None
    """How many are not drawn, and the way to them."""


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One page, where there is a programme to frame it."""
    if not site.all("programme"):
        return
    yield view_page(site, NAME, language, viewer_at, _context, "views.css")


def _context(viewer: Viewer) -> dict[str, Any]:
    site, say = viewer.site, viewer.words.say
    kinds = [kind for kind in site.kinds if "start" in kind.facts.model_fields]
    rows = {kind.name: tuple(_rows(viewer, site.all(kind.name))) for kind in kinds}
    scale = axis(tuple(row.span for of_kind in rows.values() for row in of_kind))
    lanes = tuple(
        _lane(viewer, scale, kind.folder, _label(viewer, kind.name, single=kind.single), rows[kind.name])
        for kind in kinds
        if rows[kind.name]
    )
    undated = [record for kind in kinds for record in viewer.ordered(site.all(kind.name)) if not _span(record).dated]
    sections = [(lane.label, lane.name, viewer.words.number(lane.count)) for lane in lanes]
    sections += [(say("timeline.undated.title"), "undated", viewer.words.number(len(undated)))] if undated else []
    return {
        "sections": tuple(Item(label, f"#{name}", code=count) for label, name, count in sections),
        "axis": scale,
        "frame": next((drawn.bar for lane in lanes for drawn in lane.rows if lane.name == "programme"), None),
        "lanes": lanes,
        "undated": _undated(viewer, undated[:DRAWN]),
        "undated_count": viewer.words.number(len(undated)),
        "tables": (_table(viewer, [row for of_kind in rows.values() for row in of_kind]),),
    }


def _label(viewer: Viewer, kind: str, *, single: bool) -> str:
    return viewer.words.say(f"nav.{kind}" if single else f"kind.{kind}.many")


def _span(record: Record) -> Span:
    facts: Any = record.facts
    return Span(facts.start or "", getattr(facts, "end", None) or "", point=record.kind.name in POINTS)


def _rows(viewer: Viewer, records: Iterable[Record]) -> Iterator[Row]:
    """The earliest first; what begins and ends together stays in the order of its list."""
    dated = [(span, record) for record in viewer.ordered(records) if (span := _span(record)).dated]
    for span, record in sorted(dated, key=lambda one: one[0].order):
        card = viewer.card(record)
        row = Row(
            title=Item(card.title, card.url, card.title_language),
            kind=viewer.words.say(f"kind.{card.kind}.one"),
            when=_when(viewer, span),
            span=span,
            attested=record.facts.attested,
            label=viewer.words.say(f"attested.{record.facts.attested}"),
            colour=card.colour,
            icon=card.icon,
            busiest=None,
            busiest_words="",
        )
        yield row
        yield from _steps(viewer, record, row)


def _steps(viewer: Viewer, record: Record, whole: Row) -> Iterator[Row]:
    """A programme's steps, each as a row of its own under the programme's address."""
    text: Any = viewer.text(record)
    for step in getattr(record.facts, "steps", ()):
        words = text.words.steps.get(step.key)
        if words:
            span = Span(step.start, step.end or "")
            busiest = Span(step.active_start or step.start, step.active_end or "") if step.active_start else None
            yield whole._replace(
                title=Item(words.title, whole.title.url, viewer.foreign(text.language), step.key),
                kind=viewer.words.say("timeline.step"),
                when=_when(viewer, span),
                span=span,
                busiest=busiest,
                busiest_words=viewer.words.say("timeline.busiest", when=_when(viewer, busiest)) if busiest else "",
            )


def _when(viewer: Viewer, span: Span) -> str:
    """The dates in words; what has one date and no duration ends when it starts."""
    return viewer.words.period(span.start, span.start if span.point and not span.end else span.end)


def _lane(viewer: Viewer, scale: Axis, name: str, label: str, rows: tuple[Row, ...]) -> Lane:
    more = len(rows) - DRAWN
    return Lane(
        name,
        label,
        len(rows),
        tuple(Drawn(row, scale.bar(row.span), scale.bar(row.busiest) if row.busiest else None) for row in rows[:DRAWN]),
        Item(viewer.words.number(more), viewer.link(f"{name}/")) if more > 0 else None,
    )


def _undated(viewer: Viewer, records: Iterable[Record]) -> tuple[tuple[Card, str], ...]:
    return tuple((viewer.card(record), viewer.words.say(f"kind.{record.kind.name}.one")) for record in records)


def _table(viewer: Viewer, rows: list[Row]) -> Table:
    """Everything on the axis, date by date; the last column holds the dates as a machine reads them (EDTF)."""
    say = viewer.words.say

    def cells(row: Row) -> tuple[Item, ...]:
        dates = (Item(viewer.words.date(date)) if date else Item("") for date in (row.span.start, row.span.end))
        return row.title, Item(row.kind), *dates, Item(row.label), Item(row.span.edtf)

    ordered = tuple(cells(row) for row in sorted(rows, key=lambda row: row.span.order))
    return Table(
        name=NAME,
        caption=say("timeline.table.caption"),
        columns=tuple(
            Item(say(f"timeline.column.{name}")) for name in ("what", "kind", "start", "end", "sure", "edtf")
        ),
        rows=ordered,
        note=say("timeline.table.note"),
    ).cut(DRAWN)
