"""A kind → the files of a new record, every field explained, ready to fill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from showcase.field import Part, Ref
from showcase.record import Kind, fields, marks
from showcase.writing import ordered, schema_line


def skeleton(kind: Kind, language: str) -> Iterator[tuple[str, str]]:
    """`record.yml` and `text.<language>.md`; what is not required stands behind `#`."""
    yield "record.yml", "\n".join((schema_line(kind), *_lines(kind.facts), ""))
    words = "\n".join(_lines(kind.words))
    yield f"text.{language}.md", f"---\n{words}\n---\n\n"


def _lines(model: type[Part]) -> Iterator[str]:
    for _, alias, info in ordered(model):
        yield f"# {_help(info)}"
        yield f"{alias}:" if info.is_required() else f"# {alias}:"


def optional(model: type[Part]) -> tuple[str, ...]:
    """The fields that a record can do without, each explained, as comments."""
    return tuple(
        line
        for _, alias, info in ordered(model)
        if not info.is_required()
        for line in (f"# {_help(info)}", f"# {alias}:")
    )


def _help(info: FieldInfo) -> str:
    found = list(_choices(info.annotation))
    refs = [mark.kind for mark in marks(info.annotation, tuple(info.metadata)) if isinstance(mark, Ref)]  # type: ignore[arg-type]
    part = _part(info.annotation)
    said = (
        info.description or "",
        f"One of: {', '.join(found)}." if found and not part else "",
        f"Folder name of a {refs[0].replace('-', ' ')}." if refs and not part else "",
        _shape(get_origin(info.annotation), part),
    )
    return " ".join(part for part in said if part) or ("Required." if info.is_required() else "Optional.")


def _shape(origin: Any, part: type[Part] | None) -> str:
    """How a value of more than one piece is written."""
    names = [alias for _, alias, _ in fields(part)] if part else []
    if origin is tuple:
        return (
            f"Each entry below it, as `- {names[0]}: …`, with: {', '.join(names)}." if names else "A list: [one, two]."
        )
    if origin is dict:
        return f"Below it a line for each key{', with: ' + ', '.join(names) if names else ', as `key: words`'}."
    return f"Below it, indented: {', '.join(names)}." if names else ""


def _part(annotation: Any) -> type[Part] | None:
    """The mapping that a value is made of, if it is."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((part for inner in get_args(annotation) if (part := _part(inner))), None)


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from _choices(inner)
