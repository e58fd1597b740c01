"""A text → the YAML scalar from which `read` takes exactly this text again, bare where it can be, else in quotes.

`read` composes what it reads (NFC), so only a composed text comes back letter by letter. Characters that no record may
hold are escaped, never dropped: the reader tells them.
"""

from __future__ import annotations

import re

BARE = re.compile(
    r"""(?!\#|[\s,\[\]{}&*!|>'"%@`?:]|-(?![0-9A-Za-z])|~$)  # no mark of YAML begins it; `~` alone would be nothing
    (?: [^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff:\#] | :(?!\s|$) | (?<!\s)\# )*
    (?<!\s)""",
    re.VERBOSE,
)
SPLITS = re.compile(r"[,\[\]{}]|:\?|:$")
"""What ends a bare scalar inside brackets."""
KEY = re.compile(r"(?!(?:true|false|null)$)[a-z_][a-z0-9_-]*", re.IGNORECASE | re.ASCII)
ESCAPED = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"\\]')
_NAMED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def scalar(text: str, *, flow: bool = False) -> str:
    """The text as it is typed after a colon, or between brackets (`flow`)."""
    bare = text and BARE.fullmatch(text) and not (flow and SPLITS.search(text))
    return text if bare else quoted(text)


def quoted(text: str) -> str:
    """The text on one line, in double quotes."""
    return f'"{ESCAPED.sub(_escape, text)}"'


def key(name: str) -> str:
    """A field's name before its colon; the few that YAML takes for something else stand in quotes."""
    return name if KEY.fullmatch(name) else quoted(name)


def folded(text: str, width: int) -> list[str] | None:
    """The lines of a folded scalar: its mark, then lines of at most `width` where a blank allows; None where none can.

    Each single blank between two words may become a line's end, and is read as a blank again.
    """
    prose = text.removesuffix("\n")
    if not prose or prose != prose.strip() or ESCAPED.search(re.sub(r'["\\]', "", prose)):
        return None
    lines = [""]
    for word in re.split(r"(?<!\s) (?!\s)", prose):
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return [">" if text.endswith("\n") else ">-", *lines]


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    code = ord(letter)
    return _NAMED.get(letter) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
