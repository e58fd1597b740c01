"""A piece of text turned into the e-mail addresses and telephone numbers it would publish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from showcase import wording
from showcase.finding import Finding
from showcase.glance import glance
from showcase.message import template, told
from showcase.problem import Level, quote

EMAIL = re.compile(r"(?<![\w.+-])(?<!//)[\w.%+-]++@[\w-]++(?:\.[\w-]++)+")
"""An e-mail address, but not the user's name before a host in `https://user@host/`."""
_VEIL = rf" ?[\[({{] ?(?:@|{'|'.join(map(re.escape, wording.AT))}) ?\\?[\])}}]"
VEILED = re.compile(rf"(?<![\w.+-])[\w.%+-]++{_VEIL} ?[\w-]++(?:\.[\w-]++)+", re.IGNORECASE)
_GAP = r"[ \u00a0().\-/]{0,2}"
PHONE = re.compile(
    rf"(?<![\w+])(?:(?:{'|'.join(map(re.escape, wording.TELEPHONE))})"
    rf"[.: \u00a0]{{0,4}}[+(]?|\+)\(?[0-9](?:{_GAP}[0-9]){{6,14}}(?!\w)(?! ?[€%$£])",
    re.IGNORECASE,
)
SIGNS = rf"[@&]|(?i:{_VEIL.replace('i', '[iıİ]')})|[0-9](?:{_GAP}[0-9]){{6}}"
"""What no address or number is without, or an entity, which may stand for it. Python takes a bare ı for an i."""
_holds_signs = glance(SIGNS)
PHONE_DIGITS = 10
"""A `+` before fewer digits may well be a figure: `+12 500 000`."""
_CONTACT = told("leave it out; a partner's `website` or a link under `links` leads to its contact page")

_EMAIL_SAID = template("{words} is an e-mail address")
_VEILED_SAID = template("{words} is an e-mail address in disguise")
_PHONE_SAID = template("{words} looks like a telephone number")


def holds_email(target: str) -> bool:
    """Whether a web address has an e-mail address somewhere behind its host."""
    return "@" in target and bool(EMAIL.search(target))


def may_hold_contact(text: str) -> bool:
    """Look quickly whether any piece of a raw text can be an e-mail address or a telephone number."""
    return _holds_signs(text)


def check_contact(text: str) -> Iterator[tuple[str, Finding]]:
    """Tell the e-mail addresses and telephone numbers of a decoded piece of text, each with its words."""
    if "@" in text:
        for found in EMAIL.finditer(text):
            yield found[0], _finding(found.start(), found[0], _EMAIL_SAID, Level.ERROR)
    for found in VEILED.finditer(text):
        yield found[0], _finding(found.start(), found[0], _VEILED_SAID, Level.WARNING)
    for found in PHONE.finditer(text):
        if not found[0].startswith("+") or sum(map(str.isdigit, found[0])) >= PHONE_DIGITS:
            yield found[0], _finding(found.start(), found[0], _PHONE_SAID, Level.WARNING)


def email_link(target: str, at: int) -> Finding:
    """Say that a link leads to an e-mail address."""
    return _finding(at, target, _EMAIL_SAID, Level.ERROR)


def _finding(at: int, words: str, sentence: str, level: Level) -> Finding:
    return Finding(at, "text-email", told(sentence, words=quote(words)), _CONTACT, level)
