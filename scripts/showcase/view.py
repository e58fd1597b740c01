"""A record as a page shows it: codes, dates and references turned into words and links, ready for a template."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from showcase.field import Facts, Part, Ref, Shown, choices
from showcase.record import Kind, Record, Text, fields, marks
from showcase.shown import Card, Fact, Item
from showcase.site import Site
from showcase.words import Words

HIDDEN = frozenset({"attested", "sources", "language", "confirmed", "picture", "links"})
"""Facts that the provenance panel tells, not the facts panel."""

SURE = ("source", "inferred", "context")
"""How sure a record's tie to the programme is, the surest first."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Sees a site in one language from one depth of address; what it saw once it keeps."""

    site: Site
    language: str
    depth: int
    words: Words
    _cards: dict[tuple[str, str], Card] = field(default_factory=dict)
    _orders: dict[tuple[str, str], tuple[Any, ...]] = field(default_factory=dict)
    _labels: dict[tuple[str, str], str] = field(default_factory=dict)
    _references: dict[tuple[str, str], Item] = field(default_factory=dict)
    _neighbours: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    _choices: dict[tuple[str, str, str], Item] = field(default_factory=dict)

    def link(self, target: str) -> str:
        """The way from this depth to an address below the language's prefix."""
        return "../" * self.depth + self.site.settings.languages.prefix(self.language) + target or "./"

    def root(self, path: str) -> str:
        """The way from this depth to a file below the site's root, such as a picture."""
        return "../" * self.depth + path

    def text(self, record: Record) -> Text:
        """The record's words in this language, or in the one that replaces it."""
        code = self.site.settings.languages.fallback(self.language, record.texts)
        return record.texts[code or next(iter(record.texts))]

    def foreign(self, code: str) -> str:
        """The code of a language that is not the page's, else nothing."""
        return "" if code == self.language else code

    def title(self, record: Record) -> str:
        """The record's title as this page shows it."""
        return record.title(self.text(record).language)

    def reference(self, kind: str, slug: str) -> Item:
        """A link to another record, its title in its own language."""
        if (kind, slug) not in self._references:
            self._references[kind, slug] = self._reference(kind, slug)
        return self._references[kind, slug]

    def _reference(self, kind: str, slug: str) -> Item:
        record = self.site.get(kind, slug)
        if record is None:
            return Item(slug, code=slug)
        named = "title" not in vars(self.text(record).words)
        language = "" if named else self.foreign(self.text(record).language)
        return Item(self.title(record), self.link(f"{record.address}/"), language, slug)

    def facts(self, record: Record) -> dict[str, Fact]:
        """Every fact with a value, by name, in the order of its kind's model."""
        facts = self._parts(record.facts, record.kind.name)
        start, end = getattr(record.facts, "start", None), getattr(record.facts, "end", None)
        if start and end:
            period = self.words.period(start, end)
            facts["start"] = Fact("period", self.words.say("field.period"), (Item(period, code=start),))
            del facts["end"]
        return facts

    def _parts(self, part: Part, kind: str) -> dict[str, Fact]:
        return {
            name: Fact(
                alias,
                self.label(kind, alias),
                self._items(part, kind, name),
            )
            for name, alias, _ in _plan(type(part))
            if getattr(part, name) not in (None, ())
        }

    def _items(self, part: Part, kind: str, name: str) -> tuple[Item, ...]:
        value, (alias, how) = getattr(part, name), _hows(type(part))[name]
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        return tuple([self._item(item, how, kind, alias) for item in values])

    def _item(self, value: Any, how: tuple[str, str], kind: str, name: str) -> Item:
        if isinstance(value, Part):
            return Item("", code=str(getattr(value, "key", "")), parts=self._parts(value, kind))
        match how[0]:
            case "ref":
                return self.reference(how[1], value)
            case "choice":
                return self.choice(kind, name, value)
            case "web":
                return Item(host(value), url=value, code=value)
            case "text":
                return Item(str(value), code=str(value))
        said: dict[str, Callable[[Any], str]] = {
            "date": self.words.date,
            "number": self.words.number,
            "money": self.words.money,
            "country": self.words.country,
            "language": self.words.language_name,
        }
        return Item(said[how[0]](value), code=str(value))

    def choice(self, kind: str, name: str, value: str) -> Item:
        """The words of a code: the kind's own, or those all kinds share."""
        key = (kind, name, value)
        if key not in self._choices:
            self._choices[key] = Item(self.words.first(f"{kind}.{name}.{value}", f"value.{name}.{value}"), code=value)
        return self._choices[key]

    def card(self, record: Record) -> Card:
        """The record as lists show it."""
        key = (record.kind.name, record.slug)
        if key not in self._cards:
            self._cards[key] = self._card(record)
        return self._cards[key]

    def _card(self, record: Record) -> Card:
        text, facts = self.text(record), record.facts
        colour, icon = self.look(record)
        return Card(
            kind=record.kind.name,
            slug=record.slug,
            title=self.title(record),
            url=self.link(f"{record.address}/"),
            summary=str(getattr(text.words, "summary", "")),
            language=self.foreign(text.language),
            title_language=self.foreign(text.language) if "title" in vars(text.words) else "",
            tags=tuple(item for name in record.kind.tags for item in self._items(facts, record.kind.name, name)[:3]),
            colour=colour,
            icon=icon,
            doubt=self.words.say("attested.inferred") if facts.attested == "inferred" else "",
        )

    def look(self, record: Record) -> tuple[str, str]:
        """Colour and icon: the record's own, or those of its first theme."""
        themes = getattr(record.facts, "themes", ())
        bearer = self.site.get("theme", themes[0]) if themes else record
        facts = (bearer or record).facts
        return str(getattr(facts, "colour", "")), str(getattr(facts, "icon", ""))

    def cards(self, records: Iterable[Record]) -> tuple[Card, ...]:
        """Cards in the order of their kind."""
        return tuple(map(self.card, self.ordered(records)))

    def ordered(self, records: Iterable[Record]) -> list[Record]:
        """Records as their list has them: by its ordering fact, the surest first, then by title in this language."""
        return sorted(records, key=self._order)

    def neighbours(self, record: Record) -> tuple[Record | None, Record | None]:
        """The records before and after it in the list of its kind; nothing at either end."""
        kind = record.kind.name
        if (known := self.site.earlier.get(__name__)) is not None:
            before, after = known[kind, record.slug][self.language]
        else:
            if kind not in self._neighbours:
                self._neighbours[kind] = self.order(kind)
            before, after = self._neighbours[kind][record.slug]
        return self.site.get(kind, before), self.site.get(kind, after)

    def order(self, kind: str) -> dict[str, tuple[str, str]]:
        """Of every record of a kind the slugs before and after it in its list; empty at either end."""
        listed = [record.slug for record in self.ordered(self.site.all(kind))]
        around = zip(("", *listed), listed, (*listed[1:], ""), strict=False)
        return {slug: (before, after) for before, slug, after in around}

    def by_kind(self, records: Iterable[Record]) -> list[Record]:
        """Records kind by kind, those of each as their list has them."""
        found = list(records)
        return [one for kind in self.site.kinds for one in self.ordered(r for r in found if r.kind.name == kind.name)]

    def _order(self, record: Record) -> tuple[Any, ...]:
        key = (record.kind.name, record.slug)
        if key not in self._orders:
            fact = _rank(record.facts, record.kind.order) if record.kind.order else 0
            sure = SURE.index(record.facts.attested)
            self._orders[key] = (fact is None, fact or 0, sure, sortable(self.title(record)), record.slug)
        return self._orders[key]

    def label(self, kind: str, name: str) -> str:
        """A field's name in words: the kind's own, or the one all kinds share."""
        if (kind, name) not in self._labels:
            self._labels[kind, name] = self.words.first(f"{kind}.field.{name}", f"field.{name}")
        return self._labels[kind, name]

    def sort(self, what: str) -> str:
        """What two like records share, in words: a kind of record, or a fact."""
        if ("", what) not in self._labels:
            self._labels["", what] = self.words.first(f"similar.{what}", f"kind.{what}.one")
        return self._labels["", what]

    def heading(self, kind: Kind, name: str) -> str:
        """The label of a column of facts: where there is an end, a start stands for the whole period."""
        if name == "start" and "end" in kind.facts.model_fields:
            return self.words.say("field.period")
        return self.label(kind.name, kind.facts.model_fields[name].alias or name)


