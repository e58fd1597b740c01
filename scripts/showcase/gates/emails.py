"""No file publishes an e-mail address, however it is spelled."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from showcase.built import AtSign, Built
from showcase.fault import Fault, problems
from showcase.message import told
from showcase.problem import Problem, quote

_ADDRESS = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+([^\W\d_]{2,})(?![\w@])")
_NO_DOMAIN = frozenset({"css", "gif", "html", "jpeg", "jpg", "js", "json", "map", "mjs", "png", "svg", "webp"})
"""What follows the dot in names of files: `logo@2x.png`."""
_ESCAPED = re.compile(r"\\(?:u00|x)(40|2[eE])")


def check(built: Built) -> Iterator[Problem]:
    """Tell at most one address a file."""
    return problems(built, _faults(built))


def _faults(built: Built) -> Iterator[Fault]:
    for path, signs in built.at_signs.items():
        found = next(((sign, address) for sign in signs if (address := _address(sign))), None)
        if found:
            sign, address = found
            message = told("the e-mail address {address} would be published", address=quote(address))
            advice = told("remove it; a partner's `website` or `links` tell how to reach them")
            yield Fault(path, "email-published", message, advice, at=_start(sign, address))


def _start(sign: AtSign, address: str) -> int:
    """Tell where an address begins, or its at sign when it is spelled in another way."""
    return sign.at - len(address.partition("@")[0].encode()) if address in sign.around else sign.at


def _address(sign: AtSign) -> str:
    """Find the e-mail address around an at sign."""
    text = unquote(html.unescape(html.unescape(_ESCAPED.sub(r"%\1", sign.around))))
    return next((match[0] for match in _ADDRESS.finditer(text) if match[1].lower() not in _NO_DOMAIN), "")
