"""The whole site → its first page: figures computed from the records, and the way to everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from showcase.page import Page
from showcase.shown import Item
from showcase.site import Site
from showcase.view import Viewer

SHOWN = frozenset({"project", "working-group", "region", "theme", "partner"})
"""The kinds whose cards stand on the first page."""
COUNTED = SHOWN | {"cluster"}
"""The kinds whose number is told there."""


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One first page."""
    languages = site.settings.languages
    alternates = {code: languages.prefix(code) for code in languages.codes}
    viewer = viewer_at(alternates[language].count("/"))
    programme = next(iter(site.all("programme")), None)
    words: Any = viewer.text(programme).words if programme else None
    yield Page(
        url=alternates[language],
        language=language,
        frame="home",
        section="",
        title=site.settings.name,
        summary=words.tagline if words else "",
        template="home.html",
        alternates=alternates,
        translated=frozenset(languages.codes),
        original=language,
        context=_context(site, viewer),
    )


def _context(site: Site, viewer: Viewer) -> dict[str, Any]:
    programme = next(iter(site.all("programme")), None)
    text = viewer.text(programme) if programme else None
    return {
        "programme": viewer.facts(programme) if programme else {},
        "words": text.words if text else None,
        "words_language": viewer.foreign(text.language) if text else "",
        "programme_url": viewer.link("programme/"),
        "cards": {kind.folder: viewer.cards(site.all(kind.name)) for kind in site.kinds if kind.name in SHOWN},
        "figures": _figures(site, viewer),
        "links": {name: viewer.link(f"{name}/") for name in (*(k.folder for k in site.kinds), *site.handmade)},
    }


def _figures(site: Site, viewer: Viewer) -> tuple[Item, ...]:
    """Each kind's count with its words, and the way to its list; projects apart by their relation to the programme."""
    shown: list[Item] = []
    for kind in site.kinds:
        if kind.name not in COUNTED:
            continue
        counts: dict[str, int] = {}
        for record in site.all(kind.name):
            relation = getattr(record.facts, "relation", "")
            label = f"{kind.name}.relation.{relation}.many" if relation else f"figure.{kind.name}"
            counts[label] = counts.get(label, 0) + 1
        url = viewer.link(f"{kind.folder}/")
        shown += [
            Item(viewer.words.number(count), url, code=viewer.words.first(label, f"kind.{kind.name}.many"))
            for label, count in sorted(counts.items())
        ]
    return tuple(shown)
