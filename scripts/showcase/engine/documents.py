"""Moved addresses and unknown ones → whole pages of their own, outside any frame."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from showcase.engine.layout import Layout, navigation
from showcase.page import Page
from showcase.site import Moved, Site


def redirects(site: Site, drawn: Layout) -> Iterator[tuple[str, str]]:
    """A page at every moved address, in every language, that leads on without a script; chains are cut short."""
    news = {moved.old: moved.new for moved in site.moved}
    languages = site.settings.languages
    for moved in sorted(site.moved, key=lambda entry: entry.old):
        target = _end(moved, news)
        for code in languages.codes:
            prefix = languages.prefix(code)
            page = _bare(site, f"{prefix}{moved.old}/", code)
            yield page.path, drawn.draw("redirect.html", page, {"target": f"{prefix}{target}/"})


def _end(moved: Moved, news: dict[str, str]) -> str:
    target, seen = moved.new, {moved.old}
    while target in news and target not in seen:
        seen.add(target)
        target = news[target]
    return target


def not_found(site: Site, drawn: Layout) -> str:
    """One page that speaks all languages; it is served at any depth, so its links begin at the site's root."""
    languages = site.settings.languages
    base = urlsplit(site.settings.address).path or "/"
    blocks = [
        {
            "language": language,
            "say": drawn.words(language.code).say,
            "home": base + languages.prefix(language.code),
            "entries": navigation(site, drawn.words(language.code))["header"],
        }
        for language in languages
    ]
    page = _bare(site, "", languages.default)
    return drawn.draw("not-found.html", page, {"blocks": blocks, "base": base})


def _bare(site: Site, url: str, code: str) -> Page:
    return Page(
        url=url,
        language=code,
        frame="",
        section="",
        title=site.settings.name,
        summary="",
        template="",
        alternates={code: url},
        translated=frozenset({code}),
        original=code,
    )
