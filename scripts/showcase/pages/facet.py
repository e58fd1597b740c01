"""Every value of every facet → a plain page that lists the records with it, no script needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from showcase.facet import Choice, Facet, facets
from showcase.page import Page
from showcase.record import Kind
from showcase.shown import Item
from showcase.site import Site
from showcase.view import Viewer


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """`clusters/theme/naval/` and its like, for every value that occurs."""
    for kind in site.kinds:
        if kind.facets:
            viewer = viewer_at(site.settings.languages.prefix(language).count("/") + 3)
            all_facets = facets(site, kind, viewer)
            for facet in all_facets:
                for choice in facet.choices:
                    yield _page(kind, facet, choice, viewer, all_facets)


def _page(kind: Kind, facet: Facet, choice: Choice, viewer: Viewer, all_facets: tuple[Facet, ...]) -> Page:
    site, say = viewer.site, viewer.words.say
    languages = site.settings.languages
    path = f"{kind.folder}/{facet.word}/{choice.code}/"
    many = say(f"kind.{kind.name}.many")
    records = [record for slug in choice.slugs if (record := site.get(kind.name, slug))]
    return Page(
        url=languages.prefix(viewer.language) + path,
        language=viewer.language,
        frame="facet",
        section=kind.folder,
        title=say("facet.title", kind=many, facet=facet.label, value=choice.label),
        summary=say("facet.about", kind=many, facet=facet.label, value=choice.label),
        template="facet.html",
        alternates={code: languages.prefix(code) + path for code in languages.codes},
        translated=frozenset(languages.codes),
        original=viewer.language,
        context={
            "kind": kind.name,
            "facet": facet,
            "choice": choice,
            "cards": viewer.cards(records),
            "facets": all_facets,
            "crumbs": (
                Item(say("nav.home"), viewer.link("")),
                Item(many, viewer.link(f"{kind.folder}/")),
            ),
        },
    )
