"""A kind and plain values → the text of `record.yml` and of `text.<language>.md`, in the usual form.

`record_text(kind, values)` and `words_text(kind, values, body)` take the fields as they are written (`also-known-as`)
or named in code (`also_known_as`), and values as a reader has them: texts, numbers, lists or tuples, mappings; so also
`record.facts.model_dump(by_alias=True, exclude_unset=True)`. None is a field that is not written. What `load` reads of
the text are the same values: `NO`, `012`, `2010~`, `#`, colons, blanks at the ends.

The usual form: fields in the order of the kind's model, its own before those that every record has; facts bare where
YAML allows it, words always in double quotes; a list or part on one line if it fits in 100 columns, else an entry a
line. `notes` are the comments that stay with their fields, by path (see `tidy`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, TypeGuard, get_args, get_origin

from showcase.field import Facts, Part, Words
from showcase.mapping import Path
from showcase.record import Kind, fields
from showcase.scalar import folded, key, quoted, scalar

WIDTH = 100
"""Columns of one line, where a line can be broken."""


class Note(NamedTuple):
    """Comments of one field: on lines above it, at the end of its line, below all it holds; `""` is a blank line."""

    above: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """All comments of a mapping: those before its first field, by path, and after its last; and what was folded."""

    head: tuple[str, ...] = ()
    by_path: Mapping[Path, Note] = field(default_factory=dict)
    tail: tuple[str, ...] = ()
    folded: frozenset[Path] = frozenset()
    """Texts that somebody wrote over several lines: they stay so."""


class _Form(NamedTuple):
    """How one file is written."""

    notes: Notes
    noted: frozenset[Path]
    """Lists and parts with a comment or a folded text inside: they cannot stand on one line."""
    words: bool


NO_NOTES = Notes()


def record_text(kind: Kind, values: Mapping[str, Any], notes: Notes | None = None) -> str:
    """The text of `record.yml`; without `notes`, it begins with the line that tells editors its schema."""
    found = notes or Notes(head=(schema_line(kind),))
    return "\n".join((*_lines(kind.facts, values, found, words=False), ""))


def words_text(kind: Kind, values: Mapping[str, Any], body: str, notes: Notes | None = None) -> str:
    """The text of `text.<language>.md`: its front matter, a blank line, its body."""
    lines = body.split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    front = _lines(kind.words, values, notes or NO_NOTES, words=True)
    return "\n".join(("---", *front, "---", *(("", *lines) if lines else ()), ""))


def schema_line(kind: Kind) -> str:
    """The comment from which an editor knows the fields of a `record.yml`."""
    up = "../" if kind.single else "../../"
    return f"# yaml-language-server: $schema={up}.schemas/{kind.name}.schema.json"


@lru_cache(maxsize=256)
def ordered(model: type[Part]) -> tuple[tuple[str, str, Any], ...]:
    """A model's fields as they are written: a kind's own first, then those that all kinds share."""
    base: type[Part] = next((one for one in (Facts, Words) if issubclass(model, one)), Part)
    own = [entry for entry in fields(model) if entry[0] not in base.model_fields]
    return (*own, *(entry for entry in fields(model) if entry[0] in base.model_fields))


def _lines(model: type[Part], values: Mapping[str, Any], notes: Notes, *, words: bool) -> Iterator[str]:
    paths = (*notes.by_path, *notes.folded)
    noted = frozenset(path[:end] for path in paths for end in range(len(path)))
    last = ""
    for line in (*notes.head, *_block(values, model, (), "", _Form(notes, noted, words)), *notes.tail):
        if line or last:  # one blank line between two others, none at the top
            yield line
        last = line


def _block(values: Mapping[str, Any], shape: Any, path: Path, pad: str, form: _Form) -> Iterator[str]:
    """A mapping, an entry on each line."""
    for name, value, inner in _members(values, shape):
        yield from _noted((*path, name), _entry(f"{pad}{key(name)}:", value, inner, (*path, name), form), pad, form)


def _noted(path: Path, lines: Iterable[str], pad: str, form: _Form) -> Iterator[str]:
    """Lines with the comments above and below them; of several comments beside one, all but the last go above."""
    note = form.notes.by_path.get(path, Note())
    for comment in (*note.above, *note.beside[:-1]):
        yield f"{pad}{comment}" if comment else ""
    beside = f"  {note.beside[-1]}" if note.beside else ""
    for line in lines:
        yield line + beside
        beside = ""
    yield from (f"{pad}{comment}" for comment in note.below)


def _members(values: Mapping[str, Any], shape: Any) -> Iterator[tuple[str, Any, Any]]:
    """The entries of a mapping that are written, in their order: name, value, declared type."""
    if not _is_part(shape):
        inner = get_args(shape)[1] if get_origin(shape) is dict else None
        yield from ((str(name), value, inner) for name, value in values.items())
        return
    known = {name for field_names in ordered(shape) for name in field_names[:2]}
    for name, alias, info in ordered(shape):
        if alias in values or name in values:
            yield alias, values[alias if alias in values else name], info.annotation
    yield from ((name, value, None) for name, value in values.items() if name not in known)


def _entry(head: str, value: Any, shape: Any, path: Path, form: _Form) -> Iterator[str]:
    """A value behind its name or its hyphen."""
    pad = " " * (len(head) - len(head.lstrip()))
    shape = _plain(shape)
    if value is None:
        yield head
    elif not isinstance(value, (Mapping, list, tuple)):
        first, *rest = _prose(_text(value), len(pad) + 2, form) if path in form.notes.folded else [_scalar(value, form)]
        yield f"{head} {first}"
        yield from (f"{pad}  {line}" for line in rest)
    elif (line := _flow(value, shape, path, form)) and (len(head) + 1 + len(line) <= WIDTH or not value):
        yield f"{head} {line}"
    else:
        yield head
        if isinstance(value, Mapping):
            yield from _block(value, shape, path, f"{pad}  ", form)
        else:
            yield from _items(value, shape, path, f"{pad}  ", form)


def _prose(text: str, indent: int, form: _Form) -> list[str]:
    """The lines of a text that somebody wrote over several, if it still needs more than one."""
    lines = folded(text, WIDTH - indent)
    return lines if lines and (len(lines) > 2 or text.endswith("\n")) else [_scalar(text, form)]


def _items(values: Iterable[Any], shape: Any, path: Path, pad: str, form: _Form) -> Iterator[str]:
    """A list, an entry on each line."""
    inner = _plain(next(iter(get_args(shape)), None))
    for number, value in enumerate(values):
        here = (*path, number)
        yield from _noted(here, _item(value, inner, here, pad, form), pad, form)


def _item(value: Any, shape: Any, path: Path, pad: str, form: _Form) -> Iterator[str]:
    if not value or not isinstance(value, Mapping):
        yield from _entry(f"{pad}-", value, shape, path, form)
        return
    hyphen = f"{pad}- "
    for line in _block(value, shape, path, f"{pad}  ", form):
        if not hyphen or not line or line.lstrip().startswith("#"):
            yield line if not hyphen else line[2:]  # what stands above the first field stands above the hyphen
        else:
            yield hyphen + line[len(hyphen) :]
            hyphen = ""


def _flow(value: Any, shape: Any, path: Path, form: _Form) -> str:
    """A list or part on one line, or nothing where it cannot stand on one."""
    if not value:
        return "[]" if isinstance(value, (list, tuple)) else "{}"
    inner = list(value.values() if isinstance(value, Mapping) else value)
    if path in form.noted or any(one is None or isinstance(one, (Mapping, list, tuple)) for one in inner):
        return ""
    if not isinstance(value, Mapping):
        return f"[{', '.join(_scalar(one, form, flow=True) for one in value)}]"
    if form.words:
        return ""
    members = (f"{key(name)}: {_scalar(one, form, flow=True)}" for name, one, _ in _members(value, shape))
    return f"{{{', '.join(members)}}}"


def _scalar(value: Any, form: _Form, *, flow: bool = False) -> str:
    text = _text(value)
    return quoted(text) if form.words else scalar(text, flow=flow)


def _text(value: Any) -> str:
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}"  # never 1e-07, which no record may say
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise TypeError(f"{value!r} is no value that a record can hold")
    return str(value)


def _plain(shape: Any) -> Any:
    """A declared type without `| None` and without marks."""
    while shape is not None and not _is_part(shape) and get_origin(shape) not in {dict, tuple}:
        inner = [one for one in get_args(shape) if one is not type(None) and not _is_mark(one)]
        if not inner:
            return None
        shape = inner[0]
    return shape


def _is_part(shape: Any) -> TypeGuard[type[Part]]:
    return isinstance(shape, type) and issubclass(shape, Part)


def _is_mark(one: Any) -> bool:
    return not isinstance(one, type) and not get_args(one)
