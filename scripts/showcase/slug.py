"""A folder's name → nothing, or what keeps it from being an address, with the name to use instead."""

from __future__ import annotations

import re
import unicodedata

from showcase import limits
from showcase.message import Message, as_it_is, template, told
from showcase.problem import Place, Problem, quote

PATTERN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
RESERVED = frozenset(_DEVICES | {"404", "api", "assets", "feed", "index", "page", "search", "sitemap"})
"""Names that a file system, the site's root or a list's own pages already use."""

NAMELESS = "my-record"
"""What is suggested when nothing of a name can be kept."""

LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
"""Letters that no accent makes out of another one."""

# ELOT 743, the standard for Greek in Latin letters; two letters before one.
GREEK_PAIRS = {"ου": "ou", "αυ": "av", "ευ": "ev", "ηυ": "iv", "γγ": "ng", "γξ": "nx", "γχ": "nch"}
GREEK = dict(
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
    message = told("{name} is already used by the site itself", name=quote(name))
    return Problem(Place(path), "slug-reserved", message, told("choose another name"))


def check_slug(path: str, name: str, taken: frozenset[str]) -> Problem | None:
    """The problem with a record's folder name, if any; `taken` are names the site's root already uses."""
    place = Place(path)
    if reserved := check_reserved(path, name, taken):
        return reserved
    if not PATTERN.fullmatch(name):
        return Problem(place, "slug-invalid", _blame(name), _hint(name))
    if not limits.SLUG_SHORTEST <= len(name) <= limits.SLUG_LONGEST:
        message = told("{value} has {number} characters", value=quote(name), number=len(name))
        return Problem(place, "slug-invalid", message, _RULE)
    return None


_RULE = told(
    "use {shortest} to {longest} letters a-z, digits and single hyphens, a letter first",
    shortest=limits.SLUG_SHORTEST,
    longest=limits.SLUG_LONGEST,
)


def _hint(name: str) -> Message:
    """The name to use instead, when it is one that may be used."""
    known = suggest(name)
    return _RULE if known == NAMELESS else told("use `{name}`", name=known)


def _blame(name: str) -> Message:
    for number, letter in enumerate(name, 1):
        if not (letter.isascii() and (letter.islower() or letter.isdigit() or letter == "-")):
            return _stranger(name, number, letter)
    if name[:1].isdigit():
        return told("{name} begins with a digit", name=quote(name))
    return told("{name} is not made of words joined by single hyphens", name=quote(name))


def _stranger(name: str, number: int, letter: str) -> Message:
    known, point = unicodedata.name(letter, ""), f"U+{ord(letter):04X}"
    title = as_it_is(f"{known} ({point})") if known else told("a character without a name ({point})", point=point)
    where, shown = _ordinal(number), quote(name)
    if letter in ALIKE:
        sentence = template("the {nth} letter of {name} is {character}, not `{letter}`")
        return told(sentence, nth=where, name=shown, character=title, letter=ALIKE[letter])
    return told("the {nth} letter of {name} is {character}", nth=where, name=shown, character=title)


ALIKE = dict(zip("аеорсхуіαον", "aeopcxyiaov", strict=True))
"""Letters that look like a Latin one."""
_ORDINALS = {1: template("{number}st"), 2: template("{number}nd"), 3: template("{number}rd")}


def _ordinal(number: int) -> Message:
    ending = _ORDINALS.get(number if number < 20 else number % 10, template("{number}th"))
    return told(ending, number=number)


def suggest(name: str) -> str:
    """A name that `check_slug` lets pass, close to what was meant: no capitals, no accents, Greek in Latin letters."""
    text = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    text = "".join(c for c in text if not unicodedata.combining(c))
    for greek, latin in GREEK_PAIRS.items():
        text = text.replace(greek, latin)
    text = "".join(GREEK.get(c, ALIKE.get(c, c)) for c in text)
    words = re.findall(r"[a-z0-9]+", text, re.ASCII)
    plain = _shortened("-".join(words).lstrip("0123456789-"))
    return NAMELESS if len(plain) < limits.SLUG_SHORTEST or plain in RESERVED else plain


def _shortened(name: str) -> str:
    """As many whole words as an address may have letters."""
    if len(name) <= limits.SLUG_LONGEST:
        return name
    whole, _, _ = name[: limits.SLUG_LONGEST + 1].rpartition("-")
    return whole or name[: limits.SLUG_LONGEST]
