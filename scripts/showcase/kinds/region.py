"""A region: a territory that takes part."""

from __future__ import annotations

from pydantic import Field

from showcase.field import Country, Facts, Line, Nuts, Summary, Words
from showcase.record import Kind


class RegionFacts(Facts):
    """Facts of a region."""

    country: Country
    nuts: Nuts = Field(description="NUTS code; the country's own when the whole country takes part.")


class RegionWords(Words):
    """Words of a region."""

    title: Line
    summary: Summary


KIND = Kind(name="region", folder="regions", facts=RegionFacts, words=RegionWords, tags=("country",))
