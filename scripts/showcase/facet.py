"""A kind's facets: the values that occur, with their words, addresses and records; no dead ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from showcase.field import choices
from showcase.record import Kind
from showcase.shown import Item
from showcase.site import Site
from showcase.trail import End, codes, end
from showcase.view import Viewer, sortable


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    code: str
    """As it stands in addresses: in small letters."""
    label: str
    url: str
    slugs: tuple[str, ...]
    language: str = ""
    """Language of the label when it is not the page's."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list: its word in addresses, its label, its values."""

    word: str
    label: str
    choices: tuple[Choice, ...]


def facets(site: Site, kind: Kind, viewer: Viewer) -> tuple[Facet, ...]:
    """The facets of a kind that have a value, in its order; values in the order of what they are."""
    found = (_facet(site, kind, viewer, trail) for trail in kind.facets)
    return tuple(facet for facet in found if facet.choices)


@lru_cache(maxsize=32)  # the same in all languages
def facet_codes(site: Site, kind: Kind) -> dict[str, dict[str, tuple[str, ...]]]:
    """Slug of each record → word of each facet → its values as they stand in addresses."""
    return {
        record.slug: {
            word: tuple(code.lower() for code in codes(site, record, trail)) for trail, word in kind.facets.items()
        }
        for record in site.all(kind.name)
    }


def _facet(site: Site, kind: Kind, viewer: Viewer, trail: str) -> Facet:
    word, what = kind.facets[trail], end(site.kinds, kind, trail)
    found = _found(site, kind, trail)
    begin = f"{kind.folder}/{word}"
    choices = [
        Choice(code.lower(), item.text, viewer.link(f"{begin}/{code.lower()}/"), found[code], item.language)
        for code, item in _ordered(viewer, what, found)
    ]
    return Facet(word, viewer.words.say(f"facet.{word}"), tuple(choices))


@lru_cache(maxsize=64)  # the same in all languages
def _found(site: Site, kind: Kind, trail: str) -> dict[str, tuple[str, ...]]:
    """Every code at the end of a trail, with the slugs of the records that have it."""
    found: dict[str, list[str]] = {}
    for record in site.all(kind.name):
        for code in codes(site, record, trail):
            found.setdefault(code, []).append(record.slug)
    return {code: tuple(slugs) for code, slugs in found.items()}


def _ordered(viewer: Viewer, what: End, found: Iterable[str]) -> list[tuple[str, Item]]:
    """Records in the order of their own list, declared choices as declared, all else by its words."""
    items = {code: _item(viewer, what, code) for code in found}
    if what.target:
        records = (viewer.site.get(what.target, code) for code in found)
        places = [record.slug for record in viewer.ordered(record for record in records if record)]
    else:
        places = list(choices(what.kind.facts.model_fields[what.fact].annotation))
    known = {code: number for number, code in enumerate(places)}
    return sorted(items.items(), key=lambda pair: (known.get(pair[0], len(known)), sortable(pair[1].text), pair[0]))


def _item(viewer: Viewer, what: End, code: str) -> Item:
    """The title of the record that the value refers to, or the words of its code."""
    if what.target:
        return viewer.reference(what.target, code)
    if what.how == "country":
        return Item(viewer.words.country(code))
    return Item(viewer.words.first(f"{what.kind.name}.{what.fact}.{code}", f"value.{what.fact}.{code}"))
