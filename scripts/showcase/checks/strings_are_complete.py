"""Every language of the site has every interface string, and no other."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterator, Mapping

from showcase.message import told
from showcase.problem import Level, Place, Problem, quote, visible
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Compare each language's file with all others; a file that could not be read is told already."""
    languages = site.settings.languages
    default = site.strings.get(languages.default)
    wanted = _wanted(site) if default else {}
    for code in languages.codes if default is not None else (languages.default,):
        strings = site.strings.get(code)
        place = Place(f"content/strings/{code}.yml")
        if strings is None:
            known = languages.default
            copied = told("copy {file} and translate it", file=f"{known}.yml")
            hint = told("put the file back") if code == known else copied
            message = told("the words of the interface are not there in {language}", language=code)
            yield Problem(place, "string-missing", message, hint)
        elif strings and wanted:
            yield from _compare(place, strings, wanted)
            yield from _braces(place, strings)


def _wanted(site: Site) -> dict[str, str]:
    """Every key that must be there, with its text in the first language that has it, the default one before all.

    A key of one other language alone is more likely a slip there than a gap in all the rest.
    """
    languages = site.settings.languages
    default = site.strings[languages.default]
    others = [strings for code in languages.codes if code != languages.default and (strings := site.strings.get(code))]
    times = Counter(key for strings in others for key in strings)
    shared = {key for key, number in times.items() if number >= min(2, len(others))}
    first = {key: text for strings in reversed(others) for key, text in strings.items() if key in shared}
    return first | dict(default)


def _compare(place: Place, strings: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[Problem]:
    for key in sorted(wanted.keys() - strings.keys()):
        message, hint = told("{key} is not translated", key=quote(key)), told('add a line {key}: "…"', key=visible(key))
        yield Problem(place, "string-missing", message, hint)
    hint = told("correct or remove this line, or add it in the other languages")
    for key in sorted(strings.keys() - wanted.keys()):
        message = told("no other language has {key}", key=quote(key))
        yield Problem(place, "string-unknown", message, hint, Level.WARNING)
    for key in sorted(strings.keys() & wanted.keys()):
        here, there = _names(strings[key]), _names(wanted[key])
        # An empty text is one that could not be read.
        if here is not None and there is not None and here != there and strings[key] and wanted[key]:
            names = tuple(f"{{{name}}}" for name in sorted(there))
            hint = told("use {names}", names=names) if names else told("use no name in braces")
            message = told("{key} does not use the same names", key=quote(key))
            yield Problem(place, "string-names", message, hint)


def _braces(place: Place, strings: Mapping[str, str]) -> Iterator[Problem]:
    for key in sorted(key for key, text in strings.items() if _names(text) is None):
        hint = told("write each name between two braces, and nothing else with it: {{language}}")
        message = told("the braces of {key} do not hold a plain name", key=quote(key))
        yield Problem(place, "string-names", message, hint)


def _names(text: str) -> frozenset[str] | None:
    """The names that a text holds in braces; nothing when they could not be filled in."""
    if "{" not in text and "}" not in text:
        return frozenset()
    try:
        found = [(name, spec, as_) for _, name, spec, as_ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return None
    plain = all(name.isidentifier() and not spec and not as_ for name, spec, as_ in found)
    return frozenset(name for name, _, _ in found) if plain else None
