"""The good site with more records in it, made of those it has: what a page does when there are many."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from showcase.record import Record
from showcase.site import Parts, Site, site_of
from tests.viewing import good_site, record


def twin(kind: str, of: str, slug: str, **facts: Any) -> Record:
    """A record like another under a name of its own, some of its facts changed."""
    model = record(good_site(), kind, of)
    changed = model.facts.model_copy(update=facts)
    return replace(model, slug=slug, facts=changed, path=model.path.replace(of, slug))


def grown(*more: Record) -> Site:
    """The good site with these records too; one of the same name takes the place of the other."""
    site = good_site()
    records = {(one.kind.name, one.slug): one for one in (*site, *more)}
    return site_of(
        Parts(
            settings=site.settings,
            kinds=site.kinds,
            records=tuple(records.values()),
            slugs=site.slugs,
            strings=site.strings,
            moved=(),
            published=frozenset(),
            handmade=site.handmade,
        )
    )
