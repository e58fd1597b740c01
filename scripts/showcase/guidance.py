"""A column of a sheet, or question of a form → what it is called and how it is filled in, in a language."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.column import SLUG, Column, Shape
from showcase.record import Kind
from showcase.words import Words


def label(column: Column, kind: Kind, words: Words, language: str = "") -> str:
    """What people call it; words in several languages each with theirs, if it is named."""
    of = [_name(step, column, kind, words) for step in column.path or ("body",)]
    whole = of[0] if len(of) == 1 else words.say("sheet.of", whole=of[0], part=of[1])
    return words.say("sheet.in", label=whole, language=language) if language else whole


def _name(step: str, column: Column, kind: Kind, words: Words) -> str:
    if column.is_body or column.name == SLUG:
        return words.say(f"field.{step}")
    own = (f"{kind.name}.field.{step}", f"field.{step}")
    return words.first(*((f"handoff.field.{step}", *own) if column.language else own))


def value_label(column: Column, value: str, kind: Kind, words: Words) -> str:
    """What people call one of the values it can have."""
    name = column.path[-1]
    return words.first(f"{kind.name}.{name}.{value}", f"value.{name}.{value}", f"{name}.{value}")


def note(column: Column, kind: Kind, words: Words) -> str:
    """How it is filled in, a sentence a line."""
    return "\n".join(_sentences(column, kind, words))


def _sentences(column: Column, kind: Kind, words: Words) -> Iterator[str]:
    if column.required:
        yield words.say("sheet.help.required-words" if column.language else "sheet.help.required")
    if column.how == "ref":
        yield words.say("sheet.help.ref", kind=words.say(f"kind.{column.kind}.many"))
    elif column.how not in {"text", "choice", "code"}:
        yield words.say(f"sheet.help.{column.how}")
    yield from _lying(column, kind, words)
    if column.limit:
        yield words.say("sheet.help.limit", limit=words.number(column.limit))
    for value in column.choices:
        yield f"{value} = {value_label(column, value, kind, words)}"


def _lying(column: Column, kind: Kind, words: Words) -> Iterator[str]:
    """How several values lie in its cells."""
    if column.shape in {Shape.MANY, Shape.KEYED}:
        yield words.say(f"sheet.help.{column.shape.value}")
    elif column.shape is not Shape.ONE:
        yield words.say("sheet.help.each", whole=_name(column.path[0], column, kind, words))
    if column.shape is Shape.EACH_MANY:
        yield words.say("sheet.help.each-many")
