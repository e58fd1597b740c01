"""Every outline that the map links is that of a region."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from showcase.problem import Problem, quote
from showcase.record import SIMILAR
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
                f"the map has an outline for {quote(outline.region)}, and there is no such region",
                f"did you mean `{near[0]}`?" if near else "write the name of a folder of content/regions/",
            )
