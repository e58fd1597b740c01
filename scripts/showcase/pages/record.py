"""Every record → its page: facts, words, provenance, and whatever points at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from showcase.markup import picture_mark
from showcase.page import Page
from showcase.picture import publish_picture
from showcase.record import Record
from showcase.shown import Item
from showcase.site import Site
from showcase.view import Viewer


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One page per record; a missing text is replaced and the page says so."""
    for record in site:
        yield page(site, language, record, viewer_at)


def page(site: Site, language: str, record: Record, viewer_at: Callable[[int], Viewer]) -> Page:
    """The page of one record."""
    languages = site.settings.languages
    alternates = {code: f"{languages.prefix(code)}{record.address}/" for code in languages.codes}
    url = alternates[language]
    viewer = viewer_at(url.count("/"))
    text = viewer.text(record)
    return Page(
        url=url,
        language=language,
        frame=record.kind.name,
        section=record.kind.folder,
        title=viewer.title(record),
        summary=str(getattr(text.words, "summary", "") or getattr(text.words, "tagline", "")),
        template=f"kinds/{record.kind.name}.html",
        alternates=alternates,
        translated=frozenset(record.texts),
        original=text.language,
        source=f"{record.path}/",
        context=_context(site, record, viewer),
    )


def _context(site: Site, record: Record, viewer: Viewer) -> dict[str, Any]:
    text = viewer.text(record)
    colour, icon = viewer.look(record)
    return {
        "kind": record.kind.name,
        "record_title": viewer.title(record),
        "title_language": viewer.foreign(text.language) if "title" in type(text.words).model_fields else "",
        "words": text.words,
        "words_language": viewer.foreign(text.language),
        "language_name": viewer.words.language_name(text.language),
        "body": Markup(_body(record, text.body.html, viewer)),  # noqa: S704 - made by our own renderer, allow-listed
        "picture": _picture(record, viewer),
        "facts": viewer.facts(record),
        "groups": viewer.groups(site.reaching(record)),
        "provenance": viewer.provenance(record),
        "links": tuple(Item(text.words.links.get(link.key, link.url), link.url) for link in record.facts.links),
        "crumbs": _crumbs(record, viewer),
        "colour": colour,
        "icon": icon,
    }


def _picture(record: Record, viewer: Viewer) -> dict[str, Any] | None:
    """The record's lead picture with its words."""
    data = record.pictures.get(record.facts.picture or "")
    if data is None:
        return None
    shown = publish_picture(data)
    words = viewer.text(record).words.picture or ""
    return {"url": viewer.root(shown.path), "width": shown.width, "height": shown.height, "words": words}


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
