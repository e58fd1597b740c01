"""What a template is given of a record: words, links and languages, no codes to look up."""

from __future__ import annotations

# Values and facts are made by the ten thousand: a named tuple is made three times as fast as a frozen dataclass.
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple


class Item(NamedTuple):
    """One value: what is read, where it leads, its language when it is not the page's, its code, its parts."""

    text: str
    url: str = ""
    language: str = ""
    code: str = ""
    parts: Mapping[str, Fact] = MappingProxyType({})


class Fact(NamedTuple):
    """A field with its label and its values."""

    name: str
    label: str
    items: tuple[Item, ...]

    @property
    def text(self) -> str:
        """The first value's words."""
        return self.items[0].text

    @property
    def code(self) -> str:
        """The first value's code."""
        return self.items[0].code


@dataclass(frozen=True, slots=True)
class Card:
    """A record in a list."""

    kind: str
    slug: str
    title: str
    url: str
    summary: str
    language: str
    """Language of the summary when it is not the page's."""
    title_language: str
    tags: tuple[Item, ...]
    colour: str
    icon: str
    doubt: str
    """The words for a tie to the programme that is only inferred."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cards of one kind under a heading."""

    kind: str
    label: str
    cards: tuple[Card, ...]
    count: int
    """How many records there are, shown or not."""
    more: str
    """The way to all of them, when not all are shown."""


class Cited(NamedTuple):
    """A source: the site it is on, the end of its address, when it was read, the labels of the facts it speaks of."""

    text: str
    url: str
    end: str
    seen: str
    facts: tuple[Item, ...]


class Meaning(NamedTuple):
    """A tie to the programme, its label and what it says."""

    attested: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a record's facts come from."""

    attested: str
    label: str
    meaning: str
    sources: tuple[Cited, ...]
    confirmed: str
    others: tuple[Meaning, ...]
    """What the ties that this record has not would mean."""
