"""Every record → its page: facts, words, provenance, who it works with, what is like it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from showcase import related
from showcase.atlas import has_small_map, small_map
from showcase.jsonld import thing
from showcase.markup import picture_mark
from showcase.page import Later, Page
from showcase.picture import publish_picture
from showcase.provenance import provenance
from showcase.record import Record
from showcase.shown import Card, Item
from showcase.similar import Trait, similar
from showcase.site import Site
from showcase.view import Viewer

WITH = 12
"""Companions shown: those it met most often."""

SAME = 3
"""Values told of each sort that two records share."""


class Near(NamedTuple):
    """The records before and after one in its list, titles linked; nothing at either end."""

    before: Item | None
    after: Item | None


class Reason(NamedTuple):
    """What two records share, of one sort: its label, its values."""

    label: str
    items: tuple[Item, ...]


class Alike(NamedTuple):
    """A record like this one, and why."""

    card: Card
    reasons: tuple[Reason, ...]


class With(NamedTuple):
    """A record that worked with this one, and in what."""

    item: Item
    through: tuple[Item, ...]


def pages(site: Site, records: Iterable[Record], viewer_at: Callable[[str, int], Viewer]) -> Iterator[Page]:
    """The pages of some records, of each in all languages: what these share is found out once.

    `viewer_at` is told a language and a depth of address.
    """
    languages = site.settings.languages
    for record in records:
        shared = _Shared(
            alternates={code: f"{languages.prefix(code)}{record.address}/" for code in languages.codes},
            translated=frozenset(record.texts),
            source=f"{record.path}/",
            assets=("map.css",) if has_small_map(site, related.regions(site, record)) else (),
        )
        for code in languages.codes:
            yield _page(record, viewer_at(code, shared.alternates[code].count("/")), shared)


class _Shared(NamedTuple):
    """What a record's pages have in common: ten thousand pages hold it once a record, not once a page."""

    alternates: Mapping[str, str]
    translated: frozenset[str]
    source: str
    assets: tuple[str, ...]


def _page(record: Record, viewer: Viewer, shared: _Shared) -> Page:
    """The page of one record; a missing text is replaced and the page says so."""
    url = shared.alternates[viewer.language]
    text = viewer.text(record)
    return Page(
        url=url,
        language=viewer.language,
        frame=record.kind.name,
        section=record.kind.folder,
        title=viewer.title(record),
        summary=str(getattr(text.words, "summary", "") or getattr(text.words, "tagline", "")),
        template=f"kinds/{record.kind.name}.html",
        original=text.language,
        context=Later(lambda: {**_told(record, viewer), **_around(viewer.site, record, viewer)}),
        **shared._asdict(),
    )


def _told(record: Record, viewer: Viewer) -> dict[str, Any]:
    """What the record itself says."""
    text = viewer.text(record)
    colour, icon = viewer.look(record)
    picture = _picture(record, viewer)
    return {
        "kind": record.kind.name,
        "record_title": viewer.title(record),
        "title_language": viewer.foreign(text.language) if "title" in vars(text.words) else "",
        "words": text.words,
        "words_language": viewer.foreign(text.language),
        "language_name": viewer.words.language_name(text.language),
        "body": Markup(_body(record, text.body.html, viewer)),  # noqa: S704 - made by our own renderer, allow-listed
        "picture": picture,
        "slug": record.slug,
        "facts": viewer.facts(record),
        "provenance": provenance(record, viewer),
        "links": tuple(Item(text.words.links.get(link.key, link.url), link.url) for link in record.facts.links),
        "crumbs": _crumbs(record, viewer),
        "colour": colour,
        "icon": icon,
        "thing": thing(viewer.site, record, text.language, picture["path"] if picture else ""),
    }


def _around(site: Site, record: Record, viewer: Viewer) -> dict[str, Any]:
    """What the site knows around it."""
    companions = related.companions(site, record)
    met = {companion.record.slug for companion in companions}
    regions = related.regions(site, record)
    return {
        "groups": related.groups(record, viewer),
        "small_map": small_map(site, viewer, regions),
        "regions": tuple(viewer.reference("region", slug) for slug in regions),
        "near": Near(*(_link(viewer, other) if other else None for other in viewer.neighbours(record))),
        "companions": tuple(
            With(_link(viewer, companion.record), tuple(_link(viewer, joint) for joint in companion.through[:3]))
            for companion in companions[:WITH]
        ),
        "similar": tuple(
            Alike(viewer.card(likeness.record), tuple(_reasons(record, likeness.shared, viewer)))
            for likeness in similar(site, record, without=met)
        ),
    }


def _reasons(record: Record, shared: tuple[Trait, ...], viewer: Viewer) -> Iterator[Reason]:
    """What is shared, sort by sort, in words."""
    sorts: dict[str, list[Item]] = {}
    for what, value in shared:
        linked = viewer.site.get(what, value)
        item = viewer.reference(what, value) if linked else viewer.choice(record.kind.name, what, value)
        sorts.setdefault(what, []).append(item)
    for what, items in sorts.items():
        yield Reason(viewer.sort(what), tuple(items[:SAME]))


def _link(viewer: Viewer, record: Record) -> Item:
    return viewer.reference(record.kind.name, record.slug)


def _picture(record: Record, viewer: Viewer) -> dict[str, Any] | None:
    """The record's lead picture with its words."""
    data = record.pictures.get(record.facts.picture or "")
    if data is None:
        return None
    shown = publish_picture(data)
    words = viewer.text(record).words.picture or ""
    size = {"width": shown.width, "height": shown.height}
    return {"url": viewer.root(shown.path), "path": shown.path, **size, "words": words}


def _body(record: Record, html: str, viewer: Viewer) -> str:
    """A text's HTML with its pictures led to their published copies."""
    for name, data in record.pictures.items():
        mark = picture_mark(name)
        if mark in html:
            shown = publish_picture(data)
            size = f'width="{shown.width}" height="{shown.height}"'
            html = html.replace(mark, f'<img src="{viewer.root(shown.path)}" {size} loading="lazy"')
    return html


def _crumbs(record: Record, viewer: Viewer) -> tuple[Item, ...]:
    home = Item(viewer.words.say("nav.home"), viewer.link(""))
    if record.kind.single:
        return (home,)
    return home, Item(viewer.words.say(f"kind.{record.kind.name}.many"), viewer.link(f"{record.kind.folder}/"))
