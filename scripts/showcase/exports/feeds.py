"""The records of each kind in each language → an Atom feed beside their list: real translations only, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from showcase.field import Shown
from showcase.page import Page
from showcase.record import Kind, Record, walk
from showcase.site import Site

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
"""Entries of a feed."""
NEVER = "1970"
"""The time of a feed in which nothing has a date: Atom asks for one, and a build has no clock."""


class _Entry(NamedTuple):
    """A page in its own words, and the day they are of."""

    day: str
    page: Page


def files(site: Site, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """`projects/feed.xml`, `el/projects/feed.xml` …, with or without entries."""
    by_url = {page.url: page for page in pages}
    for kind in site.kinds:
        for code in site.settings.languages.codes:
            prefix = site.settings.languages.prefix(code)
            here = by_url.get(f"{prefix}{kind.folder}/")
            if here and not kind.single:
                yield f"{here.url}feed.xml", _feed(site, here, _newest(site, kind, by_url, prefix))


def _newest(site: Site, kind: Kind, by_url: Mapping[str, Page], prefix: str) -> list[_Entry]:
    pages = ((record, by_url.get(f"{prefix}{record.address}/")) for record in site.all(kind.name))
    found = [_Entry(changed(record), page) for record, page in pages if page and page.language == page.original]
    return sorted(found, key=lambda entry: entry.day, reverse=True)[:MOST]


def changed(record: Record) -> str:
    """The day of a record's words: when it was confirmed, else when a source was last read, else the last it tells."""
    if record.facts.confirmed:
        return record.facts.confirmed.removesuffix("~")
    seen = [source.seen for source in record.facts.sources if source.seen]
    return max((day.removesuffix("~") for day in seen or _dates(record)), default=NEVER)


def _dates(record: Record) -> list[str]:
    return [
        str(value)
        for _, marks, value in walk(record.facts)
        if any(isinstance(mark, Shown) and mark.how == "date" for mark in marks)
    ]


def _feed(site: Site, here: Page, entries: Sequence[_Entry]) -> bytes:
    address = site.settings.address
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": here.language})
    _add(feed, "id", f"{address}{here.url}feed.xml")
    _add(feed, "title", f"{site.settings.name} · {here.title}")
    _add(feed, "subtitle", here.summary)
    _add(feed, "updated", _instant(entries[0].day if entries else NEVER))
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = site.settings.name
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{address}{here.url}feed.xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": address + here.url})
    for day, page in entries:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", address + page.url)
        _add(entry, "title", page.title)
        _add(entry, "updated", _instant(day))
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address + page.url})
        _add(entry, "summary", page.summary)
    ET.indent(feed, "")
    return b"%s\n" % ET.tostring(feed, "utf-8", xml_declaration=True)


def _add(parent: ET.Element, name: str, text: str) -> None:
    if text:
        ET.SubElement(parent, name).text = text


def _instant(day: str) -> str:
    """A day, month or year as the moment it begins."""
    return f"{day}{'-01-01'[len(day) - 4 :]}T00:00:00Z"
