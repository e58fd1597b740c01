"""A record, and what its translations were made from → what is missing, stale, current, field by field.

`translations.yml` beside a record's texts holds, by language and field, the fingerprint of the words that a
translation was made from. A field is named by its path in the front matter (`title`, `steps.idea.summary`); the text
below it is `body`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple, get_args, get_origin

from showcase import limits
from showcase.field import Part, Words, Written
from showcase.language import Languages
from showcase.mapping import Located
from showcase.message import as_it_is, told
from showcase.problem import Problem, quote
from showcase.read import read_yaml
from showcase.record import Kind, Record, Text, fields, walk

FILE = "translations.yml"
BODY = "body"
HEAD = "# What each translation was made from. `showcase translated` and `showcase handin` write this file."
_DIGITS = 12
_PRINT = re.compile(rf"[0-9a-f]{{{_DIGITS}}}", re.ASCII)

Memory = Mapping[str, Mapping[str, str]]
"""By language and field: the fingerprint of the words that were translated."""


class State(StrEnum):
    """How a translation stands to the words that it is made from."""

    MISSING = "missing"
    STALE = "stale"
    UNCONFIRMED = "unconfirmed"
    """It is there, and nobody has said what it was made from."""
    CURRENT = "current"


class Field(NamedTuple):
    """One field of a text: its path in the front matter, its words, how many characters it may have."""

    path: tuple[str, ...]
    words: str
    limit: int


def fingerprint(text: str) -> str:
    """Twelve digits that change with the words, and not with blanks, line ends or the way a letter is composed."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def words_of(text: Text) -> Iterator[tuple[str, Field]]:
    """The fields of a text by their names, in the order of the model, the body last."""
    for path, marks, value in walk(text.words):
        limit = next((mark.longest for mark in marks if isinstance(mark, Written)), 0)
        yield ".".join(map(str, path)), Field(tuple(map(str, path)), str(value), limit)
    yield BODY, Field((), text.source.strip("\n"), limits.BODY)


def source_of(record: Record, languages: Languages) -> Text:
    """The text that the others are translated from: in the record's language, the site's, or the first there is."""
    wanted = record.facts.language or languages.default
    return record.texts[wanted if wanted in record.texts else languages.fallback(wanted, record.texts) or ""]


def names_of(text: Text) -> tuple[str, ...]:
    """The names of a text's fields, in the order of the model, the body last."""
    words = text.words
    written, values = words.model_fields_set, vars(words)
    if all(isinstance(values[name], str) for name in written):  # nearly all texts: no parts, so no paths to make
        return _plain_names(type(words), frozenset(written))
    return (*(".".join(map(str, path)) for path, _, _ in walk(words)), BODY)


@lru_cache(maxsize=1024)  # the same few in all records
def _plain_names(words: type[Words], written: frozenset[str]) -> tuple[str, ...]:
    return (*(alias for name, alias, _ in fields(words) if name in written), BODY)


def changed(record: Record, languages: Languages) -> Memory:
    """By language, the fields whose source is another since they were translated, with what it was then."""
    if not record.translations:  # most records of a large site remember nothing
        return {}
    prints = {name: fingerprint(field.words) for name, field in words_of(source_of(record, languages))}
    old = (
        (code, {name: known[name] for name, print_ in prints.items() if known.get(name, print_) != print_})
        for code, known in record.translations.items()
    )
    return {code: names for code, names in old if names}


def standing(record: Record, languages: Languages, old: Memory | None = None) -> Mapping[str, Mapping[str, State]]:
    """By language, but for the one it was first written in: how each field of a record stands.

    `old` is what `changed` once told of it, of a record without its bodies.
    """
    source, old = source_of(record, languages), changed(record, languages) if old is None else old
    names, foreign = names_of(source), (code for code in languages.codes if code != source.language)
    return {code: _standing(record, code, names, old.get(code, {})) for code in foreign}


def _standing(record: Record, code: str, names: tuple[str, ...], old: Mapping[str, str]) -> Mapping[str, State]:
    if code not in record.texts:
        return _alike(names, State.MISSING)
    there, known = names_of(record.texts[code]), record.translations.get(code, {})
    if there == names and not old:  # nearly all texts: one state for all fields
        if not known:
            return _alike(names, State.UNCONFIRMED)
        if known.keys() >= set(names):
            return _alike(names, State.CURRENT)
    return {name: _state(name, there, known, old) for name in names}


