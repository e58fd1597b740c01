"""What pydantic refused of located values → problems: each at its line and column, with what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from showcase.mapping import Located, Path
from showcase.message import Message, template, told
from showcase.problem import QUOTED, Place, Problem, quote, visible

SIMILAR = 0.75
"""How alike two words must be before we ask «did you mean»; Python's own 0.6 proposes `cluster` for `colour`."""


def refusals(error: ValidationError, model: type[BaseModel], located: Located, label: Message) -> Iterator[Problem]:
    """Each cause once: a misspelt field is not also a missing one."""
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
        info = _fields(model).get(str(step))
        model = _inner(info.annotation) if info else model
    return list(_fields(model))


def _fields(model: Any) -> dict[str, FieldInfo]:
    """A model's fields by their names as written; of what is no model, none."""
    return {info.alias or name: info for name, info in model.model_fields.items()} if _is_part(model) else {}


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


def _unknown(loc: Path, near: str | None, model: Any, located: Located, label: Message) -> Problem:
    names = tuple(_names(model, loc))
    hint = told("did you mean `{name}`?", name=near) if near else told("the fields are: {names}", names=names)
    place = located.keys.get(loc) or located.place(loc)
    message = told("{label} has no field {field}", label=label, field=quote(dotted(loc)))
    return Problem(place, "field-unknown", message, hint)


def _missing(loc: Path, located: Located, label: Message) -> Problem:
    name = loc[-1]
    empty = located.keys.get(loc)
    return Problem(
        empty or located.place(loc[:-1]),
        "field-missing",
        told("{label} needs `{field}`", label=label, field=dotted(loc)),
        told("write a value after `{field}:`", field=name) if empty else told("add a line `{field}: …`", field=name),
    )


def dotted(loc: Path) -> str:
    """A field's place among others, as people say it: `steps[2].leader`."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{visible(step)[:QUOTED]}" for step in loc)
    return "".join(steps).lstrip(".")


_SINGLE = told("write a single value after the colon")
_LIST = (template("`{field}` is not a list"), told("write it in brackets: [one, two]"))
_FIELDS = (template("`{field}` has no fields of its own"), told("write its fields below it, indented"))
_SHAPES = {
    "tuple_type": ("value-not-a-list", *_LIST),
    "list_type": ("value-not-a-list", *_LIST),
    "string_type": ("value-not-text", template("`{field}` is not one plain value"), _SINGLE),
    "dict_type": ("value-not-a-mapping", *_FIELDS),
    "model_type": ("value-not-a-mapping", *_FIELDS),
    "model_attributes_type": ("value-not-a-mapping", *_FIELDS),
    "too_short": ("field-missing", template("`{field}` needs at least one entry"), told("add one")),
}


def _wrong(e: Any, located: Located) -> Problem:
    loc = tuple(step for step in e["loc"] if step != "[key]")
    place, name, context = located.place(loc), dotted(loc), e.get("ctx", {})
    if "[key]" in e["loc"]:
        place = located.keys.get(loc, place)
    if "hint" in context:
        message = told("`{field}`: {what}", field=name, what=context["message"])
        return Problem(place, e["type"], message, context["hint"])
    if e["type"] == "literal_error":
        value = _at(located.data, loc)
        if isinstance(value, str):
            return _not_listed(name, place, value, context["expected"])
    code, sentence, hint = _SHAPES.get(e["type"], _SHAPES["string_type"])
    return Problem(place, code, told(sentence, field=name), hint)


def _not_listed(name: str, place: Place, value: str, expected: str) -> Problem:
    choices = [choice.strip("' ") for choice in expected.replace(" or ", ", ").split(",")]
    near = difflib.get_close_matches(value, choices, n=1, cutoff=SIMILAR)
    hint = told("did you mean `{name}`?", name=near[0]) if near else told("write one of: {names}", names=tuple(choices))
    message = told("`{field}`: {value} is not a value it can have", field=name, value=quote(value))
    return Problem(place, "value-not-listed", message, hint)


def _at(data: Any, loc: Path) -> Any:
    for step in loc:
        data = data[step]
    return data
