"""The body of a record's text, in Markdown, turned into HTML or into its problems; the only user of pyromark.

One parse serves both: the events that are checked against what a text may hold are the events that
are written out, so what was checked is what is shown. Nothing of the source reaches the HTML unescaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pyromark import Markdown, Options

from showcase import limits
from showcase.events import Walk
from showcase.finding import places, problems
from showcase.markup import plain
from showcase.problem import Level, Place, Problem
from showcase.prose import check_prose

__all__ = ["Body", "BodyLink", "plain", "read_body"]

_PARSER = Markdown(options=Options.ENABLE_TABLES)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link to another page of the site, or a picture's file name, and where it stands in the text."""

    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Body:
    """A text without errors: its HTML (NFC, escaped), what it refers to, its headings' ids, how many words."""

    html: str
    links: tuple[BodyLink, ...]
    pictures: tuple[BodyLink, ...]
    anchors: tuple[str, ...]
    words: int


def read_body(path: str, text: str, *, first_line: int) -> tuple[Body | None, tuple[Problem, ...]]:
    """Check and render a text that begins on `first_line` of its file; there is no body when there is an error."""
    text = _encodable(text)
    found = check_prose(text)
    told = problems(path, text, found, first_line=first_line)
    if {one.code for one in found} & {"text-too-tangled", "text-empty"} or len(text) > limits.FILE_BYTES:
        return None, told
    walk = Walk(text)
    walk.run(_PARSER.events_with_range(text, merge_text=True))
    told = _together(told, problems(path, walk.source.data, walk.found, first_line=first_line))
    if any(one.level is Level.ERROR for one in told):
        return None, told
    where = places(path, walk.source.data, (at for at, _ in (*walk.links, *walk.pictures)), first_line=first_line)
    links, pictures = (
        tuple(BodyLink(target, where[at]) for at, target in some) for some in (walk.links, walk.pictures)
    )
    words = len("".join(walk.plain).split())
    return Body("".join(walk.out), links, pictures, tuple(walk.anchors), words), told


def _encodable(text: str) -> str:
    """Replace lone surrogates, which no file holds and no parser takes, by a character of the same size."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _together(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """Join the problems of the raw text and of its parts: what is tangled, or has too long a table, is long for it."""
    codes = {one.code for one in after}
    less = codes & {"text-too-tangled", "text-too-long"}
    return tuple(sorted((*(one for one in before if not less or one.code != "text-too-long"), *after)))