@lru_cache(maxsize=4096)
def _alike(names: tuple[str, ...], state: State) -> Mapping[str, State]:
    return MappingProxyType(dict.fromkeys(names, state))


def _state(name: str, there: tuple[str, ...], known: Mapping[str, str], old: Mapping[str, str]) -> State:
    if name not in there:
        return State.MISSING
    if name not in known:
        return State.UNCONFIRMED
    return State.STALE if name in old else State.CURRENT


def states(record: Record, language: str, languages: Languages) -> Mapping[str, State]:
    """How each field of a record stands in a language; nothing for the language it was first written in."""
    return standing(record, languages).get(language, {})


def remembered(record: Record, told: Memory, languages: Languages) -> Memory:
    """The record's memory with what is told now; what speaks of a field that is no longer there is left out."""
    source = {name for name, _ in words_of(source_of(record, languages))}
    found: dict[str, dict[str, str]] = {}
    for code in languages.codes:
        known = {**record.translations.get(code, {}), **told.get(code, {})}
        if kept := {name: print_ for name, print_ in known.items() if name in source}:
            found[code] = kept
    return found


def memory_text(memory: Memory) -> str:
    """`translations.yml`: languages and fields in the order in which they come."""
    lines = [HEAD]
    for code, known in memory.items():
        lines += [f"{code}:", *(f'  {name}: "{print_}"' for name, print_ in known.items())]
    return "\n".join((*lines, ""))


def read_memory(kind: Kind, languages: Languages, path: str, data: bytes) -> tuple[Memory, tuple[Problem, ...]]:
    """What a `translations.yml` says, and what in it is no language, no field or no fingerprint."""
    found: dict[str, dict[str, str]] = {}
    located, told_already = read_yaml(path, data)
    problems = list(told_already)
    if located is None:
        return found, told_already
    for code, known in located.data.items():
        if code not in languages.codes:
            message = told("the site has no language {value}", value=quote(code))
            hint = told("the site's languages are {names}", names=languages.codes)
            problems.append(Problem(located.keys[code,], "translation-unknown", message, hint))
        elif not isinstance(known, dict):
            problems.append(Problem(located.place((code,)), "translation-unreadable", _NO_FIELDS, _ANEW))
        else:
            found[code] = {name: str(known[name]) for name in known}
            problems += _wrong(kind, located, code, known)
    return found, tuple(problems)


_NO_FIELDS = told("below a language stand its fields, each with a fingerprint")
_ANEW = told("remove this line; `showcase translated` writes it anew")


def _wrong(kind: Kind, located: Located, code: str, known: Mapping[str, Any]) -> Iterator[Problem]:
    for name, value in known.items():
        if name != BODY and not _known(kind.words, name):
            message = told("{label} has no field {field}", label=kind.label, field=quote(name))
            yield Problem(located.keys[code, name], "translation-unknown", message, _ANEW)
        elif not isinstance(value, str) or not _PRINT.fullmatch(value):
            shown = quote(value) if isinstance(value, str) else as_it_is(name)
            message = told("{value} is not a fingerprint of {digits} digits", value=shown, digits=_DIGITS)
            yield Problem(located.place((code, name)), "translation-unreadable", message, _ANEW)


@lru_cache(maxsize=1024)  # the same few in all records
def _known(words: type[Words], name: str) -> bool:
    return _has(words, name.split("."))


def _has(shape: Any, path: list[str]) -> bool:
    """Whether a declared type can hold a text at this path."""
    if isinstance(shape, type) and issubclass(shape, Part):
        inner = next((info.annotation for _, alias, info in fields(shape) if path and alias == path[0]), None)
        return inner is not None and _has(inner, path[1:])
    if get_origin(shape) is dict:
        return bool(path) and _has(get_args(shape)[1], path[1:])
    if not path:
        return shape is str or any(_has(one, path) for one in get_args(shape))
    return any(_has(one, path) for one in get_args(shape))


def confirmed(record: Record, codes: tuple[str, ...], languages: Languages) -> Memory:
    """What there is to remember when these translations are said to be of the words as they are now."""
    source = source_of(record, languages)
    prints = {name: fingerprint(field.words) for name, field in words_of(source)}
    there = {code: dict(words_of(record.texts[code])) for code in codes if code in record.texts}
    return {
        code: {name: print_ for name, print_ in prints.items() if name in known}
        for code, known in there.items()
        if code != source.language
    }
