"""A site → who works with whom: regions by regions with what joins them, themes by regions with their clusters.

What is counted: a project or working group joins a region that it names itself, or that a cluster or partner in it
belongs to. Why each one counts is kept, so that a page can say it. Events, documents and the programme join nothing.
Whoever asks what lies in a region, or who worked together, asks here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from showcase.record import Record
from showcase.site import Site

JOINING = ("project", "working-group")
"""The kinds whose records join regions."""
NAMING = ("region", "cluster", "partner")
"""The kinds by which a record tells its regions: the region itself, and who is based in one."""

Why = tuple[str, str]
"""What ties a record to a region, by kind and slug: the region itself, or a cluster or partner there."""


class Tie(NamedTuple):
    """A record that joins regions: each of them with all that ties it there."""

    record: Record
    regions: Mapping[str, tuple[Why, ...]]


class Shared(NamedTuple):
    """A theme that has clusters in both regions of a pair, and how many in each."""

    theme: str
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Every pair of regions with what joins it; a pair is written in the order of the slugs."""

    regions: tuple[str, ...]
    ties: tuple[Tie, ...]
    nowhere: tuple[Record, ...]
    """Projects and groups for which no region is known."""
    coverage: Coverage
    _pairs: Mapping[tuple[str, str], tuple[Tie, ...]]

    @property
    def several(self) -> tuple[Tie, ...]:
        """What joins more than one region."""
        return tuple(tie for tie in self.ties if len(tie.regions) > 1)

    @property
    def sure(self) -> tuple[Tie, ...]:
        """Those among them that a source ties to the programme."""
        return tuple(tie for tie in self.several if tie.record.facts.attested == "source")

    def between(self, one: str, other: str) -> tuple[Tie, ...]:
        """What joins two regions; of a region with itself: what stays in that region alone."""
        return self._pairs.get((min(one, other), max(one, other)), ())

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every pair of two regions, each once."""
        return tuple(itertools.combinations(self.regions, 2))

    def partners(self, region: str) -> tuple[str, ...]:
        """The other regions that something joins to this one."""
        return tuple(other for other in self.regions if other != region and self.between(region, other))

    def shared(self, one: str, other: str) -> tuple[Shared, ...]:
        """The themes that both regions have clusters of."""
        clusters = self.coverage.clusters
        counts = (
            Shared(theme, len(clusters.get((theme, one), ())), len(clusters.get((theme, other), ())))
            for theme in self.coverage.themes
        )
        return tuple(shared for shared in counts if shared.one and shared.other)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every theme and region with its clusters, and with the projects of the theme that join the region."""

    themes: tuple[str, ...]
    clusters: Mapping[tuple[str, str], tuple[Record, ...]]
    projects: Mapping[tuple[str, str], tuple[Record, ...]]
    themeless: int
    """Clusters without a theme, which no cell counts."""


@lru_cache(maxsize=2)  # the same in all languages
def cooperation(site: Site) -> Cooperation:
    """The whole matrix: near-linear in the records, quadratic only in the regions of one of them."""
    joining = [Tie(record, regions_of(site, record)) for kind in JOINING for record in site.all(kind)]
    ties = tuple(tie for tie in joining if tie.regions)
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        names = sorted(tie.regions)
        for pair in itertools.combinations(names, 2) if len(names) > 1 else [(names[0], names[0])]:
            pairs.setdefault(pair, []).append(tie)
    return Cooperation(
        regions=tuple(region.slug for region in site.all("region")),
        ties=ties,
        nowhere=tuple(tie.record for tie in joining if not tie.regions),
        coverage=_coverage(site, ties),
        _pairs={pair: tuple(found) for pair, found in pairs.items()},
    )


def regions_of(site: Site, record: Record) -> dict[str, tuple[Why, ...]]:
    """The regions that a record names, itself or by a cluster or partner based there, each with all that says so.

    The region itself comes first, then clusters, then partners.
    """
    named = {(kind, slug) for _, kind, slug in site.named_by(record) if kind in NAMING}
    found: dict[str, tuple[Why, ...]] = {}
    for kind, slug in sorted(named, key=lambda why: (NAMING.index(why[0]), why[1])):
        target = site.get(kind, slug)
        region = slug if kind == "region" else _home(target) if target else ""
        if site.get("region", region):
            found[region] = (*found.get(region, ()), (kind, slug))
    return found


def _home(record: Record) -> str:
    """The region that a cluster or partner is based in."""
    return str(getattr(record.facts, "region", None) or "")


def _coverage(site: Site, ties: Iterable[Tie]) -> Coverage:
    clusters: dict[tuple[str, str], list[Record]] = {}
    projects: dict[tuple[str, str], list[Record]] = {}
    for cluster in site.all("cluster"):
        for theme in _themes(cluster):
            clusters.setdefault((theme, _home(cluster)), []).append(cluster)
    for tie in ties:
        if tie.record.kind.name == "project":
            for theme, region in itertools.product(_themes(tie.record), tie.regions):
                projects.setdefault((theme, region), []).append(tie.record)
    return Coverage(
        themes=tuple(theme.slug for theme in site.all("theme")),
        clusters={cell: tuple(found) for cell, found in clusters.items()},
        projects={cell: tuple(found) for cell, found in projects.items()},
        themeless=sum(not _themes(cluster) for cluster in site.all("cluster")),
    )


def _themes(record: Record) -> tuple[str, ...]:
    """A record's themes, each once."""
    return tuple(dict.fromkeys(getattr(record.facts, "themes", ())))
