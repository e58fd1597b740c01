"""An event: something that happened on a day, in a month or in a year."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showcase.field import Date, Facts, Line, Ref, Summary, Words
from showcase.record import Kind


class EventFacts(Facts):
    """Facts of an event."""

    start: Date
    end: Date | None = None
    place: Line | None = Field(None, description="Town.")
    region: Annotated[str, Ref("region")] | None = None
    themes: tuple[Annotated[str, Ref("theme")], ...] = ()
    working_groups: tuple[Annotated[str, Ref("working-group")], ...] = ()
    clusters: tuple[Annotated[str, Ref("cluster")], ...] = ()
    projects: tuple[Annotated[str, Ref("project")], ...] = ()


class EventWords(Words):
    """Words of an event."""

    title: Line
    summary: Summary


KIND = Kind(
    name="event",
    folder="events",
    facts=EventFacts,
    words=EventWords,
    order="start",
    facets={"themes": "theme", "region": "region"},
    tags=("start", "place"),
    columns=("start", "place", "region", "themes"),
    nav="explore",
)
