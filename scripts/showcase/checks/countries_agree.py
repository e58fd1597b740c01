"""What lies in a region lies in the region's country."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.message import template, told
from showcase.problem import Problem, quote
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Compare the country that a record states with that of the region it names."""
    for record in site:
        country, slug = getattr(record.facts, "country", None) or "", getattr(record.facts, "region", None)
        region = site.get("region", slug) if country and slug else None
        known = str(getattr(region.facts, "country", country)) if region else country
        if country and slug and country != known:
            sentence = template("the country is {country}, yet the region {region} lies in {known}")
            yield Problem(
                record.located.place(("country",)),
                "country-differs",
                told(sentence, country=quote(country), region=quote(slug), known=quote(known)),
                told("write {country}, or leave `country` out, or correct `region`", country=known),
            )
