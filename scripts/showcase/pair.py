"""Two regions, or one alone → what joins them and what could, in words and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from showcase.cooperation import Cooperation, Tie
from showcase.record import Record
from showcase.shown import Card, Item
from showcase.view import Viewer

LISTED = 12
"""The most records that are listed for one pair; the region's own page has them all."""


class Met(NamedTuple):
    """A record that joins regions, and why."""

    card: Card
    kind: str
    attested: str
    label: str
    period: str
    regions: str
    """How many it joins in all, when that is more than these."""
    ties: tuple[tuple[Item, tuple[Item, ...]], ...]
    """Who takes part in each region; nobody where the record only names the region."""
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two regions, or one region alone, with what joins them and what could."""

    name: str
    """Its part of the page."""
    regions: tuple[Item, ...]
    count: int
    met: tuple[Met, ...]
    more: str
    """How many are not listed; nothing when all are."""
    records: str
    """All that joins them in one line, each with how sure its tie to the programme is."""
    shared: tuple[Item, ...]
    """The themes that both have clusters of, and how many each."""


def part(one: str, other: str) -> str:
    """The part of the page that a pair has, whatever the order of its two."""
    return f"with-{min(one, other)}--{max(one, other)}"


def pair(viewer: Viewer, found: Cooperation, one: str, other: str) -> Pair:
    """What joins two regions; of a region with itself, what stays in it alone."""
    slugs = tuple(dict.fromkeys((one, other)))
    ties = {(tie.record.kind.name, tie.record.slug): tie for tie in found.between(one, other)}
    records = viewer.by_kind(tie.record for tie in ties.values())
    more = len(records) - LISTED
    return Pair(
        name=part(one, other),
        regions=tuple(viewer.reference("region", slug) for slug in slugs),
        count=len(records),
        met=tuple(_met(viewer, ties[record.kind.name, record.slug], slugs) for record in records[:LISTED]),
        more=viewer.words.number(more) if more > 0 else "",
        records="; ".join(f"{viewer.title(record)} ({_sure(viewer, record)})" for record in records),
        shared=_shared(viewer, found, one, other) if one != other else (),
    )


def _met(viewer: Viewer, tie: Tie, regions: tuple[str, ...]) -> Met:
    facts: Any = tie.record.facts
    words = viewer.words
    return Met(
        card=viewer.card(tie.record),
        kind=words.say(f"kind.{tie.record.kind.name}.one"),
        attested=facts.attested,
        label=_sure(viewer, tie.record),
        period=words.period(facts.start, facts.end),
        regions=words.count("cooperation.regions-in-all", len(tie.regions)) if len(tie.regions) > len(regions) else "",
        ties=tuple((viewer.reference("region", region), _who(viewer, tie, region)) for region in regions),
        others=getattr(facts, "other_organisations", ()),
    )


def _sure(viewer: Viewer, record: Record) -> str:
    return viewer.words.say(f"attested.{record.facts.attested}")


def _who(viewer: Viewer, tie: Tie, region: str) -> tuple[Item, ...]:
    return tuple(viewer.reference(kind, slug) for kind, slug in tie.regions[region] if kind != "region")


def _shared(viewer: Viewer, found: Cooperation, one: str, other: str) -> tuple[Item, ...]:
    """The themes that both have clusters of, with the way to those clusters."""
    by_theme = {shared.theme: shared for shared in found.shared(one, other)}
    return tuple(
        viewer.reference("theme", theme.slug)._replace(
            url=f"#theme-{theme.slug}",
            code=f"{by_theme[theme.slug].one}\u202f+\u202f{by_theme[theme.slug].other}",
        )
        for theme in viewer.ordered(viewer.site.all("theme"))
        if theme.slug in by_theme
    )
