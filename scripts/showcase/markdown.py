"""The body of a record's text, in Markdown, turned into HTML or into its problems; the only user of pyromark.

One parse serves both: the events that are checked against what a text may hold are the events that are written out,
so what was checked is what is shown. Nothing of the source reaches the HTML unescaped. Of a simple body (`simple_body`)
the parser's own HTML is checked and written out instead, which says the same in a twentieth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pyromark import Markdown, Options

from showcase import limits
from showcase.calm import is_calm
from showcase.events import Walk
from showcase.finding import places, problems
from showcase.markup import plain
from showcase.problem import Level, Place, Problem
from showcase.prose import check_prose
from showcase.simple_body import dressed, targets

__all__ = ["Body", "BodyLink", "plain", "read_body"]

_PARSER = Markdown(options=Options.ENABLE_TABLES)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link to another page of the site, or a picture's file name, and where it stands in the text."""

    target: str
    place: Place


class _Walked(NamedTuple):
    """What the events of a text come to: its HTML (NFC, escaped), where its links stand, the ids of its headings."""

    html: str
    links: tuple[BodyLink, ...]
    anchors: tuple[str, ...]
    words: int


class Body(NamedTuple):
    """A text without errors. Of a simple one, all but its targets is found out when it is asked for."""

    source: str
    targets: tuple[str, ...]
    """Where its links to other pages of the site, and to its own headings, lead."""
    pictures: tuple[BodyLink, ...]
    walked: _Walked | tuple[()]
    """Nothing for a simple one."""
    first_line: int
    path: str = ""
    size: int = 0
    """Characters of a simple one's HTML as the parser writes it: other ones have other HTML."""

    @property
    def html(self) -> str:
        """Its HTML: composed (NFC), escaped."""
        return self.walked.html if self.walked else dressed(_PARSER.html(_for_parser(self.source)))

    @property
    def links(self) -> tuple[BodyLink, ...]:
        """Its targets, and where each stands."""
        return self._known().links

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids of its headings."""
        return self._known().anchors

    @property
    def words(self) -> int:
        """How many words it has."""
        return self._known().words

    def _known(self) -> _Walked:
        if self.walked:
            return self.walked
        text = _for_parser(self.source)
        walk = Walk(text)
        walk.run(_PARSER.events_with_range(text, merge_text=True))
        return _come_to(walk, self.path, self.first_line)[0]


def read_body(
    path: str, source: str, *, first_line: int, calm: bool = False
) -> tuple[Body | None, tuple[Problem, ...]]:
    """Check a text that begins on `first_line` of its file, and may be known as calm; with an error it has no body."""
    text = _for_parser(source if calm else _encodable(source))
    calm = calm or is_calm(text.encode())
    found = check_prose(text, calm=calm)
    if not found and calm and (leading := targets(html := _PARSER.html(text))) is not None:
        return Body(source, leading, (), (), first_line, path, len(html)), ()
    told = problems(path, text, found, first_line=first_line)
    if {one.code for one in found} & {"text-too-tangled", "text-empty"} or len(text) > limits.FILE_BYTES:
        return None, told
    walk = Walk(text)
    walk.run(_PARSER.events_with_range(text, merge_text=True))
    told = _together(told, problems(path, walk.source.data, walk.found, first_line=first_line))
    if any(one.level is Level.ERROR for one in told):
        return None, told
    walked, pictures = _come_to(walk, path, first_line)
    return Body(source, tuple(link.target for link in walked.links), pictures, walked, first_line, path), told


def _come_to(walk: Walk, path: str, first_line: int) -> tuple[_Walked, tuple[BodyLink, ...]]:
    """What a walk to the end has found, and the pictures that it met."""
    where = places(path, walk.source.data, (at for at, _ in (*walk.links, *walk.pictures)), first_line=first_line)
    links, pictures = (
        tuple(BodyLink(target, where[at]) for at, target in some) for some in (walk.links, walk.pictures)
    )
    words = len("".join(walk.plain).split())
    return _Walked("".join(walk.out), links, tuple(walk.anchors), words), pictures


def _for_parser(text: str) -> str:
    """A copy to throw away: the parser leaves its own form of a text, as long again, with what it is given."""
    return f"{text}\n"[:-1]


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
