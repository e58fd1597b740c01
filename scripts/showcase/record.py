"""A folder's facts and words, decoded: located values in, one frozen Record or its problems out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from showcase.broken import cut
from showcase.contact import check_contact, may_hold_contact
from showcase.field import Facts, Part, Ref, Shown, Words, Written
from showcase.mapping import Located, Path
from showcase.markdown import Body
from showcase.message import Message, told
from showcase.problem import Problem
from showcase.refusal import dotted, refusals

Model = TypeVar("Model", bound=BaseModel)

Navigation = Literal["header", "explore", "footer"]
"""Where the way to a page stands: above every page, in the footer among what there is to see, or in its last list."""


@dataclass(frozen=True, slots=True, eq=False)  # a kind is itself and no other
class Kind:
    """One kind of record: its name, its folder (also its address), its two models, how lists treat it."""

    name: str
    folder: str
    facts: type[Facts]
    words: type[Words]
    single: bool = False
    """There is one, directly in the folder."""
    optional: bool = False
    """Of this single kind a site may have none."""
    facets: Mapping[str, str] = field(default_factory=dict)
    """Trails (see `trail`) by which a list of this kind is narrowed, with the word in the address; a page per value."""
    tags: tuple[str, ...] = ()
    """Facts that a card shows."""
    columns: tuple[str, ...] = ()
    """Facts that a table shows beside the title, and by which the list is sorted."""
    nav: Navigation = "header"
    """Which navigation leads to the list."""
    order: str = ""
    """Fact by which a list is sorted before the title."""

    @property
    def noun(self) -> Message:
        """What a record of this kind is: `working group`."""
        return _called(self.name)[0]

    @property
    def label(self) -> Message:
        """The kind in a sentence: `a working group`."""
        return _called(self.name)[1]

    @property
    def text_label(self) -> Message:
        """Its text in a sentence: `the text of a working group`."""
        return _called(self.name)[2]


@lru_cache(maxsize=64)
def _called(name: str) -> tuple[Message, Message, Message]:
    """What a kind is called, what one of its records is, and what one of their texts is."""
    noun = told(name.replace("-", " "))
    label = told(f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}")
    return noun, label, told("the text of {label}", label=label)


@dataclass(frozen=True, slots=True)
class Text:
    """All a record says in one language."""

    language: str
    path: str
    words: Words
    body: Body
    located: Located
    """Where each of the words stands."""
    source: str = ""
    """Its body as it is written, in Markdown."""


@dataclass(frozen=True, slots=True)
class Record:
    """One programme, one region, one project: its facts, its texts by language, where each fact stands."""

    kind: Kind
    slug: str
    path: str
    """Its folder, from the site's root."""
    facts: Facts
    texts: Mapping[str, Text]
    located: Located
    pictures: Mapping[str, bytes]
    """The pictures beside it, by file name."""
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By language and field, the fingerprint of the words that were translated (see `memory`)."""

    @property
    def address(self) -> str:
        """Its address below a language's prefix: `projects/atlas`, `programme`."""
        return self.kind.folder if self.kind.single else f"{self.kind.folder}/{self.slug}"

    def title(self, language: str) -> str:
        """Its title in a language that it has, else its name, else its slug."""
        text = self.texts.get(language)
        words = getattr(text.words, "title", None) if text else None
        return words or getattr(self.facts, "name", None) or self.slug


@lru_cache(maxsize=256)
def fields(model: type[Part]) -> tuple[tuple[str, str, FieldInfo], ...]:
    """A model's fields: name in code, name as written, declaration."""
    return tuple((name, info.alias or name, info) for name, info in model.model_fields.items())


@lru_cache(maxsize=1024)
def marks(info_type: Any, metadata: tuple[Any, ...]) -> tuple[Any, ...]:
    """The markers (Ref, Written …) of a field, wherever its type hides them."""
    found = [mark for mark in metadata if isinstance(mark, (Ref, Shown, Written))]
    for inner in get_args(info_type):
        found += [mark for mark in getattr(inner, "__metadata__", ()) if isinstance(mark, (Ref, Shown, Written))]
        found += marks(inner, ())
    return tuple(found)


@lru_cache(maxsize=256)
def _sought(model: type[Part], mark: type) -> tuple[tuple[str, str, tuple[Any, ...]], ...]:
    """The fields of a model that carry a marker, or hold parts whose fields may: both names, all markers."""
    found = (
        (name, alias, info.annotation, marks(info.annotation, tuple(info.metadata)))  # type: ignore[arg-type]
        for name, alias, info in fields(model)
    )
    return tuple(
        (name, alias, known)
        for name, alias, annotation, known in found
        if mark is object or any(isinstance(one, mark) for one in known) or _holds_parts(annotation)
    )


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_holds_parts(inner) for inner in get_args(annotation))


def walk(part: Part, path: Path = (), *, mark: type = object) -> Iterator[tuple[Path, tuple[Any, ...], Any]]:
    """Every written value of a decoded part: its path as written, its markers, the value; of those with a marker."""
    written, values = part.model_fields_set, vars(part)
    for name, alias, known in _sought(type(part), mark):
        if name in written:
            value = values[name]
            if isinstance(value, str):
                yield (*path, alias), known, value
            elif value is not None:
                yield from _spread(value, (*path, alias), known, mark)


def _spread(
    value: Any, path: Path, marks: tuple[Any, ...], sought: type
) -> Iterator[tuple[Path, tuple[Any, ...], Any]]:
    if isinstance(value, Part):
        yield from walk(value, path, mark=sought)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _spread(item, (*path, number), marks, sought)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _spread(item, (*path, key), marks, sought)
    elif value is not None:
        yield path, marks, value


def references(facts: Facts) -> Iterator[tuple[Path, str, str]]:
    """Every reference of a record: path of the value, kind and slug of what it points at."""
    for path, marks, value in walk(facts, mark=Ref):
        for mark in marks:
            if isinstance(mark, Ref):
                yield path, mark.kind, value


def decode(
    model: type[Model], located: Located, label: Message, *, calm: bool = False
) -> tuple[Model | None, tuple[Problem, ...]]:
    """Give located values their declared types; `label` names the thing in a sentence (`a project`)."""
    try:
        # A simple text has a value for each of its fields.
        part = model.model_validate(located.data if located.source else _without_nothing(located.data))
    except ValidationError as error:
        return None, tuple(refusals(error, model, located, label))
    # The values of a simple text are pieces of it: nothing was cut off, and what is calm holds no address.
    return part, () if calm and located.source else tuple(_doubts(part, located))


def _without_nothing(value: Any) -> Any:
    """A field with nothing after its colon is a field that is not there."""
    if isinstance(value, dict):
        return {key: _without_nothing(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nothing(item) for item in value]
    return value


def _doubts(part: BaseModel, located: Located) -> Iterator[Problem]:
    """What a type cannot tell of its value: an end that was cut off, and what only looks like a private address."""
    for path, marks, value in walk(part, mark=Written):  # type: ignore[arg-type]
        if any(isinstance(mark, Written) for mark in marks):
            if path in located.cuts:
                yield cut(located.place(path), value, located.cuts[path])
            for _, found in check_contact(value) if may_hold_contact(value) else ():
                message = told("`{field}`: {what}", field=dotted(path), what=found.message)
                yield Problem(located.place(path), found.code, message, found.hint, found.level)
