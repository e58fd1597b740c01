"""A record → where its facts come from, in words: how sure, which sources, when last confirmed."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from showcase.field import Source
from showcase.record import Record
from showcase.shown import Cited, Item, Meaning, Provenance
from showcase.view import SURE, Viewer, host

LONGEST = 56
"""Characters shown of an address's end."""


def provenance(record: Record, viewer: Viewer) -> Provenance:
    """How a record is tied to the programme, and the sources of its facts in the order of the record."""
    facts, say = record.facts, viewer.words.say
    return Provenance(
        attested=facts.attested,
        label=say(f"attested.{facts.attested}"),
        meaning=say(f"attested.{facts.attested}.meaning"),
        sources=tuple(_cited(source, record, viewer) for source in facts.sources),
        confirmed=viewer.words.date(facts.confirmed) if facts.confirmed else "",
        others=tuple(
            Meaning(sure, say(f"attested.{sure}"), say(f"attested.{sure}.meaning"))
            for sure in SURE
            if sure != facts.attested
        ),
    )


def _cited(source: Source, record: Record, viewer: Viewer) -> Cited:
    return Cited(
        text=host(source.url),
        url=source.url,
        end=end(source.url),
        seen=viewer.words.date(source.seen) if source.seen else "",
        facts=tuple(Item(viewer.label(record.kind.name, name), code=name) for name in source.facts),
    )


def end(address: str) -> str:
    """The last step of an address, legible: what tells two pages of one site apart."""
    parts = urlsplit(address)
    last = next((step for step in reversed(parts.path.split("/")) if step), "")
    try:
        shown = unquote(last, errors="strict")
    except UnicodeDecodeError:
        shown = last
    if not shown.isprintable():
        shown = last
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1].rstrip('-_ ')}…"
