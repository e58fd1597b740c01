"""A kind → a record that holds names instead of values, so that a form can draw the page that its record will have.

The record's own template is drawn with it; where `{start}` comes out, the script of the form puts what was typed, and
what nobody typed it takes away. So the look of a page is written once, in the template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from showcase.column import SLUG, Column, Shape, columns
from showcase.record import Kind
from showcase.shown import Cited, Fact, Item, Provenance
from showcase.view import HIDDEN, SURE, Viewer

_APART = {SLUG, "budget-precision", *HIDDEN}
"""What is no fact of the panel, or only changes how another is said."""
_FEW = 3
"""A required choice among so few values may change the page: the template is drawn for each of them."""


def looks(kind: Kind, viewer: Viewer) -> Iterator[dict[str, Any]]:
    """What the template is given: first as the record mostly looks, then for each value that may change its look."""
    found = columns(kind, (viewer.site.settings.languages.default,))
    yield {"when": "", **_shown(kind, found, viewer, {})}
    for column in found:
        if column.required and column.choices and len(column.choices) <= _FEW and len(column.path) == 1:
            for code in column.choices if column.path[0] not in HIDDEN else ():
                yield {"when": f"{column.name}={code}", **_shown(kind, found, viewer, {column.name: code})}


def ties() -> tuple[str, ...]:
    """How a record can be tied to the programme, for each of which there is a badge."""
    return SURE


def colours(viewer: Viewer) -> dict[str, tuple[str, str]]:
    """Colour and icon of the records that have their own, by slug."""
    return {record.slug: viewer.look(record) for record in viewer.site.all("theme")}


def _shown(kind: Kind, found: Iterable[Column], viewer: Viewer, codes: Mapping[str, str]) -> dict[str, Any]:
    facts = (column for column in found if not column.language and column.path[0] not in _APART)
    words = _words(column for column in found if column.language)
    return {
        "kind": kind.name,
        "record_title": "{title}" if "title" in words else "{name}",
        "words": words,
        "facts": _facts(facts, kind, viewer, codes),
        "provenance": Provenance(
            attested="source",
            label="{attested}",
            meaning="",
            sources=(Cited("{sources.url}", "{sources.url}", "", "{sources.seen}", ()),),
            confirmed="",
            others=(),
        ),
        "crumbs": (
            Item(viewer.words.say("nav.home"), viewer.link("")),
            Item(viewer.words.say(f"kind.{kind.name}.many"), viewer.link(f"{kind.folder}/")),
        ),
    }


def _words(found: Iterable[Column]) -> dict[str, Any]:
    names = ((column, column.name.rpartition(".")[0]) for column in found if not column.is_body)
    return {
        column.path[0]: {"key": f"{{{name}}}"} if column.shape is Shape.KEYED else f"{{{name}}}"
        for column, name in names
        if len(column.path) == 1
    }


def _facts(found: Iterable[Column], kind: Kind, viewer: Viewer, codes: Mapping[str, str]) -> dict[str, Fact]:
    """Every fact that the kind knows, in the order of its model, named by itself."""
    facts: dict[str, Fact] = {}
    for column in found:
        item = _item(column, codes)
        first, *rest = column.path
        name = first.replace("-", "_")
        if rest:
            part = Fact(rest[0], viewer.label(kind.name, rest[0]), (item,))
            parts = {**(facts[name].items[0].parts if name in facts else {}), rest[0].replace("-", "_"): part}
            item = Item("", parts=parts)
        facts[name] = Fact(first, viewer.label(kind.name, first), (item,))
    return facts


def _item(column: Column, codes: Mapping[str, str]) -> Item:
    """A value that is its field's name; of a choice among few in a part, the first, for templates look them up."""
    name = f"{{{column.name}}}"
    code = codes.get(column.name, "") or (column.choices[0] if column.choices and len(column.path) > 1 else name)
    return Item(name, name if column.how in {"ref", "web"} else "", "", code)
