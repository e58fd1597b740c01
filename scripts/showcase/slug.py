"""A folder's name → nothing, or what keeps it from being an address, with the name to use instead."""

from __future__ import annotations

import re
import unicodedata

from showcase import limits
from showcase.problem import Place, Problem, quote

PATTERN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
RESERVED = frozenset(_DEVICES | {"404", "api", "assets", "feed", "index", "page", "search", "sitemap"})
"""Names that a file system, the site's root or a list's own pages already use."""

NAMELESS = "my-record"
"""What is suggested when nothing of a name can be kept."""

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
"""Letters that no accent makes out of another one."""

# ELOT 743, the standard for Greek in Latin letters; two letters before one.
_GREEK_PAIRS = {"ου": "ou", "αυ": "av", "ευ": "ev", "ηυ": "iv", "γγ": "ng", "γξ": "nx", "γχ": "nch"}
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
        ],
        strict=True,
    )
)


def check_reserved(path: str, name: str, taken: frozenset[str]) -> Problem | None:
    """The problem with a name that the site itself uses: always, or as one of those `taken`."""
    if name not in RESERVED and name not in taken:
        return None
    message = f"{quote(name)} is already used by the site itself"
    return Problem(Place(path), "slug-reserved", message, "choose another name")


def check_slug(path: str, name: str, taken: frozenset[str]) -> Problem | None:
    """The problem with a record's folder name, if any; `taken` are names the site's root already uses."""
    place = Place(path)
    if reserved := check_reserved(path, name, taken):
        return reserved
    if not PATTERN.fullmatch(name):
        return Problem(place, "slug-invalid", _blame(name), _hint(name))
    if not limits.SLUG_SHORTEST <= len(name) <= limits.SLUG_LONGEST:
        message = f"{quote(name)} has {len(name)} characters"
        return Problem(place, "slug-invalid", message, _RULE)
    return None


_RULE = f"use {limits.SLUG_SHORTEST} to {limits.SLUG_LONGEST} letters a-z, digits and single hyphens, a letter first"


def _hint(name: str) -> str:
    """The name to use instead, when it is one that may be used."""
    known = suggest(name)
    return _RULE if known == NAMELESS else f"use `{known}`"


def _blame(name: str) -> str:
    for number, letter in enumerate(name, 1):
        if not (letter.isascii() and (letter.islower() or letter.isdigit() or letter == "-")):
            title = unicodedata.name(letter, "a character without a name")
            twin = _lookalike(letter)
            return f"the {_ordinal(number)} letter of {quote(name)} is {title} (U+{ord(letter):04X}){twin}"
    if name[:1].isdigit():
        return f"{quote(name)} begins with a digit"
    return f"{quote(name)} is not made of words joined by single hyphens"


def _lookalike(letter: str) -> str:
    alike = {
        "а": "a",
        "е": "e",
        "о": "o",
        "р": "p",
        "с": "c",
        "х": "x",
        "у": "y",
        "і": "i",
        "α": "a",
        "ο": "o",
        "ν": "v",
    }
    return f", not `{alike[letter]}`" if letter in alike else ""


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number if number < 20 else number % 10, "th")
    return f"{number}{ending}"


def suggest(name: str) -> str:
    """A name that `check_slug` lets pass, close to what was meant: no capitals, no accents, Greek in Latin letters."""
    text = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    text = "".join(c for c in text if not unicodedata.combining(c))
    for greek, latin in _GREEK_PAIRS.items():
        text = text.replace(greek, latin)
    text = "".join(_GREEK.get(c, _lookalike(c)[-2:-1] or c) for c in text)
    words = re.findall(r"[a-z0-9]+", text, re.ASCII)
    plain = _shortened("-".join(words).lstrip("0123456789-"))
    return NAMELESS if len(plain) < limits.SLUG_SHORTEST or plain in RESERVED else plain


def _shortened(name: str) -> str:
    """As many whole words as an address may have letters."""
    if len(name) <= limits.SLUG_LONGEST:
        return name
    whole, _, _ = name[: limits.SLUG_LONGEST + 1].rpartition("-")
    return whole or name[: limits.SLUG_LONGEST]
