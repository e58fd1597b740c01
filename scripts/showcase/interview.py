"""A site and a kind → the questions whose answers a new record needs; an answer → a value, or a problem.

The questions are columns of the kind's sheet; an answer is a code or what people call it, several have commas between.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any, NamedTuple

from showcase.column import Column, Shape, columns
from showcase.mapping import read_mapping
from showcase.markdown import read_body
from showcase.meaning import Meanings, meanings
from showcase.message import told
from showcase.problem import Level, Place, Problem, quote
from showcase.record import Kind, decode
from showcase.refusal import SIMILAR
from showcase.site import Site
from showcase.writing import record_text

_NAMES = ("title", "name")
"""What is asked first: a record's title, or its name."""


class Interview(NamedTuple):
    """What is asked, and what answers mean."""

    site: Site
    kind: Kind
    name: Column
    facts: tuple[Column, ...]
    words: tuple[Column, ...]
    """Those beside the title; the last is the text itself."""
    meanings: Meanings


def interview(site: Site, kind: Kind) -> Interview:
    """The questions about a new record of this kind."""
    language = site.settings.languages.default
    asked = [column for column in columns(kind, (language,)) if column.path != ("slug",)]
    asked = [column for column in asked if column.required or column.is_body]
    name = next(column for wanted in _NAMES for column in asked if column.path == (wanted,))
    rest = [column for column in asked if column is not name]
    words = (column for column in rest if column.language)
    return Interview(
        site, kind, name, tuple(one for one in rest if not one.language), tuple(words), meanings(site, kind)
    )


def values(asked: Interview, column: Column, answer: str) -> dict[str, Any]:
    """The field that an answer fills, as it is written in a record."""
    several = column.shape is not Shape.ONE
    parts = answer.replace(",", " ").split() if several and column.how == "web" else answer.split(",")
    codes = [asked.meanings.code(column, part.strip()) for part in (parts if several else [answer]) if part.strip()]
    if column.shape is Shape.EACH:
        return {column.path[0]: [{column.path[1]: code} for code in codes]}
    return {column.path[0]: codes if several else "".join(codes)}


def wrong(asked: Interview, column: Column, answer: str) -> Problem | None:
    """What `check` would say of an answer."""
    if not answer.strip():
        return Problem(Place(""), "text-empty", told("this is needed"), told("write something, or end with Ctrl+C"))
    if column.is_body:
        found = read_body("", answer, first_line=1)[1]
    else:
        given = values(asked, column, answer)
        located, found = read_mapping("", record_text(asked.kind, given))
        model = asked.kind.words if column.language else asked.kind.facts
        # What else the record needs is not this answer's fault.
        more = decode(model, located, asked.kind.label)[1] if located else ()
        found = (*found, *(problem for problem in more if problem.code != "field-missing"))
        found = (*found, *_unknown(asked, column, given))
    return next((problem for problem in found if problem.level is Level.ERROR), None)


def _unknown(asked: Interview, column: Column, given: Mapping[str, Any]) -> tuple[Problem, ...]:
    """A reference to a record that is not there."""
    if not column.kind:
        return ()
    kind = next(kind for kind in asked.site.kinds if kind.name == column.kind)
    known = sorted(asked.site.slugs.get(column.kind, ()))
    given_codes = given[column.path[0]]
    for slug in given_codes if isinstance(given_codes, list) else [given_codes]:
        if slug not in known:
            near = difflib.get_close_matches(slug, known, n=1, cutoff=SIMILAR)
            hint = told("write the name of a folder of {folder}", folder=f"content/{kind.folder}/")
            message = told("there is no {kind} named {name}", kind=kind.noun, name=quote(slug))
            return (
                Problem(
                    Place(""), "ref-unknown", message, told("did you mean `{name}`?", name=near[0]) if near else hint
                ),
            )
    return ()
