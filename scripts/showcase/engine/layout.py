"""A Page → the HTML that fills its frame: our own strict, autoescaping Jinja environment over `overrides/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup, escape

from showcase.engine.policy import policy, scheme_script
from showcase.engine.templates import OVERRIDES, Templates, templates
from showcase.jsonld import script
from showcase.motif import motif
from showcase.page import Page
from showcase.pages import View, views
from showcase.record import Kind
from showcase.shown import Card
from showcase.site import Site
from showcase.words import Words

HOLES = frozenset({"title", "head", "body"})
"""What every frame has a place for; beside these, `here-<section>` for each navigation entry, and `to-<code>` and
`missing-<code>` for each language."""


MOTIFS = 512
"""Motifs kept drawn: a record's pages in all languages are drawn one after the other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A navigation entry: section, label, address below a language's prefix."""

    section: str
    label: str
    url: str


def _current(entry: Entry, page: Page) -> str:
    """Whether a navigation entry is this page, or leads to what this page belongs to."""
    if entry.section != page.section:
        return ""
    return ' aria-current="page"' if entry.url == page.url else ' aria-current="true"'


@dataclass(frozen=True, slots=True)
class Layout:
    """The site's templates, compiled once."""

    site: Site
    environment: Templates
    scheme: str
    """The script that stands in every page."""
    overrides: Path
    """Where its templates lie."""
    policy: str
    """What every page lets a browser load and run."""
    views: tuple[View, ...]
    """The pages drawn from all records that this site has."""
    search: Mapping[str, str]
    """The address of each language's search, empty where the site has none."""
    _templates: dict[str, Template] = field(default_factory=dict)
    _words: dict[str, Words] = field(default_factory=dict)
    _entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    _drawn: dict[tuple[int, int, str], tuple[Card, Markup]] = field(default_factory=dict)
    _motifs: dict[str, Markup] = field(default_factory=dict)

    def words(self, language: str) -> Words:
        """The interface words of a language."""
        if language not in self._words:
            strings, default = self.site.strings, self.site.settings.languages.default
            self._words[language] = Words(language, strings.get(language, {}), strings.get(default, {}))
        return self._words[language]

    def draw(self, template: str, page: Page, values: Mapping[str, Any]) -> str:
        """One template with the page's language and links."""
        settings = self.site.settings
        prefix = settings.languages.prefix(page.language)
        return self._template(template).render(
            page=page,
            settings=settings,
            handmade=self.site.handmade,
            say=self.words(page.language).say,
            link=page.link,
            policy=self.policy,
            here=lambda path: page.link(prefix + path),
            views=self.views,
            places=lambda: navigation(self.site, self.words(page.language)),
            **values,
        )

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self.environment.get_template(name)
        return self._templates[name]

    def fillings(self, page: Page) -> dict[str, str]:
        """Every hole's content for this page."""
        name = self.site.settings.name
        return {
            "title": str(escape(page.title if page.title == name else f"{page.title} · {name}")),
            "head": self.draw("pieces/head.html", page, {"locales": self._locales(), "data": self._data(page)}),
            "body": self.draw(page.template, page, page.context),
            **self._switch(page),
            **{f"here-{entry.section}": _current(entry, page) for entry in self.entries(page.language)},
        }

    def _locales(self) -> Mapping[str, str]:
        """How each language of the site writes dates and numbers: `fr_FR`."""
        return {code: self.words(code).say("format.locale") for code in self.site.settings.languages.codes}

    def _data(self, page: Page) -> Markup:
        """What machines read of the page; its signs are escaped as JSON has it, not as HTML does."""
        return Markup(script(page, self.site.settings, search=self.search[page.language]))  # noqa: S704

    def entries(self, language: str) -> tuple[Entry, ...]:
        """All navigation entries of a language."""
        if language not in self._entries:
            places = navigation(self.site, self.words(language))
            self._entries[language] = tuple(entry for place in places.values() for entry in place)
        return self._entries[language]

    def _switch(self, page: Page) -> dict[str, str]:
        """The way to each language, and a remark where the page's words are not there."""
        remark = self.draw("pieces/missing.html", page, {}) if len(page.translated) < len(page.alternates) else ""
        return {
            **{f"to-{code}": page.link(url) for code, url in page.alternates.items()},
            **{f"missing-{code}": "" if code in page.translated else remark for code in page.alternates},
        }

    def card(self, card: Card, level: int = 3, look: str = "") -> Markup:
        """A card's HTML, drawn once for all its lists; the card is kept with it, so that its id stays its own."""
        key = (id(card), level, look)
        if key not in self._drawn:
            values = {"c": card, "level": level, "look": look}
            html = Markup(self._template("pieces/card.html").render(values))  # noqa: S704 - drawn by Jinja
            self._drawn[key] = (card, html)
        return self._drawn[key][1]

    def motif(self, slug: str) -> Markup:
        """A record's motif, the same in all its languages."""
        if slug not in self._motifs:
            if len(self._motifs) == MOTIFS:
                self._motifs.clear()
            self._motifs[slug] = Markup(self._template("pieces/motif.html").render(motif=motif(slug)))  # noqa: S704
        return self._motifs[slug]


def layout(site: Site, root: Path, cache: Path | None) -> Layout:
    """Set up the templates; `cache` keeps them compiled between runs."""
    environment, scheme, shown = templates(root, cache), scheme_script(root / OVERRIDES), views(site)
    prefixes = {code: site.settings.languages.prefix(code) for code in site.settings.languages.codes}
    has_search = any(view.name == "search" for view in shown)
    drawn = Layout(
        site,
        environment,
        scheme,
        root / OVERRIDES,
        policy(scheme),
        shown,
        {code: f"{prefix}search/" if has_search else "" for code, prefix in prefixes.items()},
    )
    environment.globals.update(card=drawn.card, motif=drawn.motif)
    environment.globals["m"] = environment.get_template("pieces/macros.html").module  # imported once, not in each draw
    return drawn


def _label(site: Site, kind: Kind, words: Words) -> str:
    """What leads to a kind; to the statement with its status, so that every page tells it."""
    if not kind.single:
        return words.say(f"kind.{kind.name}.many")
    status = [getattr(record.facts, "status", "") for record in site.all(kind.name)]
    return words.first(*(f"nav.{kind.name}.{one}" for one in status if one), f"nav.{kind.name}")


def navigation(site: Site, words: Words) -> dict[str, tuple[Entry, ...]]:
    """The entries of each place: lists of kinds, pages drawn from all records, pages written by hand."""
    prefix = site.settings.languages.prefix(words.language)
    handmade = {"header": site.settings.header, "explore": (), "footer": site.settings.footer}
    return {
        place: (
            *(
                Entry(kind.folder, _label(site, kind, words), f"{prefix}{kind.folder}/")
                for kind in site.kinds
                if kind.nav == place and (site.has(kind.name) or not kind.optional)
            ),
            *(
                Entry(view.name, words.say(f"nav.{view.name}"), f"{prefix}{view.name}/")
                for view in views(site)
                if view.place == place
            ),
            *(Entry(name, words.say(f"nav.{name}"), f"{prefix}{name}/") for name in names if name in site.handmade),
        )
        for place, names in handmade.items()
    }
