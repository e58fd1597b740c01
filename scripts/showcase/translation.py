"""A site → the state of its translations: by kind and language what is there, missing, or older than its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from showcase.memory import State, states
from showcase.record import Record
from showcase.site import Site

HANDMADE, STRINGS = "handmade", "strings"
"""The areas that are no kind of record: pages written by hand, words of the interface."""


class Gap(NamedTuple):
    """A text that is not there, or that is older than what it translates."""

    name: str
    """The record's slug, the page's name or the string's key."""
    folder: str
    """Where its file lies or would lie, from the site's root."""
    file: str
    address: str = ""
    """The page that would show it, below the language's prefix."""
    record: Record | None = None
    fields: tuple[str, ...] = ()
    """Of an old text: the fields whose source has changed."""

    @property
    def path(self) -> str:
        """The file that would hold it."""
        return f"{self.folder}/{self.file}"


@dataclass(frozen=True, slots=True)
class Area:
    """One kind of text: how many there are to be in each language, and which are missing."""

    name: str
    total: int
    missing: Mapping[str, tuple[Gap, ...]]
    """By language, in the site's order."""
    stale: Mapping[str, tuple[Gap, ...]] = field(default_factory=dict)
    """By language: texts that are there, and of which the source has changed."""

    def there(self, code: str) -> int:
        """How many texts this language has."""
        return self.total - len(self.missing[code])

    def open(self, code: str) -> bool:
        """Whether anything is to be written or revised in this language."""
        return bool(self.missing[code] or self.stale.get(code))


class Standing(NamedTuple):
    """A record in a language that it is to be translated into: its fields by how they stand."""

    record: Record
    language: str
    fields: Mapping[str, State]

    def in_state(self, state: State) -> tuple[str, ...]:
        """The fields that stand so, in their order."""
        return tuple(name for name, found in self.fields.items() if found is state)


def standings(site: Site, kinds: tuple[str, ...] = (), codes: tuple[str, ...] = ()) -> Iterator[Standing]:
    """Every record of these kinds in each of these languages, or in all, but not in the one it was written in."""
    languages = site.settings.languages
    for kind in site.kinds:
        for record in site.all(kind.name) if not kinds or kind.name in kinds else ():
            for code in codes or languages.codes:
                if found := states(record, code, languages):
                    yield Standing(record, code, found)


def totals(found: tuple[Standing, ...]) -> Mapping[tuple[str, str], Counter[State]]:
    """By language and kind: how many fields stand how."""
    counted: dict[tuple[str, str], Counter[State]] = {}
    for standing in found:
        key = (standing.language, standing.record.kind.name)
        counted.setdefault(key, Counter()).update(standing.fields.values())
    return counted


@lru_cache(maxsize=2)
def areas(site: Site) -> tuple[Area, ...]:
    """Every kind that has records, then the pages written by hand, then the interface; empty ones are left out."""
    found = [*(_kind(site, kind.name) for kind in site.kinds), _handmade(site), _strings(site)]
    return tuple(area for area in found if area.total)


def whole(found: tuple[Area, ...], code: str) -> tuple[int, int]:
    """The texts this language has, and how many there are to be; words of the interface are no texts."""
    texts = [area for area in found if area.name != STRINGS]
    return sum(area.there(code) for area in texts), sum(area.total for area in texts)


def outdated(site: Site, record: Record, code: str) -> tuple[str, ...]:
    """The fields of a translation whose source has changed since; one that came to the source is among them."""
    if code not in record.texts or code not in record.translations:  # most records of a large site remember nothing
        return ()
    known = site.earlier.get(__name__, {}).get((record.kind.name, record.slug))
    if known is not None:
        return tuple(known.get(code, ()))
    found = states(record, code, site.settings.languages)
    return tuple(name for name, state in found.items() if state in {State.STALE, State.MISSING})


def _kind(site: Site, kind: str) -> Area:
    records = site.all(kind)

    def missing(code: str) -> Iterator[Gap]:
        for record in records:
            if code not in record.texts:
                yield Gap(record.slug, record.path, f"text.{code}.md", f"{record.address}/", record)

    def stale(code: str) -> Iterator[Gap]:
        for record in records:
            if old := outdated(site, record, code):
                yield Gap(record.slug, record.path, f"text.{code}.md", f"{record.address}/", record, old)

    codes = site.settings.languages.codes
    return Area(
        kind,
        len(records),
        {code: tuple(missing(code)) for code in codes},
        {code: tuple(stale(code)) for code in codes},
    )


def _handmade(site: Site) -> Area:
    def missing(code: str) -> Iterator[Gap]:
        for name, there in site.handmade.items():
            if code not in there:
                yield Gap(name, f"docs/{code}", f"{name}.md", f"{name}/")

    return Area(HANDMADE, len(site.handmade), {code: tuple(missing(code)) for code in site.settings.languages.codes})


def _strings(site: Site) -> Area:
    """Every string of the default language is to be in all others."""
    wanted = tuple(site.strings.get(site.settings.languages.default, {}))

    def missing(code: str) -> Iterator[Gap]:
        there = site.strings.get(code, {})
        for key in wanted:
            if not there.get(key):
                yield Gap(key, "content/strings", f"{code}.yml")

    return Area(STRINGS, len(wanted), {code: tuple(missing(code)) for code in site.settings.languages.codes})
