"""A folder's facts and words, decoded: located values in, one frozen Record or its problems out."""

from __future__ import annotations

import difflib
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
from showcase.problem import QUOTED, Place, Problem, quote, visible

SIMILAR = 0.75
"""How alike two words must be before we ask «did you mean»; Python's own 0.6 proposes `cluster` for `colour`."""

Model = TypeVar("Model", bound=BaseModel)

Navigation = Literal["header", "explore", "footer"]
"""Where the way to a page stands: above every page, in the footer among what there is to see, or in its last list."""


@dataclass(frozen=True, slots=True)
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
    def label(self) -> str:
        """The kind in a sentence: `a working group`."""
        words = self.name.replace("-", " ")
        return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


@dataclass(frozen=True, slots=True)
class Text:
    """All a record says in one language."""

    language: str
    path: str
    words: Words
    body: Body
    located: Located
    """Where each of the words stands."""


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


def walk(part: Part, path: Path = ()) -> Iterator[tuple[Path, tuple[Any, ...], Any]]:
    """Every written value of a decoded part: its path as written, its markers, the value."""
    for name, alias, info in fields(type(part)):
        if name not in part.model_fields_set:
            continue
        found = marks(info.annotation, tuple(info.metadata))  # type: ignore[arg-type]
        yield from _spread(getattr(part, name), (*path, alias), found)


def _spread(value: Any, path: Path, marks: tuple[Any, ...]) -> Iterator[tuple[Path, tuple[Any, ...], Any]]:
    if isinstance(value, Part):
        yield from walk(value, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _spread(item, (*path, number), marks)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _spread(item, (*path, key), marks)
    elif value is not None:
        yield path, marks, value


def references(facts: Facts) -> Iterator[tuple[Path, str, str]]:
    """Every reference of a record: path of the value, kind and slug of what it points at."""
    for path, marks, value in walk(facts):
        for mark in marks:
            if isinstance(mark, Ref):
                yield path, mark.kind, value


def decode(model: type[Model], located: Located, label: str) -> tuple[Model | None, tuple[Problem, ...]]:
    """Give located values their declared types; `label` names the thing in a sentence (`a project`)."""
    try:
        part = model.model_validate(_without_nothing(located.data))
    except ValidationError as error:
        return None, tuple(_problems(error, model, located, label))
    return part, tuple(_doubts(part, located))


def _without_nothing(value: Any) -> Any:
    """A field with nothing after its colon is a field that is not there."""
    if isinstance(value, dict):
        return {key: _without_nothing(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nothing(item) for item in value]
    return value


def _doubts(part: BaseModel, located: Located) -> Iterator[Problem]:
    """What a type cannot tell of its value: an end that was cut off, and what only looks like a private address."""
    for path, marks, value in walk(part):  # type: ignore[arg-type]
        if any(isinstance(mark, Written) for mark in marks):
            place = located.place(path)
            if path in located.cuts:
                yield cut(place, value, located.cuts[path])
            for _, found in check_contact(value) if may_hold_contact(value) else ():
                yield Problem(place, found.code, f"`{_dotted(path)}`: {found.message}", found.hint, found.level)


def _problems(error: ValidationError, model: type[BaseModel], located: Located, label: str) -> Iterator[Problem]:
    errors = error.errors(include_url=False, include_input=False)
    errors = [e for e in errors if e["type"] != "too_short" or not _has_within(errors, e["loc"])]
    unknown = [e for e in errors if e["type"] == "extra_forbidden"]
    missing = [e for e in errors if e["type"] == "missing"]
    explained: set[Path] = set()
    for e in unknown:
        near = _nearest(e["loc"], missing, model, located)
        explained |= {m["loc"] for m in missing if m["loc"][:-1] == e["loc"][:-1] and m["loc"][-1] == near}
        yield _unknown(e["loc"], near, model, located, label)
    for e in missing:
        if e["loc"] not in explained:
            yield _missing(e["loc"], located, label)
    for e in errors:
        if e["type"] not in {"missing", "extra_forbidden"}:
            yield _wrong(e, located)


def _has_within(errors: list[Any], loc: Path) -> bool:
    """Whether an entry of this list is wrong: then it counts for nothing, and the list only seems too short."""
    return any(len(e["loc"]) > len(loc) and e["loc"][: len(loc)] == loc for e in errors)


def _names(model: Any, loc: Path) -> list[str]:
    """Names of the fields at the level of `loc`."""
    for step in loc[:-1]:
        info = next((info for _, alias, info in fields(model) if alias == step), None) if _is_part(model) else None
        model = _inner(info.annotation) if info else model
    return [alias for _, alias, _ in fields(model)] if _is_part(model) else []


def _is_part(model: Any) -> bool:
    return isinstance(model, type) and issubclass(model, BaseModel)


def _inner(annotation: Any) -> Any:
    if _is_part(annotation):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _inner(inner)) is not None), None)


