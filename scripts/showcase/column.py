"""A kind and the site's languages → the columns of its sheet, one for each value that a record can hold.

A column is named as people say where its value stands: `budget`, `funding.rate`, `members.count` (one entry a line),
`title.fr`, `steps.summary.fr` (one `key: words` a line), `body.fr`. A question of an issue form is a column too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from showcase import limits
from showcase.field import Part, Ref, Shown, Written, choices
from showcase.record import Kind, marks
from showcase.writing import ordered

SLUG, BODY = "slug", "body"


class Shape(Enum):
    """How the values of a column lie in a cell."""

    ONE = "one"
    MANY = "many"
    """Several, one a line."""
    EACH = "each"
    """One for each entry of a list, an entry a line."""
    EACH_MANY = "each-many"
    """Several for each entry, with commas, an entry a line."""
    KEYED = "keyed"
    """One for each key, a line `key: words` each."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where its value stands in a record, how it lies in a cell, what it may be."""

    name: str
    path: tuple[str, ...]
    """Names as written; of several parts, the first is the field."""
    shape: Shape
    how: str
    """`text`, `choice`, `ref`, `code`, `slug`, `body`, or a Shown's: `date`, `number`, `money` …"""
    required: bool = False
    language: str = ""
    """Of words: the language they are in."""
    choices: tuple[str, ...] = ()
    kind: str = ""
    """Of a reference: the kind it points at."""
    limit: int = 0
    """Characters of one value, when they are limited."""

    @property
    def is_body(self) -> bool:
        """Whether it holds a whole text."""
        return self.how == BODY


def columns(kind: Kind, languages: Sequence[str]) -> tuple[Column, ...]:
    """All columns of a kind: its name, the words of the first language, the facts, the words of the others."""
    slug = Column(SLUG, (SLUG,), Shape.ONE, SLUG, required=True, limit=limits.SLUG_LONGEST)
    first, *others = [tuple(_words(kind, code)) for code in languages]
    found = (() if kind.single else (slug,), first, tuple(_of(kind.facts, ())), *others)
    return tuple(column for part in found for column in part)


def _words(kind: Kind, code: str) -> Iterator[Column]:
    """The columns of one language; none is required, for a record need not have every language."""
    for column in _of(kind.words, ()):
        yield replace(column, name=f"{column.name}.{code}", language=code)
    yield Column(f"{BODY}.{code}", (), Shape.ONE, BODY, language=code, limit=limits.BODY)


def _of(
    model: type[Part], path: tuple[str, ...], shape: Shape = Shape.ONE, *, required: bool = True
) -> Iterator[Column]:
    """The columns of a model that stands at `path`, its values lying as `shape` says."""
    for _, alias, info in ordered(model):
        here = (*path, alias)
        needed = required and info.is_required()
        container, part = _container(info.annotation)
        lies = _lies(shape, container, is_part=part is not None)
        if part:
            yield from _of(part, here, lies, required=needed)
        else:
            yield _leaf(here, lies, info, required=needed)


def _lies(around: Shape, container: Any, *, is_part: bool) -> Shape:
    """How values lie within what is around them."""
    known = {
        (Shape.ONE, None): Shape.ONE,
        (Shape.ONE, tuple): Shape.EACH if is_part else Shape.MANY,
        (Shape.ONE, dict): Shape.KEYED,
        (Shape.EACH, None): Shape.EACH,
        (Shape.KEYED, None): Shape.KEYED,
    }
    if (around, container) == (Shape.EACH, tuple) and not is_part:
        return Shape.EACH_MANY
    return known[around, container]


def _container(annotation: Any) -> tuple[Any, type[Part] | None]:
    """Whether a field holds a list or a mapping by key, and the model of what it holds."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return None, annotation
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in {tuple, dict}:
        return origin, _container(inner[0] if origin is tuple else inner[1])[1]
    return next((found for one in inner if (found := _container(one)) != (None, None)), (None, None))


def _leaf(path: tuple[str, ...], shape: Shape, info: FieldInfo, *, required: bool) -> Column:
    found = marks(info.annotation, tuple(info.metadata))  # type: ignore[arg-type]
    ref = next((mark.kind for mark in found if isinstance(mark, Ref)), "")
    listed = choices(info.annotation)
    limit = next((mark.longest for mark in found if isinstance(mark, Written)), 0)
    how = _how(found, ref=ref, listed=listed)
    return Column(
        ".".join(path),
        path,
        shape,
        how,
        required,
        choices=listed,
        kind=ref,
        limit=limits.ADDRESS if how == "web" else limit,
    )


def _how(found: Sequence[Any], *, ref: str, listed: Sequence[str]) -> str:
    if ref or listed:
        return "ref" if ref else "choice"
    for mark in found:
        if isinstance(mark, Shown):
            return mark.how
        if isinstance(mark, Written):
            return "text"
    return "code"
