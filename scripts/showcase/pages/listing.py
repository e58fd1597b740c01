"""Every kind → the page that lists its records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from showcase.facet import facets
from showcase.page import Page
from showcase.record import Kind
from showcase.shown import Item
from showcase.site import Site
from showcase.view import Viewer


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One list per kind, the single ones aside."""
    languages = site.settings.languages
    for kind in site.kinds:
        if kind.single:
            continue
        alternates = {code: f"{languages.prefix(code)}{kind.folder}/" for code in languages.codes}
        viewer = viewer_at(alternates[language].count("/"))
        yield Page(
            url=alternates[language],
            language=language,
            frame="list",
            section=kind.folder,
            title=viewer.words.say(f"kind.{kind.name}.many"),
            summary=viewer.words.say(f"kind.{kind.name}.about"),
            template=f"lists/{kind.name}.html",
            alternates=alternates,
            translated=frozenset(languages.codes),
            original=language,
            context=_context(site, kind, viewer),
        )


def _context(site: Site, kind: Kind, viewer: Viewer) -> dict[str, Any]:
    programme = next(iter(site.all("programme")), None)
    return {
        "kind": kind.name,
        "cards": viewer.cards(site.all(kind.name)),
        "facets": facets(site, kind, viewer),
        "crumbs": (Item(viewer.words.say("nav.home"), viewer.link("")),),
        "programme": viewer.facts(programme) if programme else {},
        "contribute": viewer.link("contribute/") if "contribute" in site.handmade else "",
    }
