"""The name of a view and what it shows → its page in one language: address, words and crumbs made alike for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from showcase.page import Later, Page
from showcase.shown import Item
from showcase.site import Site
from showcase.view import Viewer


def view_page(
    site: Site,
    name: str,
    language: str,
    viewer_at: Callable[[int], Viewer],
    context: Callable[[Viewer], Mapping[str, Any]],
    *assets: str,
) -> Page:
    """The page `<name>/`, drawn by `views/<name>.html`; `context` is what a viewer at its depth finds to show."""
    languages = site.settings.languages
    alternates = {code: f"{languages.prefix(code)}{name}/" for code in languages.codes}
    viewer = viewer_at(alternates[language].count("/"))
    say = viewer.words.say
    return Page(
        url=alternates[language],
        language=language,
        frame="list",
        section=name,
        title=say(f"{name}.title"),
        summary=say(f"{name}.about"),
        template=f"views/{name}.html",
        alternates=alternates,
        translated=frozenset(languages.codes),
        original=language,
        context=Later(lambda: {"crumbs": (Item(say("nav.home"), viewer.link("")),), **context(viewer)}),
        assets=assets,
    )
