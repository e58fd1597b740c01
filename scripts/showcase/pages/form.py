"""A site → the page where a record is filled in: nothing is sent, nothing is asked of the network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from showcase.field import Precision, choices
from showcase.form_fields import SECTION, SOURCES, Asked, countries, forms, language_question, listed
from showcase.form_look import colours, looks, ties
from showcase.form_rules import rules
from showcase.page import Later, Page
from showcase.question import proposed
from showcase.shown import Item
from showcase.site import Site
from showcase.view import Viewer

SCRIPTS = (
    *("told", "make", "prose", "name", "rules", "yaml", "kept", "files", "zip", "text", "preview"),
    *("fields", "entries", "record", "summary", "draft", "open", "ways", "form"),
)
"""In the order in which they need each other; plain scripts, for a page opened from disk may load no modules."""


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One page."""
    languages = site.settings.languages
    alternates = {code: f"{languages.prefix(code)}{SECTION}/form/" for code in languages.codes}
    viewer = viewer_at(alternates[language].count("/"))
    say = viewer.words.say
    yield Page(
        url=alternates[language],
        language=language,
        frame="below",
        section=SECTION,
        title=say("form.title"),
        summary=say("form.about"),
        template="views/form.html",
        alternates=alternates,
        translated=frozenset(languages.codes),
        original=language,
        context=Later(lambda: _context(viewer)),
        assets=("views.css", "form.css"),
    )


def _context(viewer: Viewer) -> dict[str, Any]:
    site, words = viewer.site, viewer.words
    crumbs = [Item(words.say("nav.home"), viewer.link(""))]
    if SECTION in site.handmade:
        crumbs.append(Item(words.say(f"nav.{SECTION}"), viewer.link(f"{SECTION}/")))
    text = json.dumps(_data(viewer), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return {
        "crumbs": tuple(crumbs),
        "scripts": SCRIPTS,
        "data": Markup(text),  # noqa: S704 - no `<` is left in it
        "languages": tuple(site.settings.languages),
        "looks": tuple(look for kind in proposed(site) for look in looks(kind, viewer)),
        "ties": tuple((tie, words.say(f"attested.{tie}")) for tie in ties()),
    }


def _data(viewer: Viewer) -> dict[str, Any]:
    """All that the scripts know."""
    site, settings = viewer.site, viewer.site.settings
    asked = Asked(site, viewer.words)
    return {
        "language": viewer.words.language,
        "default": settings.languages.default,
        "languages": {language.code: language.name for language in settings.languages},
        "name": settings.name,
        "repository": settings.repository,
        "branch": settings.branch,
        "kinds": forms(asked, viewer.link),
        "records": listed(asked),
        "regions": countries(asked),
        "colours": colours(viewer),
        "sources": viewer.root(SOURCES),
        "dates": {name: viewer.words.say(f"date.{name}") for name in ("about", "period")},
        "precision": {name: viewer.words.say(f"precision.{name}") for name in choices(Precision)},
        "period": viewer.words.say("field.period"),
        "countryNames": {code: viewer.words.country(code) for code in rules(viewer.words.language)["countries"]},
        "taken": sorted({*settings.languages.codes, *(kind.folder for kind in site.kinds), *site.handmade}),
        "pages": sorted(site.handmade),
        "folders": {kind.name: kind.folder for kind in site.kinds},
        "question": language_question(asked),
        "rules": rules(viewer.words.language),
    }
