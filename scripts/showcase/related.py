"""A record → the records around it: what it names, what names it, and who worked with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from showcase.cooperation import JOINING, NAMING, regions_of
from showcase.record import Kind, Record
from showcase.shown import Card, Group
from showcase.site import Key, Site
from showcase.trail import codes
from showcase.view import Viewer

PLACED = frozenset({*NAMING, *JOINING, "event"})
"""Kinds that have a place on the map."""
TOLD = frozenset({"region", "theme"})
"""Kinds that a record names among its facts and on its map: no cards for these."""

FEW = 8
"""Cards of a group whose every record stands on a page of its own."""
MANY = 24
"""Cards of any other group, so that a page does not grow with the site."""


class Companion(NamedTuple):
    """A record of the same kind, and what both took part in."""

    record: Record
    through: tuple[Record, ...]


def companions(site: Site, record: Record) -> tuple[Companion, ...]:
    """Those that worked with a record in a group or a project, the most often first."""
    together = met(site).get((record.kind.name, record.slug), {})
    found = ((site.get(record.kind.name, slug), joints) for slug, joints in together.items())
    return tuple(
        Companion(other, tuple(site.records[joint] for joint in joints))
        for other, joints in sorted(
            ((other, joints) for other, joints in found if other), key=lambda pair: (-len(pair[1]), pair[0].slug)
        )
    )


@lru_cache(maxsize=2)  # the same in all languages
def met(site: Site) -> Mapping[Key, Mapping[str, Sequence[Key]]]:
    """By kind and slug: the others of that kind, each with what both took part in."""
    if (known := site.earlier.get(__name__)) is not None:
        return known
    found: dict[Key, dict[str, list[Key]]] = {}
    for joint in (record for kind in site.kinds if kind.name in JOINING for record in site.all(kind.name)):
        named = {(kind, slug) for _, kind, slug in site.named_by(joint) if kind in NAMING}
        there = named | {("region", region) for region in regions_of(site, joint)}
        for kind in NAMING:
            for one, other in permutations(sorted(slug for named_kind, slug in there if named_kind == kind), 2):
                found.setdefault((kind, one), {}).setdefault(other, []).append((joint.kind.name, joint.slug))
    return found


def regions(site: Site, record: Record) -> tuple[str, ...]:
    """The regions a record belongs to, by itself or by whom it names; the programme's are all there are."""
    if record.kind.name == "region":
        return (record.slug,)
    if record.kind.name == "programme":
        return tuple(region.slug for region in site.all("region"))
    return tuple(sorted(regions_of(site, record))) if record.kind.name in PLACED else ()


def around(site: Site, record: Record) -> tuple[Record, ...]:
    """What a record names and what reaches it, each once."""
    named = (
        site.get(kind, slug) for _, kind, slug in site.named_by(record) if kind not in TOLD and not record.kind.single
    )
    found = {(other.kind.name, other.slug): other for other in (*named, *site.reaching(record)) if other}
    return tuple(found.values())


def groups(record: Record, viewer: Viewer) -> tuple[Group, ...]:
    """The records around a record, one group per kind, the longest cut short with the way to the whole list."""
    by_kind: dict[str, list[Record]] = {}
    for other in around(viewer.site, record):
        by_kind.setdefault(other.kind.name, []).append(other)
    return tuple(_group(record, kind, by_kind[kind.name], viewer) for kind in viewer.site.kinds if kind.name in by_kind)


def _group(record: Record, kind: Kind, members: list[Record], viewer: Viewer) -> Group:
    whole = _whole_list(viewer.site, record, kind, members)
    shown = viewer.ordered(members)[: FEW if whole else MANY]
    cut = len(shown) < len(members)
    return Group(
        kind=kind.folder,
        label=viewer.words.say(f"kind.{kind.name}.many"),
        cards=tuple(_beside(record, viewer.card(other), viewer) for other in shown),
        count=len(members),
        more=viewer.link(whole or f"{kind.folder}/") if cut else "",
    )


def _whole_list(site: Site, record: Record, kind: Kind, members: list[Record]) -> str:
    """The address of the narrowed list that holds all of a group, if there is one."""
    for trail, word in kind.facets.items():
        if word == record.kind.name and all(record.slug in codes(site, other, trail) for other in members):
            return f"{kind.folder}/{word}/{record.slug}/"
    return ""


def _beside(record: Record, card: Card, viewer: Viewer) -> Card:
    """A card on a record's own page need not name that record."""
    here = viewer.link(f"{record.address}/")
    tags = tuple(tag for tag in card.tags if tag.url != here)
    return card if len(tags) == len(card.tags) else replace(card, tags=tags)
