"""A sentence with named places, and what fills them → the sentence in any language.

The English sentence is the key to its translations, as in gettext: `told("{name} has no business here", name=…)`.
A Message is that sentence in English, to sort, compare and print, and remembers what it is made of.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

SOURCE = "en"
"""The language of the sentences in the code."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The sentences of one language: by the English one, its forms: for one, for many."""

    language: str
    sentences: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]
    """Which of the forms a number takes."""
    group: str
    """What stands between thousands."""


class Message(str):
    """A sentence in English that can be told in other languages; made by `told` and never changed."""

    __slots__ = ("many", "template", "values")
    template: str
    many: str
    """The template for any number but one; nothing where none is counted."""
    values: tuple[tuple[str, object], ...]
    """What fills each place: a text, another Message, a whole number, or several of them."""

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)

    def __reduce__(self) -> tuple[Callable[..., Message], tuple[object, ...]]:
        return _made, (self.template, self.many, self.values)

    def in_language(self, catalog: Catalog) -> str:
        """The sentence in a language; in English where the catalog does not have it."""
        values = dict(self.values)
        many = bool(self.many)
        forms = catalog.sentences.get(self.template) if self.template else None
        if forms:
            template = forms[catalog.form(_number(values))] if many and len(forms) > 1 else forms[0]
        else:
            template = self.many if many and _number(values) != 1 else self.template
        return _Filling(catalog).vformat(template, (), values)


class _Filling(string.Formatter):
    """Fills places as a language writes values."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, tuple):
            return ", ".join(self.format_field(one, format_spec) for one in value)
        if isinstance(value, Message):
            return value.in_language(self.catalog)
        return format(value, format_spec).replace(",", self.catalog.group) if format_spec else str(value)


def told(template: str, many: str = "", /, **values: object) -> Message:
    """A sentence; with `many`, the number `count` decides between the two."""
    return _made(template, many, tuple(values.items()))


def template(sentence: str) -> str:
    """Mark a sentence that a table keeps to be told later, so that it is found for translation."""
    return sentence


def as_it_is(text: str) -> Message:
    """Words that are the same in every language."""
    return _made("{text}", "", (("text", text),))


def _made(template: str, many: str, values: tuple[tuple[str, object], ...]) -> Message:
    named = {name: ", ".join(map(str, value)) if isinstance(value, tuple) else value for name, value in values}
    chosen = many if many and _number(named) != 1 else template
    message = Message(chosen.format_map(named) if named or "{" in chosen else chosen)
    for name, value in (("template", template), ("many", many), ("values", values)):
        object.__setattr__(message, name, value)
    return message


def _number(values: Mapping[str, Any]) -> int:
    return int(values["count"])


NOTHING = told("")
"""No sentence at all: a problem without a hint."""
