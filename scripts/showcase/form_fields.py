"""A site, a kind and a language → the fields of its form as data: labels, help, limits, what may be chosen.

The fields are the columns of the kind's sheet (`column`), which are made of the kind's models; what a part of a list
cannot do without is read from the kind's JSON Schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from showcase.catalog import catalog
from showcase.column import BODY, SLUG, Column, Shape, columns
from showcase.guidance import label, value_label
from showcase.question import BY_HAND, LANGUAGE, issue_file, proposed, questions
from showcase.record import Kind, Record
from showcase.site import Site
from showcase.words import Words
from showcase.writing import ordered

MOST = 500
"""Records of a kind that the page lists; of a kind with more, the names of folders are typed: the page stays light."""
SECTION = "contribute"
"""The page written by hand below which the form stands."""
SOURCES = f"{SECTION}/form/records/"
"""Where the files of records lie, below the site's root, for who wants to change one."""
_TOLD = {"date", "number", "money", "web", "language"}
"""How values are written that need a word of help."""


class Asked(NamedTuple):
    """For whom a form is made."""

    site: Site
    words: Words


def forms(asked: Asked, link: Callable[[str], str]) -> list[dict[str, Any]]:
    """The form of each kind of which somebody outside may propose a record."""
    return [_form(asked, kind, link) | {"issue": issue_file(number, kind)} for number, kind in _numbered(asked.site)]


def _numbered(site: Site) -> Iterator[tuple[int, Kind]]:
    yield from enumerate(proposed(site), 1)


def listed(asked: Asked) -> dict[str, list[list[str]] | None]:
    """Slug and title of the records of each kind that a form can point at, or whose name it must not take."""
    site = asked.site
    kinds = {kind.name for kind in proposed(site)}
    kinds |= {column.kind for kind in proposed(site) for column in _columns(asked, kind) if column.kind}
    return {
        kind.name: None if len(site.all(kind.name)) > MOST else [_listed(asked, one) for one in site.all(kind.name)]
        for kind in site.kinds
        if kind.name in kinds
    }


def changeable(site: Site) -> frozenset[str]:
    """The kinds whose records a form lists, so that one can be opened and changed."""
    return frozenset(kind.name for kind in proposed(site) if site.count(kind.name) <= MOST)


def countries(asked: Asked) -> dict[str, str]:
    """The country of each region, by its slug."""
    return {record.slug: str(getattr(record.facts, "country", "")) for record in asked.site.all("region")}


def _listed(asked: Asked, record: Record) -> list[str]:
    languages = asked.site.settings.languages
    code = languages.fallback(asked.words.language, record.texts) or languages.default
    return [record.slug, record.title(code), *([code] if code != asked.words.language else [])]


def _form(asked: Asked, kind: Kind, link: Callable[[str], str]) -> dict[str, Any]:
    told, words = catalog(asked.words.language), asked.words
    called = words.say(f"kind.{kind.name}.one")
    schema = _schema(kind)
    fields = [_field(asked, kind, column, schema) for column in _columns(asked, kind)]
    grouped = dict.fromkeys(field["path"][0] for field in fields if field["shape"].startswith("each"))
    return {
        "name": kind.name,
        "folder": kind.folder,
        "list": link(f"{kind.folder}/"),
        "called": called[:1].upper() + called[1:],
        "noun": kind.noun.in_language(told),
        "label": kind.label.in_language(told),
        "textLabel": kind.text_label.in_language(told),
        "facts": [alias for _, alias, _ in ordered(kind.facts)],
        "fields": fields,
        "groups": {path: label(Column(path, (path,), Shape.EACH, "code"), kind, words) for path in grouped},
        "questions": _questions(asked.site, kind),
    }


@lru_cache(maxsize=64)  # the same in all languages
def _schema(kind: Kind) -> Mapping[str, Any]:
    return kind.facts.model_json_schema(by_alias=True)


def _questions(site: Site, kind: Kind) -> dict[str, Any]:
    """The question of the kind's issue form that asks for a column, with its options by code."""
    ending = f".{site.settings.languages.default}"
    return {
        question.column.name.removesuffix(ending): [question.name, {code: text for text, code in question.options}]
        for question in questions(site, kind)
        if question.column
    }


def _columns(asked: Asked, kind: Kind) -> list[Column]:
    """What a form asks: words first, then what a record needs, then what it may have."""
    default = asked.site.settings.languages.default
    found = [one for one in columns(kind, (default,)) if one.name != SLUG and _is_asked(one)]
    return sorted(found, key=lambda one: (not one.language, one.shape is Shape.KEYED, not one.required, one.is_body))


def _is_asked(column: Column) -> bool:
    return column.is_body or column.path[0] not in BY_HAND


def _field(asked: Asked, kind: Kind, column: Column, schema: Mapping[str, Any]) -> dict[str, Any]:
    words = asked.words
    within = column.shape in {Shape.EACH, Shape.EACH_MANY}
    plain = replace(column, path=column.path[-1:]) if within else column
    return {
        "name": column.name.rpartition(".")[0] if column.language else column.name,
        "path": list(column.path) or [BODY],
        "shape": column.shape.value,
        "how": column.how,
        "words": bool(column.language),
        "required": column.required or column.is_body,
        "needed": _needed(schema, column.path) if within else column.required,
        "label": label(plain, kind, words),
        "help": " ".join(_help(column, words)),
        "limit": column.limit if column.how == "text" else 0,
        "kind": column.kind,
        "choices": [[value, value_label(column, value, kind, words)] for value in column.choices],
    }


def _help(column: Column, words: Words) -> Iterator[str]:
    if column.how in _TOLD:
        yield words.say(f"sheet.help.{column.how}")
    if column.is_body:
        yield words.say("form.help.body")
    if column.shape is Shape.KEYED:
        yield words.say("form.help.keyed")
    elif column.shape is Shape.EACH_MANY:
        yield words.say("form.help.facts")
    elif column.shape is Shape.MANY and not column.choices and column.how != "ref":
        yield words.say("form.help.many")


def _needed(schema: Mapping[str, Any], path: tuple[str, ...]) -> bool:
    """Whether an entry of a list cannot do without this."""
    entry = schema["properties"][path[0]].get("items", {})
    part = schema["$defs"].get(entry.get("$ref", "").rpartition("/")[2], {})
    return path[1] in part.get("required", ())


def language_question(asked: Asked) -> dict[str, Any]:
    """The issue's question about the language of its words, with its answers."""
    languages = asked.site.settings.languages
    label = asked.words.say("issue.language")
    return {"name": LANGUAGE, "label": label, "options": {language.code: language.name for language in languages}}
