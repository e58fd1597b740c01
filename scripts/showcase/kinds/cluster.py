"""A cluster: companies, research and training of one field that work together in a region."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from showcase.field import Country, Date, Facts, Line, Number, Part, Precision, Ref, Summary, Web, Words
from showcase.record import Kind

Form = Literal[
    "competitiveness-cluster",
    "innovation-pole",
    "cluster",
    "business-grouping",
    "regional-label",
    "technology-district",
    "technology-centre",
    "technology-park",
    "innovation-zone",
    "network",
    "association",
    "foundation",
    "facilitator",
]
What = Literal[
    "members",
    "founding-members",
    "companies",
    "founding-companies",
    "industrial-members",
    "organisations",
    "actors",
    "professionals",
    "signatories",
    "laboratories",
    "centres",
    "institutes",
]


class Members(Part):
    """A count of members as a source gives it."""

    count: Number
    what: What = "members"
    precision: Precision = "exact"
    as_of: Date | None = Field(None, description="When the source counted.")
    source: Web


class ClusterFacts(Facts):
    """Facts of a cluster."""

    name: Line
    full_name: Line | None = None
    also_known_as: tuple[Line, ...] = ()
    form: Form
    region: Annotated[str, Ref("region")]
    country: Country | None = Field(None, description="The region's own, which may be left out.")
    seat: Line | None = Field(None, description="Town.")
    themes: tuple[Annotated[str, Ref("theme")], ...] = ()
    founded: Date | None = None
    members: tuple[Members, ...] = ()
    website: Web | None = None


class ClusterWords(Words):
    """Words of a cluster."""

    summary: Summary


KIND = Kind(
    name="cluster",
    folder="clusters",
    facts=ClusterFacts,
    words=ClusterWords,
    facets={
        "themes": "theme",
        "region": "region",
        "region.country": "country",
        "form": "form",
        "working-group.clusters": "working-group",
    },
    tags=("form", "region"),
    columns=("form", "themes", "region", "founded"),
)
