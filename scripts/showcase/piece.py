"""A decoded piece of a text and the bytes it was decoded from, turned into what is wrong with it.

The parser hands over words whose entities and escapes are resolved; what a reader will see is
judged here, and where it stands is looked up in the source.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

from showcase import characters
from showcase.contact import check_contact, may_hold_contact
from showcase.finding import Finding
from showcase.message import told
from showcase.problem import quote

_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)?", re.IGNORECASE)
_ENTITY = re.compile(rb"&(?:#[xX](?P<hex>[0-9a-fA-F]{1,6})|#(?P<decimal>[0-9]{1,7})|[A-Za-z0-9]{1,32});")
_LEFTOVER = re.compile(
    rb"(?<!\\)(?P<link>\](?:\(|: *(?:https?:|\.\./)))"
    rb"|(?<!\\)<(?:!--|/?(?:a|base|body|button|details|div|embed|form|frame|head|html|iframe|img|input|link|math|meta|"
    rb"object|script|span|style|svg|table|template|video)[\s/>])",
    re.IGNORECASE,
)
"""What stays behind as text when a link or a tag was not written to its end."""
_SHOWN = 200
"""Bytes of the source in which the beginning of a link is looked for, and that a message may show."""
_RAW_HINT = told("write it in Markdown, or put it between backquotes to show it: `<b>`")
_LINK_HINT = told("write [words](https://example.org/page): an address or a file name holds no space")


@dataclass(frozen=True, slots=True)
class Source:
    """A whole text in both its forms, and what a quick look says its pieces may hold."""

    text: str
    data: bytes
    has_contact: bool
    has_entity: bool


def source(text: str) -> Source:
    """Look once at the whole text, so that most pieces need no look at all."""
    return Source(text, text.encode(), may_hold_contact(text), "&" in text)


def check_characters_made(words: str, whole: Source, start: int, end: int) -> Iterator[Finding]:
    """Tell the refused characters that the piece owes to an entity: those written out are told elsewhere."""
    for found in characters.find(words):
        character = words[found.at]
        if character not in whole.text:
            made = (m.start() for m in _ENTITY.finditer(whole.data, start, end) if character in _meant(m))
            yield replace(found, at=next(made, start))


def check_contacts(words: str, whole: Source, start: int, end: int) -> Iterator[Finding]:
    """Tell people's addresses and telephone numbers."""
    for said, found in check_contact(words):
        at = whole.data.find(said.encode(), start, end)
        yield replace(found, at=start if at < 0 else at)


def check_leftovers(whole: Source, start: int, end: int) -> Iterator[Finding]:
    """Tell links and tags that were begun but not read as such, because they are not well written."""
    for found in _LEFTOVER.finditer(whole.data, start, end):
        if found["link"]:
            begin = whole.data.rfind(b"[", max(0, found.start() - _SHOWN), found.start())
            at = found.start() if begin < 0 else begin
            said = whole.data[at : at + _SHOWN].decode(errors="ignore").partition("\n")[0]
            said = said[: said.find(")") + 1] or said
            yield Finding(at, "link-invalid", told("{words} is not read as a link", words=quote(said)), _LINK_HINT)
        else:
            yield _raw(found.start(), found[0].decode())


class Tags:
    """The raw tags of a text: told where they open, and where they close only if they never opened."""

    def __init__(self) -> None:
        self._opened: set[str] = set()

    def check(self, whole: Source, start: int, end: int) -> Iterator[Finding]:
        """Tell one run of raw HTML once, at its `<`."""
        begin = max(start, whole.data.find(b"<", start, end))
        said = whole.data[begin:end].decode()
        tags = [(bool(slash), name.lower()) for slash, name in _TAG.findall(said)]
        closes = bool(tags) and tags[0][0] and tags[0][1] in self._opened
        self._opened |= {name for slash, name in tags if not slash}
        if not closes:
            yield _raw(begin, said.partition("\n")[0])


def _raw(at: int, said: str) -> Finding:
    message = told("{words} is raw HTML, which a text may not hold", words=quote(said.strip()))
    return Finding(at, "markup-forbidden", message, _RAW_HINT)


def _meant(entity: re.Match[bytes]) -> str:
    """Resolve an entity as Markdown does: a number is a code point, also where HTML would see Windows 1252."""
    if not entity["hex"] and not entity["decimal"]:
        return html.unescape(entity[0].decode())
    point = int(entity["hex"], 16) if entity["hex"] else int(entity["decimal"])
    return chr(point) if point <= sys.maxunicode else ""
