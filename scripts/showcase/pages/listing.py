"""Every kind → the pages that list its records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from showcase.directory import Leaf, Lists, directory, leaves, table
from showcase.page import Later, Page
from showcase.record import Kind
from showcase.shown import Item
from showcase.site import Site
from showcase.view import Viewer


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """A list for each kind, the single ones aside; a long one goes on at `clusters/page/2/`."""
    for kind in site.kinds:
        if not kind.single:
            path, lists = f"{kind.folder}/", Lists(site, kind, language, viewer_at)
            for leaf in leaves(path, lists.viewer(path).ordered(site.all(kind.name))):
                yield _page(kind, lists, path, leaf)


def _page(kind: Kind, lists: Lists, path: str, leaf: Leaf) -> Page:
    languages, say = lists.site.settings.languages, lists.viewer(leaf.path).words.say
    return Page(
        url=languages.prefix(lists.language) + leaf.path,
        language=lists.language,
        frame=leaf.frame,
        section=kind.folder,
        title=lists.title(leaf, say(f"kind.{kind.name}.many")),
        summary=say(f"kind.{kind.name}.about"),
        template=f"lists/{kind.name}.html",
        alternates=lists.alternates(leaf),
        translated=frozenset(languages.codes),
        original=lists.language,
        context=Later(lambda: {**lists.values(path, leaf), **_context(lists, leaf), **_whole(kind, lists, leaf)}),
        assets=lists.assets(leaf),
    )


def _context(lists: Lists, leaf: Leaf) -> dict[str, Any]:
    site, viewer = lists.site, lists.viewer(leaf.path)
    programme = next(iter(site.all("programme")), None)
    return {
        "heading": viewer.words.say(f"kind.{lists.kind.name}.many"),
        "all": viewer.words.say(f"kind.{lists.kind.name}.many"),
        "crumbs": (Item(viewer.words.say("nav.home"), viewer.link("")),),
        "feed": viewer.link(f"{lists.kind.folder}/feed.xml"),
        "programme": viewer.facts(programme) if programme else {},
        "contribute": viewer.link("contribute/") if "contribute" in site.handmade else "",
    }


def _whole(kind: Kind, lists: Lists, leaf: Leaf) -> dict[str, Any]:
    """Beside the first page of a list with facets stand all its records, for the script and as a table."""
    if leaf.number > 1 or not lists.facets(leaf.path):
        return {}
    found = directory(lists.site, kind, lists.viewer(leaf.path))
    return {"directory": found, "tables": (table(kind, found),)}
