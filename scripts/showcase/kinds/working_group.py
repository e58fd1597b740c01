"""A working group: clusters of several regions at work on one subject."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from showcase.field import Date, Facts, Line, Ref, Summary, Words
from showcase.record import Kind


class WorkingGroupFacts(Facts):
    """Facts of a working group."""

    themes: tuple[Annotated[str, Ref("theme")], ...] = Field(min_length=1)
    parent: Annotated[str, Ref("working-group")] | None = Field(None, description="The group it is part of.")
    partners: tuple[Annotated[str, Ref("partner")], ...] = Field((), description="Partners active in it.")
    facilitator: Annotated[str, Ref("partner")] | None = None
    clusters: tuple[Annotated[str, Ref("cluster")], ...] = ()
    start: Date | None = None
    end: Date | None = None


class WorkingGroupWords(Words):
    """Words of a working group."""

    title: Line
    summary: Summary


KIND = Kind(
    name="working-group", folder="working-groups", facts=WorkingGroupFacts, words=WorkingGroupWords, tags=("themes",)
)
