"""All records of a site → for each the few most like it, and what they share: the reason told beside them."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from showcase.record import Kind, Record
from showcase.site import Key, Site
from showcase.trail import codes

WEIGHTS = {
    "working-group": 4.0,
    "project": 4.0,
    "cluster": 3.0,
    "partner": 3.0,
    "theme": 2.5,
    "event": 2.0,
    "region": 1.5,
    "form": 1.0,
}
"""What two records can share and how much it counts, the strongest reason first. A stage or a country says nothing."""

KEPT = 12
"""Records kept for each: more than a page shows, for it leaves out those it links to already."""
TELLING = 8
"""Traits by which the likest are looked for, the rarest; all of what two share is told."""
NEAR = 8
"""Records looked at on either side in each list of those with the same traits."""
LOOKED_AT = 64
"""Records compared with each, roughly. Without such bounds the work would grow with the square of the site."""

Trait = tuple[str, str]
"""What is shared and its value: `("theme", "energy")`, `("form", "cluster")`."""
_Key = tuple[Trait, ...]
"""One trait, or two."""


class Likeness(NamedTuple):
    """A record of the same kind and all that it shares, the strongest first."""

    record: Record
    shared: tuple[Trait, ...]


def similar(site: Site, record: Record, without: Collection[str] = (), most: int = 4) -> tuple[Likeness, ...]:
    """The likest records of its kind, but those whose slugs are in `without`; only kinds with facets have any."""
    kind, found = record.kind.name, likest(site).get((record.kind.name, record.slug), ())
    near = tuple((slug, shared) for slug, shared in found if slug not in without)[:most]
    return tuple(Likeness(site.records[kind, slug], shared) for slug, shared in near)


Found = tuple[tuple[str, tuple[Trait, ...]], ...]
"""Slugs of the likest records, each with what is shared: plain values, which can be kept between runs."""


@lru_cache(maxsize=2)  # the same in all languages
def likest(site: Site) -> Mapping[Key, Found]:
    """Of each record the likest of its kind."""
    if (known := site.earlier.get(__name__)) is not None:
        return known
    return {
        (kind.name, slug): found for kind in site.kinds if kind.facets for slug, found in _of_kind(site, kind).items()
    }


def _of_kind(site: Site, kind: Kind) -> dict[str, Found]:
    records = site.all(kind.name)
    traits = [frozenset(_traits(site, record)) for record in records]
    counts = Counter(trait for own in traits for trait in own)
    # What few share says much; what all share says next to nothing.
    value = {trait: WEIGHTS[trait[0]] * math.log(1 + len(records) / count) for trait, count in counts.items()}
    keys = [tuple(_keys(_strongest(own, value)[:TELLING])) for own in traits]
    lists: dict[_Key, list[int]] = {}
    for number, own_keys in enumerate(keys):
        for key in own_keys:
            lists.setdefault(key, []).append(number)
    found: dict[str, Found] = {}
    for number, record in enumerate(records):
        own = traits[number]
        near = _near(number, keys[number], lists)
        scored = sorted((-_worth(own & traits[other], value), records[other].slug, other) for other in near)
        found[record.slug] = tuple((slug, _strongest(own & traits[other], value)) for _, slug, other in scored[:KEPT])
    return found


def _near(number: int, keys: Iterable[_Key], lists: dict[_Key, list[int]]) -> set[int]:
    """Those with the same traits, from the shortest list on; a pair of traits brings the likest together."""
    near: set[int] = set()
    for numbers in sorted((lists[key] for key in keys), key=len):
        near.update(_neighbours(numbers, number))
        if len(near) > LOOKED_AT:
            break
    return near - {number}


def _keys(telling: Iterable[Trait]) -> Iterator[_Key]:
    """Every trait and every two of them: under each stand all the records that have it."""
    one_by_one = sorted(telling)
    yield from ((trait,) for trait in one_by_one)
    yield from combinations(one_by_one, 2)


def _neighbours(numbers: list[int], number: int) -> Iterable[int]:
    """The records around one in a list, which is a ring: every record has as many neighbours."""
    if len(numbers) <= 2 * NEAR + 1:
        return numbers
    place = bisect_left(numbers, number)
    return (numbers[(place + step) % len(numbers)] for step in range(-NEAR, NEAR + 1))


def _worth(shared: Iterable[Trait], value: dict[Trait, float]) -> float:
    """The sum, exactly rounded: the same in whatever order a set is gone through."""
    return math.fsum(value[trait] for trait in shared)


def _strongest(shared: Iterable[Trait], value: dict[Trait, float]) -> tuple[Trait, ...]:
    return tuple(sorted(shared, key=lambda trait: (-value[trait], trait)))


def _traits(site: Site, record: Record) -> Iterator[Trait]:
    """What a record refers to, the groups and projects that name it, and its facets that are no reference."""
    referred = {kind for _, kind, _ in site.named_by(record)}
    for _, kind, slug in site.named_by(record):
        if kind in WEIGHTS:
            yield kind, slug
    for other in site.pointing_at(record):
        if other.kind.name in WEIGHTS:
            yield other.kind.name, other.slug
    for trail, word in record.kind.facets.items():
        if word in WEIGHTS and word not in referred and trail in vars(record.facts):
            for code in codes(site, record, trail):
                yield word, code
