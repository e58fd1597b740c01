"""What lies in a region lies in the region's country."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.problem import Problem, quote
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Compare the country that a record states with that of the region it names."""
    for record in site:
        country, slug = getattr(record.facts, "country", None) or "", getattr(record.facts, "region", None)
        region = site.get("region", slug) if country and slug else None
        known = str(getattr(region.facts, "country", country)) if region else country
        if country and slug and country != known:
            yield Problem(
                record.located.place(("country",)),
                "country-differs",
                f"the country is {quote(country)}, yet the region {quote(slug)} lies in {quote(known)}",
                f"write {known}, or leave `country` out, or correct `region`",
            )
