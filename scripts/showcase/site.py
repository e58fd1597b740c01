"""All records of a site, read-only, with the index that answers who points at whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from showcase.known import Known
from showcase.language import Languages
from showcase.outline import Outlines
from showcase.problem import Place
from showcase.record import Kind, Record, references

Key = tuple[str, str]
"""Kind and slug of a record."""


class Owners(NamedTuple):
    """Whom the code host asks to review what: pairs of a path, kind or language and its accounts or teams."""

    paths: tuple[tuple[str, str], ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()


NOBODY = Owners()


@dataclass(frozen=True, slots=True)
class Settings:
    """What `mkdocs.yml` says of the whole site."""

    name: str
    address: str
    """Where it is published, with the final slash."""
    repository: str
    """Address of its repository, or nothing."""
    branch: str
    """Branch that «edit this page» leads to."""
    languages: Languages
    header: tuple[str, ...] = ()
    """Pages written by hand that the header leads to."""
    footer: tuple[str, ...] = ()
    """Those that the footer leads to."""
    owners: Owners = NOBODY


@dataclass(frozen=True, slots=True)
class Moved:
    """A published address and where its page went."""

    old: str
    new: str
    place: Place


@dataclass(frozen=True, slots=True, eq=False)  # a site is itself and no other, so what was found out of it can be kept
class Site:
    """Settings, records, interface words and moved addresses; built whole by `site_of`, never changed."""

    settings: Settings
    kinds: tuple[Kind, ...]
    records: Mapping[tuple[str, str], Record]
    slugs: Mapping[str, frozenset[str]]
    """Folder names by kind: broken records are in here too, so that their neighbours are not blamed."""
    strings: Mapping[str, Mapping[str, str]]
    moved: tuple[Moved, ...]
    published: frozenset[str]
    """Record addresses of the last publication, when it is known."""
    handmade: Mapping[str, frozenset[str]]
    """Languages of each page written by hand, by its name: `about` → fr, el …"""
    outlines: Outlines
    """What the map is drawn from; empty when the site has none."""
    known: tuple[Known, ...]
    """Problems that somebody accepts."""
    _named: Mapping[Key, tuple[tuple[str, str, str], ...]]
    _pointing: Mapping[Key, tuple[Key, ...]]
    _reaching: Mapping[Key, tuple[Key, ...]]
    _by_kind: Mapping[str, tuple[str, ...]]
    earlier: Mapping[str, Mapping[Key, Any]] = field(default_factory=dict)
    """What an earlier run found out of these records, by the name of the module that did, where it was kept."""
    _listed: dict[str, tuple[Record, ...]] = field(default_factory=dict)

    def get(self, kind: str, slug: str) -> Record | None:
        """The record, or nothing when it is broken or unknown."""
        return self.records.get((kind, slug))

    def all(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind, sorted by slug."""
        if kind not in self._listed:
            self._listed[kind] = tuple(self.records[kind, slug] for slug in self._by_kind.get(kind, ()))
        return self._listed[kind]

    def count(self, kind: str) -> int:
        """How many records of a kind there are; of a site that was put away, none is taken out for that."""
        return len(self._by_kind.get(kind, ()))

    def has(self, kind: str) -> bool:
        """Whether there is a record of a kind."""
        return bool(self._by_kind.get(kind))

    def named_by(self, record: Record) -> tuple[tuple[str, str, str], ...]:
        """What a record refers to, in its order: the field as written, kind and slug."""
        return self._named.get((record.kind.name, record.slug), ())

    def pointing_at(self, record: Record) -> tuple[Record, ...]:
        """The records that refer to this one, by kind and slug."""
        return tuple(self.records[key] for key in self._pointing.get((record.kind.name, record.slug), ()))

    def reaching(self, record: Record) -> tuple[Record, ...]:
        """What points at a record, and what points at something that belongs to it.

        A cluster belongs to the region in its field `region`; so a working group with that cluster reaches the region,
        though it names none itself. The programme frames everything: it reaches nothing.
        """
        return tuple(self.records[key] for key in self._reaching.get((record.kind.name, record.slug), ()))

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records.values())


@dataclass(frozen=True, slots=True)
class Parts:
    """What a site is made of, before it is indexed."""

    settings: Settings
    kinds: tuple[Kind, ...]
    records: tuple[Record, ...]
    slugs: Mapping[str, frozenset[str]]
    strings: Mapping[str, Mapping[str, str]]
    moved: tuple[Moved, ...]
    published: frozenset[str]
    handmade: Mapping[str, frozenset[str]]
    outlines: Outlines = field(default_factory=Outlines)
    known: tuple[Known, ...] = ()


def site_of(parts: Parts) -> Site:
    """Index the parts: kinds in their order, records by slug."""
    position = {kind.name: number for number, kind in enumerate(parts.kinds)}
    ordered = sorted(parts.records, key=lambda r: (position[r.kind.name], r.slug))
    named, pointing, belongings = _pointing(ordered)
    single = frozenset(kind.name for kind in parts.kinds if kind.single)
    return Site(
        settings=parts.settings,
        kinds=parts.kinds,
        records=MappingProxyType({(r.kind.name, r.slug): r for r in ordered}),
        slugs=parts.slugs,
        strings=parts.strings,
        moved=parts.moved,
        published=parts.published,
        handmade=parts.handmade,
        outlines=parts.outlines,
        known=parts.known,
        _named=MappingProxyType(named),
        _pointing=MappingProxyType(pointing),
        _reaching=MappingProxyType(_reaching(pointing, belongings, single)),
        _by_kind={kind.name: tuple(r.slug for r in ordered if r.kind.name == kind.name) for kind in parts.kinds},
    )


_Pointing = dict[Key, tuple[Key, ...]]
_Named = dict[Key, tuple[tuple[str, str, str], ...]]


def _pointing(records: Iterable[Record]) -> tuple[_Named, _Pointing, dict[Key, list[Key]]]:
    """By kind and slug: what a record refers to, which records point there, and which of these belong there."""
    named: _Named = {}
    found: dict[Key, dict[Key, None]] = {}
    belongings: dict[Key, list[Key]] = {}
    for record in records:
        here = (record.kind.name, record.slug)
        referred = tuple(references(record.facts))
        named[here] = tuple((str(path[0]), kind, slug) for path, kind, slug in referred)
        for path, kind, slug in referred:
            found.setdefault((kind, slug), {})[here] = None
            if path == (kind,):
                belongings.setdefault((kind, slug), []).append(here)
    return named, {target: tuple(sources) for target, sources in found.items()}, belongings


def _reaching(pointing: _Pointing, belongings: Mapping[Key, list[Key]], single: frozenset[str]) -> _Pointing:
    reached: _Pointing = {}
    for target, direct in pointing.items():
        found = dict.fromkeys(direct)
        for belonging in belongings.get(target, ()):
            found.update(dict.fromkeys(pointing.get(belonging, ())))
        found.pop(target, None)
        reached[target] = tuple(key for key in found if key[0] not in single)
    return reached
