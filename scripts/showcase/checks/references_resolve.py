"""Every slug that a record names is a folder of that kind."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from showcase.message import told
from showcase.problem import Problem, quote
from showcase.record import references
from showcase.refusal import SIMILAR
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """A broken record's folder still counts: its neighbours are not blamed for it."""
    kinds = {kind.name: kind for kind in site.kinds}
    for record in site:
        if all(slug in site.slugs.get(kind, ()) for _, kind, slug in site.named_by(record)):
            continue
        for path, kind, slug in references(record.facts):
            known = site.slugs.get(kind, frozenset())
            if slug in known:
                continue
            near = difflib.get_close_matches(slug, sorted(known), n=1, cutoff=SIMILAR)
            yield Problem(
                record.located.place(path),
                "ref-unknown",
                told("there is no {kind} named {name}", kind=kinds[kind].noun, name=quote(slug)),
                told("did you mean `{name}`?", name=near[0])
                if near
                else told("write the name of a folder of {folder}", folder=f"content/{kinds[kind].folder}/"),
            )
