"""A site → batches of pages that can be drawn apart from one another; a batch → finished files.

What a batch becomes depends on the studio and on nothing else: any process that has an equal one draws equal files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from showcase.engine.frame import Frame, Stamp
from showcase.engine.layout import Layout
from showcase.exports import records, tables
from showcase.page import Page
from showcase.pages import MAKERS, of_records
from showcase.site import Site
from showcase.view import Viewer

SIZE = 32
"""Records of a batch: enough that handing it over costs nothing, few enough that no worker waits for another."""


class Batch(NamedTuple):
    """Some records of a kind in all languages, or what one maker makes in one language."""

    kind: str = ""
    first: int = 0
    """The place of its first record among those of the kind."""
    maker: int = 0
    language: str = ""


class Made(NamedTuple):
    """A finished file; of a page also what it was stamped of."""

    path: str
    data: bytes
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Studio:
    """All that drawing needs: the records, the templates, the frames; and the viewers, each made once."""

    site: Site
    layout: Layout
    frames: Mapping[tuple[str, str], Frame]
    _viewers: dict[tuple[str, int], Viewer] = field(default_factory=dict)

    def viewer(self, language: str, depth: int) -> Viewer:
        """What sees the site in a language from a depth of address."""
        if (language, depth) not in self._viewers:
            self._viewers[language, depth] = Viewer(self.site, language, depth, self.layout.words(language))
        return self._viewers[language, depth]


def batches(site: Site) -> tuple[Batch, ...]:
    """All there is to draw, what takes longest first."""
    codes = site.settings.languages.codes
    whole = (Batch(maker=maker, language=code) for maker in range(len(MAKERS)) for code in codes)
    some = (Batch(kind.name, first) for kind in site.kinds for first in range(0, len(site.all(kind.name)), SIZE))
    return (*whole, *some)


def pages(studio: Studio, batch: Batch) -> Iterator[Page]:
    """The pages of a batch."""
    site = studio.site
    if batch.kind:
        yield from of_records(site, site.all(batch.kind)[batch.first : batch.first + SIZE], studio.viewer)
    else:
        yield from MAKERS[batch.maker](site, batch.language, partial(studio.viewer, batch.language))


def files(studio: Studio, batch: Batch) -> Iterator[Made]:
    """Each page of a batch, and what stands beside it."""
    for page in pages(studio, batch):
        yield from drawn(studio, page)


def drawn(studio: Studio, page: Page) -> Iterator[Made]:
    """A page, and what stands beside it."""
    stamp = Stamp(studio.frames[page.frame, page.language], studio.layout.fillings(page))
    yield Made(page.path, stamp.page.encode(), stamp)
    for path, data in (*tables.files(page), *records.files(page, studio.layout)):
        yield Made(path, data)
