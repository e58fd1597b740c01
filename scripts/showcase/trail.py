"""A record and a trail of facts → the codes at the trail's end, and what such a code is.

A trail is a fact (`themes`), a fact of what a fact refers to (`region.country`), or a kind with the fact by which its
records refer here (`working-group.clusters`): that way round the codes are those records' folder names.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from showcase.field import Facts, Ref, Shown
from showcase.record import Kind, Record, marks
from showcase.site import Site


class End(NamedTuple):
    """What the codes at a trail's end are: a fact of a kind and, if they are folder names, of which kind."""

    kind: Kind
    fact: str
    target: str = ""

    @property
    def how(self) -> str:
        """How the fact's values become words: the name of a Shown, or nothing."""
        return "" if self.target else _how(self.kind.facts, self.fact)


def codes(site: Site, record: Record, trail: str) -> tuple[str, ...]:
    """The codes that a record has at the end of a trail, each once, as they are written."""
    first, _, rest = trail.partition(".")
    if first not in vars(record.facts):
        pointing = (one for one in site.pointing_at(record) if one.kind.name == first)
        return tuple(one.slug for one in pointing if record.slug in _values(one, rest))
    if not rest:
        return _values(record, first)
    targets = (site.get(_target(type(record.facts), first), slug) for slug in _values(record, first))
    return _once(code for target in targets if target for code in codes(site, target, rest))


def end(kinds: Iterable[Kind], kind: Kind, trail: str) -> End:
    """What a trail of a kind leads to; a KeyError tells one that leads nowhere."""
    named = {one.name: one for one in kinds}
    first, _, rest = trail.partition(".")
    if first not in kind.facts.model_fields:
        if _target(named[first].facts, rest) != kind.name:
            raise KeyError(trail)
        return End(named[first], rest, first)
    target = _target(kind.facts, first)
    return end(named.values(), named[target], rest) if rest else End(kind, first, target)


def _values(record: Record, fact: str) -> tuple[str, ...]:
    value = getattr(record.facts, fact)
    return _once(value) if isinstance(value, tuple) else (value,) if value else ()


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


@lru_cache(maxsize=256)
def _target(model: type[Facts], fact: str) -> str:
    """The kind that a fact refers to, or nothing."""
    return next((mark.kind for mark in _marks(model, fact) if isinstance(mark, Ref)), "")


@lru_cache(maxsize=256)
def _how(model: type[Facts], fact: str) -> str:
    return next((mark.how for mark in _marks(model, fact) if isinstance(mark, Shown)), "")


def _marks(model: type[Facts], fact: str) -> tuple[Any, ...]:
    info = model.model_fields[fact]
    return marks(info.annotation, tuple(info.metadata))  # type: ignore[arg-type]
