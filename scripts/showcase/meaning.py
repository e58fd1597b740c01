"""A site and a kind → what headings and values mean that people write instead of names and codes, in any language.

`Stage` or `Étape` is the column `stage`, `Running` or `En cours` its value `running`, a cluster's title its folder
name. The headings of other people's sheets, and where they come from, stand in `headings.yml`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from showcase.column import Column, columns
from showcase.guidance import label, value_label
from showcase.mapping import Value
from showcase.read import read_yaml
from showcase.record import Kind
from showcase.site import Site
from showcase.words import Words

Key = TypeVar("Key")

_FOREIGN = Path(__file__).with_name("headings.yml")
_ANY = "*"
"""In a column's name: the language that its heading is written in."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """The columns of a kind, and what stands for them and their values, as `plain` writes it."""

    columns: Mapping[str, Column]
    headings: Mapping[str, str]
    """Names of columns by their labels."""
    foreign: Mapping[str, tuple[str, ...]]
    """Names of columns by the headings of other people's sheets; one word may be a heading in several languages."""
    codes: Mapping[tuple[str, str], str]
    """Values by the column's name, or the kind it points at, and what they are called."""
    slugs: Mapping[str, frozenset[str]]
    """Names of folders by kind: who writes one means it."""

    def code(self, column: Column, text: str) -> str:
        """The value that a text stands for: itself, if it stands for no other."""
        if column.how not in {"choice", "ref"} or text in column.choices or text in self.slugs.get(column.kind, ()):
            return text
        return self.codes.get((column.kind or column.name, plain(text)), text)


def plain(text: str) -> str:
    """A heading or value without what does not count: case, accents, signs."""
    letters = (letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def all_words(site: Site) -> dict[str, Words]:
    """The interface words of each language."""
    fallback = site.strings.get(site.settings.languages.default, {})
    return {code: Words(code, site.strings.get(code, {}), fallback) for code in site.settings.languages.codes}


def meanings(site: Site, kind: Kind) -> Meanings:
    """All that can stand for a column of this kind or one of its values."""
    languages = site.settings.languages.codes
    found = {column.name: column for column in columns(kind, languages)}
    headings: dict[str, str | None] = {}
    codes: dict[tuple[str, str], str | None] = {}
    for said in all_words(site).values():
        for column in found.values():
            for text in _labels(column, kind, said):
                _one(headings, plain(text), column.name)
            for value in column.choices:
                _one(codes, (column.name, plain(value_label(column, value, kind, said))), value)
    for target in sorted({column.kind for column in found.values() if column.kind}):
        for slug, title in _titles(site, target):
            _one(codes, (target, plain(title)), slug)
    return Meanings(found, _sure(headings), _foreign(kind, languages, found), _sure(codes), site.slugs)


def _labels(column: Column, kind: Kind, words: Words) -> Iterator[str]:
    bare = label(column, kind, words)
    if not column.language or column.language == words.language:
        yield bare
    if column.language:
        yield label(column, kind, words, words.language_name(column.language))


def _one(into: dict[Key, str | None], key: Key, value: str) -> None:
    """Remember what one thing stands for; what stands for two stands for neither."""
    into[key] = value if into.get(key, value) == value else None


def _sure(found: Mapping[Key, str | None]) -> dict[Key, str]:
    return {key: value for key, value in found.items() if value is not None}


def _titles(site: Site, kind: str) -> Iterator[tuple[str, str]]:
    """The records of a kind, each with every name that it has."""
    for record in site.all(kind):
        for code in record.texts:
            yield record.slug, record.title(code)
        for name in (*getattr(record.facts, "also_known_as", ()), getattr(record.facts, "full_name", None)):
            if name:
                yield record.slug, name


def _foreign(kind: Kind, languages: tuple[str, ...], known: Mapping[str, Column]) -> dict[str, tuple[str, ...]]:
    """The columns that headings of other people's sheets mean."""
    found: dict[str, tuple[str, ...]] = {}
    for text, name in _headings(kind, languages):
        if name in known and name not in found.get(text, ()):
            found[text] = (*found.get(text, ()), name)
    return found


def _headings(kind: Kind, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The headings of other people's sheets, each with its column."""
    named = _table().get(kind.name)
    for name, by_language in named.items() if isinstance(named, dict) else ():
        for code, headings in by_language.items() if isinstance(by_language, dict) else ():
            column = name.replace(_ANY, code if code in languages else languages[0])
            for heading in headings if isinstance(headings, list) else ():
                yield plain(str(heading)), column


@cache
def _table() -> Mapping[str, Value]:
    located, problems = read_yaml(_FOREIGN.name, _FOREIGN.read_bytes())
    if located is None:
        raise ValueError(problems)
    return located.data
