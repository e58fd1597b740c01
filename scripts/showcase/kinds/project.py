"""A project: incubated in the programme, or related to it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from showcase.field import Date, Facts, Key, Line, Money, Number, Part, Precision, Ref, Summary, Web, Words
from showcase.record import Kind


class ProjectFunding(Part):
    """Who pays for a project."""

    period: Line | None = None
    programme: Line | None = None
    fund: Line | None = None
    rate: Number | None = None


class ProjectFacts(Facts):
    """Facts of a project."""

    relation: Literal["incubated", "related"] = Field(
        description="incubated: born in the programme; related: the same regions or clusters, another origin."
    )
    stage: Literal["idea", "partner-search", "proposal", "running", "completed", "closed"] | None = None
    themes: tuple[Annotated[str, Ref("theme")], ...] = ()
    working_groups: tuple[Annotated[str, Ref("working-group")], ...] = ()
    clusters: tuple[Annotated[str, Ref("cluster")], ...] = ()
    partners: tuple[Annotated[str, Ref("partner")], ...] = ()
    other_organisations: tuple[Line, ...] = Field((), description="Names of who takes part and has no record here.")
    regions: tuple[Annotated[str, Ref("region")], ...] = ()
    other_places: tuple[Line, ...] = Field((), description="Places outside the programme's regions.")
    start: Date | None = None
    end: Date | None = None
    budget: Money | None = Field(None, description="Total, in euros.")
    budget_precision: Precision = "exact"
    funding: ProjectFunding | None = None
    grant_number: Line | None = None
    seeking: tuple[Key, ...] = Field((), description="What the project looks for; told in words by key.")
    website: Web | None = None


class ProjectWords(Words):
    """Words of a project."""

    title: Line
    summary: Summary
    seeking: dict[Key, Line] = Field(default_factory=dict)


KIND = Kind(
    name="project",
    folder="projects",
    facts=ProjectFacts,
    words=ProjectWords,
    facets={
        "relation": "relation",
        "themes": "theme",
        "regions": "region",
        "regions.country": "country",
        "stage": "stage",
        "working_groups": "working-group",
    },
    tags=("relation", "stage", "regions"),
    columns=("relation", "themes", "regions", "stage", "start"),
    order="relation",
)
