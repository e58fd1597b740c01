"""A page loads nothing from another site by itself, and holds no script in its attributes or addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from showcase.built import Built
from showcase.fault import Fault, problems
from showcase.message import template, told
from showcase.problem import Problem, quote

_IGNORED = re.compile(r"[\x00-\x20]+")
"""What browsers drop from an address before they read it."""


def check(built: Built) -> Iterator[Problem]:
    """Welcome plain links to other sites: there the reader chooses."""
    return problems(built, (*_foreign(built), *_scripts(built)))


def _foreign(built: Built) -> Iterator[Fault]:
    harmless: set[str] = set()
    for part in built.parts:
        for address in part.loads:
            if address in harmless:
                continue
            if built.is_outside(address) and not _is_script(address):
                sentence = template("a browser would ask another site for {address}, unasked by the reader")
                message = told(sentence, address=quote(address))
                yield Fault(part.path, "origin-foreign", message, told("keep a copy within the site"), address)
            else:
                harmless.add(address)


def _scripts(built: Built) -> Iterator[Fault]:
    for part in built.parts:
        for name in part.handlers:
            message = told("{name} brings a script into the page", name=quote(name))
            yield Fault(part.path, "script-inline", message, told("remove it"), name.removesuffix(">"))
        for address in part.links:
            if ":" in address and _is_script(address):
                message = told("the address {address} is a script", address=quote(address))
                yield Fault(part.path, "script-inline", message, told("write the address of a page"), address)


def _is_script(address: str) -> bool:
    return _IGNORED.sub("", address).lower().startswith(("javascript:", "vbscript:"))
