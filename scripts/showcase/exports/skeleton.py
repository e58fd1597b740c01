"""A kind → the files of a new record, every field explained, ready to fill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from showcase.field import Part, Ref
from showcase.record import Kind, fields, marks


def skeleton(kind: Kind, language: str) -> Iterator[tuple[str, str]]:
    """`record.yml` and `text.<language>.md`; what is not required stands behind `#`."""
    up = "../" if kind.single else "../../"
    schema = f"# yaml-language-server: $schema={up}.schemas/{kind.name}.schema.json"
    yield "record.yml", "\n".join((schema, *_lines(kind.facts), ""))
    words = "\n".join(_lines(kind.words))
    yield f"text.{language}.md", f"---\n{words}\n---\n\n"


def _lines(model: type[Part]) -> Iterator[str]:
    for _, alias, info in fields(model):
        yield f"# {_help(info)}"
        yield f"{alias}:" if info.is_required() else f"# {alias}:"


def _help(info: FieldInfo) -> str:
    found = list(_choices(info.annotation))
    refs = [mark.kind for mark in marks(info.annotation, tuple(info.metadata)) if isinstance(mark, Ref)]  # type: ignore[arg-type]
    said = (
        info.description or "",
        f"One of: {', '.join(found)}." if found else "",
        f"Folder name of a {refs[0].replace('-', ' ')}." if refs else "",
        "A list: [one, two]." if get_origin(info.annotation) is tuple else "",
    )
    return " ".join(part for part in said if part) or ("Required." if info.is_required() else "Optional.")


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from _choices(inner)
