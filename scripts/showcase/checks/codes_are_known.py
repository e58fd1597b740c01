"""Every code of a country or a language is one that there is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from babel import Locale

from showcase.field import Shown
from showcase.message import template, told
from showcase.problem import Problem, quote
from showcase.record import Record, walk
from showcase.site import Site

_NO_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
"""Codes of two letters that stand for islands of others, unions, tests and nothing: not in ISO 3166-1."""
_NO_LANGUAGES = frozenset({"mul", "und", "zxx"})
_MEANT = {"EL": "GR", "UK": "GB"}
"""What the European Union writes for Greece and the United Kingdom."""
_CODES = {
    "country": (
        template("`{field}`: {value} is no country's code"),
        told("write the two capitals of ISO 3166: FR, ES, IT or GR"),
    ),
    "language": (
        template("`{field}`: {value} is no language's code"),
        told("write the small letters of ISO 639: fr, es, it or el"),
    ),
}


@cache
def countries() -> frozenset[str]:
    """Every country's code, as in ISO 3166-1."""
    return frozenset(str(code) for code in Locale.parse("en").territories) - _NO_COUNTRIES


@cache
def languages() -> frozenset[str]:
    """Every language's code."""
    return frozenset(str(code) for code in Locale.parse("en").languages) - _NO_LANGUAGES


def check(site: Site) -> Iterator[Problem]:
    """Look up each code by itself."""
    known_by = {"country": countries(), "language": languages()}
    for record in site:
        for path, marks, value in walk(record.facts, mark=Shown):
            for mark in marks:
                known = known_by.get(mark.how) if isinstance(mark, Shown) else None
                if known and value not in known:
                    yield _unknown(record, path, value, mark.how)


def _unknown(record: Record, path: tuple[Any, ...], value: str, what: str) -> Problem:
    meant = _MEANT.get(value)
    sentence, hint = _CODES[what]
    message = told(sentence, field=path[0], value=quote(value))
    hint = told("did you mean `{name}`?", name=meant) if meant else hint
    return Problem(record.located.place(path), "value-not-listed", message, hint)
