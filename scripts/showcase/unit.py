"""A site and a language → the units that a translator is handed: what is missing or stale, with all there is to know.

A unit is one field of one record; its name (`project/atlas#summary`) never changes. Its stamp holds the fingerprints
of the words to translate and of the translation that is there, so that what changed meanwhile is seen on return.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from showcase.memory import BODY, State, fingerprint, source_of, states, words_of
from showcase.problem import Place
from showcase.record import Record
from showcase.site import Site
from showcase.words import Words

NOTHING = "-"
"""In a stamp: there was no translation."""
_STAMP = re.compile(r"\b([0-9a-f]{12})\.([0-9a-f]{12}|-)(?![0-9a-z])", re.ASCII)


class Stamp(NamedTuple):
    """Fingerprints of what was handed out."""

    source: str
    translation: str

    def __str__(self) -> str:
        return f"{self.source}.{self.translation}"


class Unit(NamedTuple):
    """One field to translate."""

    name: str
    """`project/atlas#summary`, `programme/programme#steps.idea.title`."""
    state: State
    file: str
    """The text that it is translated from, from the site's root."""
    language: str
    """The language of that text."""
    record: str
    """The record's title."""
    field: str
    """The field's label."""
    seen: str
    """Address of the page that shows it."""
    limit: int
    """How many characters it may have."""
    source: str
    translation: str
    """What is there now, of an older source perhaps; or nothing."""

    @property
    def stamp(self) -> Stamp:
        """What was handed out."""
        return Stamp(fingerprint(self.source), mark_of(self.translation))

    @property
    def to_do(self) -> bool:
        """Whether somebody has to look at it."""
        return self.state is not State.CURRENT


class Batch(NamedTuple):
    """All that one translator is handed: the language, its words for what stands around the units, the units."""

    language: str
    words: Words
    units: tuple[Unit, ...]
    site: str = ""
    """Name of the site."""


class Answer(NamedTuple):
    """One unit as it comes back."""

    name: str
    stamp: Stamp
    text: str
    done: bool
    """Whether the translator says so; what is empty or marked as unfinished is not."""
    place: Place
    cell: str = ""
    """Of a sheet: the cell's name."""


class Answers(NamedTuple):
    """All that came back in one file."""

    language: str
    all: tuple[Answer, ...]


def mark_of(translation: str) -> str:
    """What a stamp says of a translation."""
    return fingerprint(translation) if translation.strip() else NOTHING


def stamp_of(written: str, source: str) -> Stamp:
    """The stamp found in a text; where a tool has dropped it, of the source handed out and of no translation."""
    found = _STAMP.search(written)
    return Stamp(*found.groups()) if found else Stamp(fingerprint(source), NOTHING)


def batch_of(site: Site, language: str, kinds: tuple[str, ...] = (), *, everything: bool = False) -> Batch:
    """What is missing or stale in a language, in these kinds or all; what is current or unconfirmed if asked for."""
    default = site.settings.languages.default
    words = Words(language, site.strings.get(language, {}), site.strings.get(default, {}))
    return Batch(language, words, tuple(_units(site, words, kinds, everything=everything)), site.settings.name)


def _units(site: Site, words: Words, kinds: tuple[str, ...], *, everything: bool) -> Iterator[Unit]:
    """Kind by kind, record by record, in the order of the text."""
    for kind in site.kinds:
        for record in site.all(kind.name) if not kinds or kind.name in kinds else ():
            for unit in _of_record(site, record, words):
                if everything or unit.state in {State.MISSING, State.STALE}:
                    yield unit


def name_of(record: Record, field: str) -> str:
    """The unit of a record's field."""
    return f"{record.kind.name}/{record.slug}#{field}"


def _of_record(site: Site, record: Record, words: Words) -> Iterator[Unit]:
    languages = site.settings.languages
    found = states(record, words.language, languages)
    if not found:
        return
    source, there = source_of(record, languages), record.texts.get(words.language)
    known = dict(words_of(there)) if there else {}
    for name, field in words_of(source):
        yield Unit(
            name=name_of(record, name),
            state=found[name],
            file=source.path,
            language=source.language,
            record=record.title(source.language),
            field=label(record.kind.name, name, words),
            seen=f"{site.settings.address}{languages.prefix(words.language)}{record.address}/",
            limit=field.limit,
            source=field.words,
            translation=known[name].words if name in known else "",
        )


def label(kind: str, name: str, words: Words) -> str:
    """A field as the page names it, with its key: `Steps · idea · Title`; every second step of a path is a key."""
    if name == BODY:
        return words.first(f"{kind}.field.{BODY}", f"field.{BODY}")
    steps = (
        step if number % 2 else words.first(f"{kind}.field.{step}", f"handoff.field.{step}", f"field.{step}")
        for number, step in enumerate(name.split("."))
    )
    return " · ".join(steps)
