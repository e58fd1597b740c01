r"""A regular expression of Python → the same one as JavaScript writes it, so that a rule is written once.

What our patterns use is known here: letters and digits of all alphabets (`\w`), word ends, possessive repeats, groups
whose letter case does not count (without ranges), patterns with comments. JavaScript reads the result with its flags.
"""

from __future__ import annotations

import re

_LETTER = r"\p{L}\p{N}_"
_ASCII_LETTER = "A-Za-z0-9_"
_TOKEN = re.compile(
    r"\\U[0-9a-fA-F]{8}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\."
    r"|\(\?P<|\(\?i:|\[\^?\]?|[*+?}]\+|.",
    re.DOTALL,
)
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_COMMENT = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\s+|#[^\n]*", re.DOTALL)


def script_pattern(pattern: re.Pattern[str]) -> tuple[str, str]:
    """Its source and its flags."""
    source = _COMMENT.sub(r"\1", pattern.pattern) if pattern.flags & re.VERBOSE else pattern.pattern
    letter = _ASCII_LETTER if pattern.flags & re.ASCII else _LETTER
    out: list[str] = []
    cases, in_class = [False], False
    for sign in _TOKEN.findall(source):
        if not in_class and sign[0] == "(":
            cases.append(cases[-1] or sign == "(?i:")
        elif not in_class and sign == ")":
            cases.pop()
        out.append(_class(sign, letter, cases[-1]) if in_class else _plain(sign, letter, cases[-1]))
        in_class = sign != "]" if in_class else sign[0] == "["
    return "".join(out), "iu" if pattern.flags & re.IGNORECASE else "u"


def _plain(sign: str, letter: str, anycase: bool) -> str:  # noqa: FBT001 - one of three things known of a sign
    """A sign outside brackets."""
    if sign == r"\b":
        one, other = rf"(?<=[{letter}])(?![{letter}])", rf"(?<![{letter}])(?=[{letter}])"
        return f"(?:{one}|{other})"
    if sign[0] == "[":
        return sign.replace("]", r"\]")
    if len(sign) == 2 and sign[1] == "+" and sign[0] in "*+?}":
        return sign[0]
    known = {r"\w": f"[{letter}]", "(?P<": "(?<", "(?i:": "(?:"}
    return known.get(sign) or _letter(sign, "[{}]" if anycase else "", "")


def _class(sign: str, letter: str, anycase: bool) -> str:  # noqa: FBT001 - as above
    """A sign inside brackets."""
    if len(sign) == 2 and sign[1] == "+" and sign[0] in "*+?}":
        return sign
    return letter if sign == r"\w" else _letter(sign, "{}" if anycase else "", "-")


def _letter(sign: str, cases: str, more: str) -> str:
    """A letter or an escaped one; JavaScript escapes none that means itself."""
    if sign.startswith(r"\U"):
        return rf"\u{{{sign[2:]}}}"
    if len(sign) == 2 and sign[0] == "\\" and not sign[1].isalnum():
        return sign if sign[1] in _SYNTAX or sign[1] in more else sign[1]
    shapes = "".join(sorted({sign, sign.lower(), sign.upper(), sign.upper().lower()})) if len(sign) == 1 else ""
    return cases.format(shapes) if cases and len(shapes) > 1 else sign
