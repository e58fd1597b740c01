"""Every slug that a record names is a folder of that kind."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from showcase.problem import Problem, quote
from showcase.record import SIMILAR, references
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """A broken record's folder still counts: its neighbours are not blamed for it."""
    folders = {kind.name: kind.folder for kind in site.kinds}
    for record in site:
        for path, kind, slug in references(record.facts):
            known = site.slugs.get(kind, frozenset())
            if slug in known:
                continue
            near = difflib.get_close_matches(slug, sorted(known), n=1, cutoff=SIMILAR)
            yield Problem(
                record.located.place(path),
                "ref-unknown",
                f"there is no {kind.replace('-', ' ')} named {quote(slug)}",
                f"did you mean `{near[0]}`?" if near else f"write the name of a folder of content/{folders[kind]}/",
            )
