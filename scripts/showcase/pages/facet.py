"""Every value of every facet → plain pages that list the records with it, no script needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from showcase.directory import Leaf, Lists, leaves
from showcase.facet import Choice, Facet
from showcase.page import Later, Page
from showcase.record import Kind
from showcase.shown import Item
from showcase.site import Site
from showcase.view import Viewer


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """`clusters/theme/naval/` and its like, for every value that occurs; a long one goes on at `…/page/2/`."""
    for kind in site.kinds:
        lists = Lists(site, kind, language, viewer_at)
        for place, facet in enumerate(lists.facets("of/a/value/")):
            for number, choice in enumerate(facet.choices):
                path = f"{kind.folder}/{facet.word}/{choice.code}/"
                records = (site.records[kind.name, slug] for slug in choice.slugs)
                for leaf in leaves(path, lists.viewer(path).ordered(records)):
                    seen = lists.facets(leaf.path)[place]
                    yield _page(kind, lists, path, leaf, (seen, seen.choices[number]))


def _page(kind: Kind, lists: Lists, path: str, leaf: Leaf, value: tuple[Facet, Choice]) -> Page:
    languages, viewer, (facet, choice) = lists.site.settings.languages, lists.viewer(leaf.path), value
    say = viewer.words.say
    many = say(f"kind.{kind.name}.many")
    about = say("facet.about", kind=many, facet=facet.label, value=choice.label)
    twice = Counter(other.label for one in lists.facets(leaf.path) for other in one.choices)[choice.label] > 1
    heading = about if twice else say("facet.title", kind=many, value=choice.label)
    return Page(
        url=languages.prefix(lists.language) + leaf.path,
        language=lists.language,
        frame=leaf.frame,
        section=kind.folder,
        title=lists.title(leaf, heading),
        summary=about,
        template="facet.html",
        alternates=lists.alternates(leaf),
        translated=frozenset(languages.codes),
        original=lists.language,
        context=Later(lambda: _context(lists, path, leaf, (facet, choice))),
        assets=lists.assets(leaf),
    )


def _context(lists: Lists, path: str, leaf: Leaf, value: tuple[Facet, Choice]) -> dict[str, Any]:
    kind, viewer, (facet, choice) = lists.kind, lists.viewer(leaf.path), value
    say = viewer.words.say
    many = say(f"kind.{kind.name}.many")
    return {
        **lists.values(path, leaf),
        "facet": facet,
        "choice": choice,
        "heading": say("facet.title", kind=many, value=choice.label),
        "all": many,
        "crumbs": (Item(say("nav.home"), viewer.link("")), Item(many, viewer.link(f"{kind.folder}/"))),
    }
