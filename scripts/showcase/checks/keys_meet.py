"""Words and facts that share a key meet: no words for a fact that is not there, no fact without words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from showcase.field import Part
from showcase.message import template, told
from showcase.problem import Level, Place, Problem, quote
from showcase.record import Record, Text, fields
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Look at every mapping of the words whose name is also a fact, and at the facts that sources speak of."""
    for record in site:
        yield from _sources(record)
        for text in record.texts.values():
            for name in _shared(type(text.words), type(record.facts)):
                if isinstance(words := getattr(text.words, name), dict):
                    yield from _compare(record, text, name.replace("_", "-"), words)


@cache
def _shared(words: type[Part], facts: type[Part]) -> tuple[str, ...]:
    """The names of the words that also name a fact."""
    return tuple(name for name in words.model_fields if name in facts.model_fields)


def _sources(record: Record) -> Iterator[Problem]:
    names = [alias for _, alias, _ in fields(type(record.facts))]
    for number, source in enumerate(record.facts.sources):
        for position, name in enumerate(source.facts):
            if name not in names:
                place = record.located.place(("sources", number, "facts", position))
                sentence = template("the source speaks of {field}, which {label} does not have")
                message = told(sentence, field=quote(name), label=record.kind.label)
                yield Problem(place, "key-unknown", message, told("the fields are: {names}", names=tuple(names)))


def _compare(record: Record, text: Text, name: str, words: dict[str, Any]) -> Iterator[Problem]:
    facts = getattr(record.facts, name.replace("-", "_"))
    keys = [entry.key if isinstance(entry, Part) else entry for entry in facts]  # type: ignore[attr-defined]
    for key in words:
        if key not in keys:
            hint = told("record.yml has no `{field}`: remove it", field=name)
            hint = told("the keys are: {names}", names=tuple(keys)) if keys else hint
            place = text.located.keys[name, key]
            message = told("`{field}` has no fact {key}", field=name, key=quote(key))
            yield Problem(place, "key-unknown", message, hint)
    for key in keys:
        if key not in words:
            message = told("`{field}` has no words for {key}", field=name, key=quote(key))
            hint = told("add a line `{key}: …` below `{field}:`", field=name, key=key)
            place = text.located.keys.get((name,), Place(text.path))
            yield Problem(place, "key-wordless", message, hint, Level.WARNING)
