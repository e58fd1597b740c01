"""Bytes into text, and text into the problems of its characters: hidden ones, and ones that steer.

What is refused: control characters, marks that turn the direction of writing, and characters nobody
can see. What passes untouched: no-break spaces, the typographic apostrophe and hyphen, Greek in any
dress, emoji with their joiners.
"""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from showcase.finding import Finding, problems
from showcase.glance import glance
from showcase.message import Message, as_it_is, template, told
from showcase.problem import Problem, quote

_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
"""Arrows, symbols, dingbats and pictographs, with the skin tones: what a joiner may join."""
_STYLED = "0-9#*\u00a9\u00ae\u203c\u2049\u2122\u2139\u3030\u303d\u3297\u3299" + _EMOJI
"""What a selector may turn into an emoji or back into a letter: Unicode's emoji-variation-sequences."""
_LAST = "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(0x11))
"""The two noncharacters that end each plane, as a pattern."""

_CONTROL = rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef{_LAST}]|\r(?!\n)"
_BIDI = r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_UNSEEN = (
    r"[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0d"
    r"\ufeff\uffa0\ufff9-\ufffb\ue000-\uf8ff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)
_LOST = rf"(?<![{_STYLED}])[\ufe0e\ufe0f]|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"
REFUSED = re.compile(f"(?P<control>{_CONTROL})|(?P<bidi>{_BIDI})|(?P<invisible>{_UNSEEN}|{_LOST})")
SUSPECT = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    r"\U00013430-\U0001343f\U0001bca0-\U0001d17a\U0001fffe-\U0010ffff]"
)
"""One set that holds every character the table above looks at, and few others: a text without any is done with."""
_is_suspect = glance(SUSPECT)
_WHAT = {
    "control": template("a control character stands in {words}: {character}"),
    "bidi": template("a mark that turns the direction of writing stands in {words}: {character}"),
    "invisible": template("a character that does not show stands in {words}: {character}"),
}
_HINTS = {
    "control": told("delete it and type the words again; copied text often brings such characters along"),
    "bidi": told("delete it: words read from right to left need no mark"),
    "invisible": told("delete the word and type it again"),
}
_AROUND = 12
"""Characters of context that a message shows on each side."""
_BREAKS = frozenset("\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029")


def find(text: str) -> tuple[Finding, ...]:
    """Find the first control, the first bidirectional and the first invisible character."""
    if not _is_suspect(text):
        return ()
    first: dict[str, Finding] = {}
    for match in REFUSED.finditer(text):
        sort = match.lastgroup or ""
        if sort not in first:
            first[sort] = _finding(text, match.start(), sort)
            if len(first) == len(_HINTS):
                break
    return tuple(first.values())


def is_clean(text: str) -> bool:
    """Whether one look shows that no character is refused and all are composed (NFC)."""
    return not _is_suspect(text) and (text.isascii() or unicodedata.is_normalized("NFC", text))


def check_characters(path: str, text: str, *, first_line: int = 1) -> tuple[Problem, ...]:
    """Tell `text-control`, `text-bidi` and `text-invisible`, each at most once, where it first occurs."""
    return problems(path, text, find(text), first_line=first_line)


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    r"""Read a UTF-8 file's text, without its byte order mark and with `\n` line ends; else `file-not-utf8`."""
    written = data.removeprefix(BOM_UTF8)
    try:
        text = written.decode()
    except UnicodeDecodeError as error:
        return None, _not_utf8(path, written, error.start)
    return text.replace("\r\n", "\n") if "\r" in text else text, ()


def normal(text: str) -> str:
    """Compose a text (NFC) as it is published.

    Only for pieces of text, never for finished HTML: a `>` followed by U+0338 would become `≯`.
    """
    return unicodedata.normalize("NFC", text)


def bare(text: str) -> str:
    """Take out the characters that are refused."""
    return REFUSED.sub("", text) if _is_suspect(text) else text


def name(character: str) -> Message:
    """Name one character for a message: `RIGHT-TO-LEFT OVERRIDE (U+202E)`, in Unicode's own words."""
    known, point = unicodedata.name(character, ""), f"U+{ord(character):04X}"
    return as_it_is(f"{known} ({point})") if known else told("the character ({point})", point=point)


def _finding(text: str, at: int, sort: str) -> Finding:
    character = text[at]
    before = text[max(0, at - _AROUND) : at].rpartition("\n")[2]
    after = text[at + 1 : at + 1 + _AROUND].partition("\n")[0]
    message = told(_WHAT[sort], words=quote(before + character + after), character=name(character))
    hint = told("press Enter there instead, and save the file") if character in _BREAKS else _HINTS[sort]
    return Finding(at, f"text-{sort}", message, hint)


def _not_utf8(path: str, data: bytes, at: int) -> tuple[Problem, ...]:
    message = told("this file is not written in UTF-8 (byte {number} shows it)", number=at + 1)
    found = Finding(at, "file-not-utf8", message, _guess(data))
    # What stands before the first bad byte is good UTF-8, so its line and column can be counted.
    return problems(path, data[:at].replace(b"\r\n", b"\n"), [found])


_NO_LETTER = re.compile(rb"[\x00-\x7f]+")
_GREEK = re.compile(rb"[\xb8-\xba\xbc\xbe-\xd1\xd3-\xfe]{2}")


def _guess(data: bytes) -> Message:
    """Say what the encoding looks like: by mark, by NULs, then by how letters above 0x7f keep company."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or data.count(0) * 8 > len(data):
        return told("it looks like UTF-16 (“Unicode” in Windows); save it as UTF-8")
    # Greek words are runs of bytes above 0x7f; French, Spanish or Italian has one accent here and there.
    high = _NO_LETTER.sub(b"", data)
    paired = sum(len(pair) for pair in _GREEK.findall(data))
    if paired * 2 > len(high) and _decodes(data, "cp1253"):
        return told("it looks like Windows Greek (1253); save it as UTF-8")
    if _decodes(data, "cp1252"):
        return told("it looks like Windows Western (1252); save it as UTF-8")
    return told("save it as UTF-8")


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