def _nearest(loc: Path, missing: list[Any], model: Any, located: Located) -> str | None:
    wanted = [str(m["loc"][-1]) for m in missing if m["loc"][:-1] == loc[:-1]]
    names = [name for name in _names(model, loc) if (*loc[:-1], name) not in located.keys]
    for candidates in (wanted, names):
        found = difflib.get_close_matches(str(loc[-1]), candidates, n=1, cutoff=SIMILAR)
        if found:
            return found[0]
    return None


def _unknown(loc: Path, near: str | None, model: Any, located: Located, label: str) -> Problem:
    hint = f"did you mean `{near}`?" if near else f"the fields are: {', '.join(_names(model, loc))}"
    place = located.keys.get(loc) or located.place(loc)
    return Problem(place, "field-unknown", f"{label} has no field {quote(_dotted(loc))}", hint)


def _missing(loc: Path, located: Located, label: str) -> Problem:
    name = loc[-1]
    empty = located.keys.get(loc)
    return Problem(
        empty or located.place(loc[:-1]),
        "field-missing",
        f"{label} needs `{_dotted(loc)}`",
        f"write a value after `{name}:`" if empty else f"add a line `{name}: …`",
    )


def _dotted(loc: Path) -> str:
    """A field's place among others, as people say it: `steps[2].leader`."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{visible(step)[:QUOTED]}" for step in loc)
    return "".join(steps).lstrip(".")


_SHAPES = {
    "tuple_type": ("value-not-a-list", "is not a list", "write it in brackets: [one, two]"),
    "list_type": ("value-not-a-list", "is not a list", "write it in brackets: [one, two]"),
    "string_type": ("value-not-text", "is not one plain value", "write a single value after the colon"),
    "dict_type": ("value-not-a-mapping", "has no fields of its own", "write its fields below it, indented"),
    "model_type": ("value-not-a-mapping", "has no fields of its own", "write its fields below it, indented"),
    "model_attributes_type": ("value-not-a-mapping", "has no fields of its own", "write its fields below it, indented"),
    "too_short": ("field-missing", "needs at least one entry", "add one"),
}


def _wrong(e: Any, located: Located) -> Problem:
    loc = tuple(step for step in e["loc"] if step != "[key]")
    place, name, context = located.place(loc), _dotted(loc), e.get("ctx", {})
    if "[key]" in e["loc"]:
        place = located.keys.get(loc, place)
    if "hint" in context:
        return Problem(place, e["type"], f"`{name}`: {context['message']}", context["hint"])
    if e["type"] == "literal_error":
        value = _at(located.data, loc)
        if isinstance(value, str):
            return _not_listed(name, place, value, context["expected"])
    code, message, hint = _SHAPES.get(e["type"], _SHAPES["string_type"])
    return Problem(place, code, f"`{name}` {message}", hint)


def _not_listed(name: str, place: Place, value: str, expected: str) -> Problem:
    choices = [choice.strip("' ") for choice in expected.replace(" or ", ", ").split(",")]
    near = difflib.get_close_matches(value, choices, n=1, cutoff=SIMILAR)
    hint = f"did you mean `{near[0]}`?" if near else f"write one of: {', '.join(choices)}"
    return Problem(place, "value-not-listed", f"`{name}`: {quote(value)} is not a value it can have", hint)


def _at(data: Any, loc: Path) -> Any:
    for step in loc:
        data = data[step]
    return data
