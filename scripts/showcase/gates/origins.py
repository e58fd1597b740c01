"""A page loads nothing from another site by itself, and holds no script in its attributes or addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from showcase.built import Built
from showcase.fault import Fault, problems
from showcase.problem import Problem, quote

_BLANKS = re.compile(r"[\x00-\x20]+")


def check(built: Built) -> Iterator[Problem]:
    """A plain link to another site is welcome: the reader chooses to follow it."""
    return problems(built, _faults(built))


def _faults(built: Built) -> Iterator[Fault]:
    harmless: set[str] = set()
    for part in built.parts:
        for link in part.links - harmless:
            if _is_script(link):
                yield Fault(part.path, "script-inline", f"{quote(link)} is a script", "link to a page", link)
            elif link in part.loads and built.is_outside(link):
                message = f"a browser would ask another site by itself for {quote(link)}"
                yield Fault(part.path, "origin-foreign", message, "keep a copy in this site", link)
            elif link not in part.loads ...