def host(address: str) -> str:
    """The site's name in a web address, without `www.`."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def sortable(title: str) -> str:
    """A title without case and accents, so that Écologie stands beside ecology and Ά beside α."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _rank(facts: Facts, name: str) -> Any:
    """A fact's place among its like: a choice by its place in the model, everything else by itself."""
    value = getattr(facts, name)
    annotation: Any = type(facts).model_fields[name].annotation
    known = choices(annotation)
    return known.index(value) if value in known else value


@lru_cache(maxsize=256)
def _plan(model: type[Part]) -> tuple[tuple[str, str, tuple[str, str]], ...]:
    """A model's fields that a page shows: name in code, name as written, how its values become words."""
    hidden = HIDDEN if issubclass(model, Facts) else frozenset()
    return tuple(
        (name, alias, _how(info.annotation, tuple(info.metadata)))
        for name, alias, info in fields(model)
        if name not in hidden
    )


@lru_cache(maxsize=256)
def _hows(model: type[Part]) -> dict[str, tuple[str, tuple[str, str]]]:
    return {name: (alias, how) for name, alias, how in _plan(model)}


def _how(annotation: Any, metadata: tuple[Any, ...]) -> tuple[str, str]:
    """How a field's values become words: `ref` with the kind, `choice`, a Shown's name, or `text`."""
    for mark in marks(annotation, metadata):
        if isinstance(mark, Ref):
            return "ref", mark.kind
        if isinstance(mark, Shown):
            return mark.how, ""
    return ("choice" if choices(annotation) else "text"), ""
