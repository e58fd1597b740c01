"""Every language of the site has every interface string, and no other."""

from __future__ import annotations

import string
from collections.abc import Iterator

from showcase.problem import Level, Place, Problem
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """The default language's file is the list of keys."""
    languages = site.settings.languages
    wanted = site.strings.get(languages.default, {})
    for code in languages.codes:
        strings = site.strings.get(code, {})
        place = Place(f"content/strings/{code}.yml")
        if not strings:
            hint = f"copy content/strings/{languages.default}.yml to {code}.yml and translate it"
            yield Problem(place, "string-missing", f"the words of the interface are not there in {code}", hint)
            continue
        for key in sorted(wanted.keys() - strings.keys()):
            yield Problem(place, "string-missing", f"`{key}` is not translated", f'add a line `{key}: "…"`')
        for key in sorted(strings.keys() - wanted.keys()):
            yield Problem(place, "string-unknown", f"`{key}` is not used", "remove this line", Level.WARNING)
        for key in sorted(strings.keys() & wanted.keys()):
            if _names(strings[key]) != _names(wanted[key]):
                names = ", ".join(f"{{{name}}}" for name in sorted(_names(wanted[key]))) or "no name in braces"
                yield Problem(place, "string-names", f"`{key}` does not use the same names", f"use {names}")


def _names(text: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({"{"})
