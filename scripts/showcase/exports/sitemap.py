"""All pages → `sitemap.xml`: real translations only, each with its absolute alternates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from showcase.language import Languages
from showcase.page import Page
from showcase.site import Site


def files(site: Site, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """A page shown in a language that it has not is left out: it is no translation."""
    address, languages = site.settings.address, site.settings.languages
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    lines += [
        f"<url><loc>{escape(address + page.url)}</loc>{_alternates(page, address, languages)}</url>"
        for page in sorted(pages, key=lambda page: page.url)
        if page.original == page.language
    ]
    yield "sitemap.xml", "\n".join((*lines, "</urlset>", "")).encode()


def _alternates(page: Page, address: str, languages: Languages) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{escape(code)}" href="{escape(address + url)}"/>'
        for code, url in page.real_alternates(languages)
    )
