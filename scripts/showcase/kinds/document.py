"""A document: a report, brochure, site or article about the programme."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from showcase.field import Date, Facts, LanguageCode, Line, Ref, Summary, Web, Words
from showcase.record import Kind


class DocumentFacts(Facts):
    """Facts of a document."""

    author: Line | None = None
    partner: Annotated[str, Ref("partner")] | None = Field(None, description="The author, when it has a record.")
    date: Date | None = None
    form: Literal["report", "brochure", "website", "web-page", "blog-post", "press-article"]
    languages: tuple[LanguageCode, ...] = ()
    address: Web | None = None
    seen: Literal["yes", "no"] = Field(description="no: a source names it, nobody here has read it.")


class DocumentWords(Words):
    """Words of a document."""

    title: Line
    summary: Summary


KIND = Kind(
    name="document",
    folder="documents",
    facts=DocumentFacts,
    words=DocumentWords,
    order="date",
    tags=("form", "date"),
    nav="explore",
)
