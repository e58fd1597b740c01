"""Every outline that the map links is that of a region."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from showcase.message import told
from showcase.problem import Problem, quote
from showcase.refusal import SIMILAR
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """A region whose record is broken still counts; one that has no outline is in the lists alone."""
    known = site.slugs.get("region", frozenset())
    for outline in site.outlines.regions:
        if outline.region not in known:
            near = difflib.get_close_matches(outline.region, sorted(known), n=1, cutoff=SIMILAR)
            yield Problem(
                outline.place,
                "map-region",
                told("the map has an outline for {region}, and there is no such region", region=quote(outline.region)),
                told("did you mean `{name}`?", name=near[0])
                if near
                else told("write the name of a folder of {folder}", folder="content/regions/"),
            )
