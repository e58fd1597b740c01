"""The programme: the one record that frames all others."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from showcase.field import Date, Facts, Key, Line, Money, Number, Part, Ref, Summary, Words
from showcase.record import Kind


class Funding(Part):
    """Who pays: the period and programme decide the emblem and wording shown."""

    period: Line = Field(description="2007-2013")
    programme: Line = Field(description="MED")
    fund: Literal["ERDF", "ESF", "EAFRD", "IPA", "ENPI"] = Field(description="The European fund.")
    rate: Number | None = Field(None, description="Share paid by the fund, in percent.")


class Stated(Part):
    """Counts as a source states them; the records themselves may be fewer."""

    partners: Number
    regions: Number


class Step(Part):
    """A phase of the programme."""

    key: Key
    start: Date
    end: Date | None = None
    active_start: Date | None = Field(None, description="Start of the busiest time.")
    active_end: Date | None = Field(None, description="End of the busiest time.")
    leader: Annotated[str, Ref("partner")] | None = None


class ProgrammeFacts(Facts):
    """Facts of the programme."""

    acronym: Line
    also_known_as: tuple[Line, ...] = ()
    start: Date
    end: Date | None = None
    launch: Date | None = None
    budget: Money | None = Field(None, description="Total, in euros.")
    funding: Funding | None = None
    lead: Annotated[str, Ref("partner")] | None = None
    stated: Stated | None = None
    steps: tuple[Step, ...] = ()
    objectives: tuple[Key, ...] = ()
    advantages: tuple[Key, ...] = ()
    disagreements: tuple[Key, ...] = Field((), description="Where the sources differ; told in words.")


class StepWords(Part):
    """Words of one step."""

    title: Line
    summary: Summary


class ProgrammeWords(Words):
    """Words of the programme."""

    title: Line
    tagline: Summary
    steps: dict[Key, StepWords] = Field(default_factory=dict)
    objectives: dict[Key, Summary] = Field(default_factory=dict)
    advantages: dict[Key, Summary] = Field(default_factory=dict)
    disagreements: dict[Key, Summary] = Field(default_factory=dict)


KIND = Kind(name="programme", folder="programme", facts=ProgrammeFacts, words=ProgrammeWords, single=True, nav="footer")
