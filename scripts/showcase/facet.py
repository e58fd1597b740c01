"""A kind's facets: the values that occur, with their words, addresses and records; no dead ends."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.record import Kind
from showcase.site import Site
from showcase.view import Viewer


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    code: str
    label: str
    url: str
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list: its word in addresses, its label, its values."""

    word: str
    label: str
    choices: tuple[Choice, ...]


def facets(site: Site, kind: Kind, viewer: Viewer) -> tuple[Facet, ...]:
    """The facets of a kind, in its order, values sorted by their words' order of code."""
    return tuple(
        Facet(
            word,
            viewer.words.say(f"facet.{word}"),
            tuple(
                Choice(code, _label(viewer, kind, name, code), viewer.link(f"{kind.folder}/{word}/{code}/"), slugs)
                for code, slugs in _values(site, kind, name)
            ),
        )
        for name, word in kind.facets.items()
    )


def _values(site: Site, kind: Kind, name: str) -> list[tuple[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for record in site.all(kind.name):
        value = getattr(record.facts, name)
        for code in value if isinstance(value, tuple) else (value,):
            if code:
                found.setdefault(code, []).append(record.slug)
    return [(code, tuple(slugs)) for code, slugs in sorted(found.items())]


def _label(viewer: Viewer, kind: Kind, name: str, code: str) -> str:
    """The title of the record that the value refers to, or the string of its code."""
    target = next((k.name for k in viewer.site.kinds if name in {k.name, k.folder}), None)
    if target:
        return viewer.reference(target, code).text
    return viewer.words.first(f"{kind.name}.{name}.{code}", f"value.{name}.{code}")
