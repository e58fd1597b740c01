"""The accessibility statement: how far the site can be used by everyone, and how that is known.

Its form is that of Decision (EU) 2018/1523. What rests on nothing is not said: who publishes the site and who enforces
the rules stay unknown until `record.yml` names them. The day of the last review is the record's `confirmed`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from showcase.field import Date, Facts, Key, Line, Part, Summary, Web, Words
from showcase.record import Kind


class Gap(Part):
    """Something that is not accessible, or of which that is not known."""

    key: Key
    under: Literal["non-compliance", "burden", "scope"] = Field(
        description="non-compliance: it should be; burden: it would cost too much; scope: the rules do not ask it."
    )
    criterion: Line | None = Field(None, description="The success criterion that is not met: 1.4.3.")
    rule: Line | None = Field(
        None,
        description="What finds it: a rule of axe-core, or `untranslated`; a test tells when it is found no more.",
    )


class Enforcement(Part):
    """Who is turned to when an answer does not satisfy."""

    body: Line
    url: Web | None = None


class StatementFacts(Facts):
    """Facts of the statement."""

    standard: Line = Field(description="WCAG 2.2")
    level: Literal["A", "AA", "AAA"]
    status: Literal["full", "partial", "none"] = Field(description="How far the standard is met.")
    method: Literal["self-assessment", "third-party"]
    prepared: Date = Field(description="Day the statement was first written.")
    gaps: tuple[Gap, ...] = ()
    feedback: Web | None = Field(None, description="Where a barrier is told; without it, in the site's repository.")
    publisher: Line | None = Field(None, description="The body that publishes the site.")
    enforcement: Enforcement | None = None


class StatementWords(Words):
    """Words of the statement."""

    title: Line
    summary: Summary
    gaps: dict[Key, Summary] = Field(default_factory=dict)


KIND = Kind(
    name="statement",
    folder="accessibility",
    facts=StatementFacts,
    words=StatementWords,
    single=True,
    optional=True,
    nav="footer",
)
