"""A partner: an organisation that takes part in the programme."""

from __future__ import annotations

from typing import Annotated, Literal

from showcase.field import Country, Date, Facts, Line, Ref, Summary, Web, Words
from showcase.record import Kind


class PartnerFacts(Facts):
    """Facts of a partner."""

    name: Line
    also_known_as: tuple[Line, ...] = ()
    region: Annotated[str, Ref("region")] | None = None
    country: Country | None = None
    role: Literal["lead", "partner", "associated"]
    founded: Date | None = None
    website: Web | None = None


class PartnerWords(Words):
    """Words of a partner."""

    summary: Summary


KIND = Kind(
    name="partner",
    folder="partners",
    facts=PartnerFacts,
    words=PartnerWords,
    nav="explore",
    order="role",
    tags=("role", "region"),
)
