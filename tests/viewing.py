"""What a page maker is given: the good site seen in a language from a depth of address."""

from __future__ import annotations

from functools import cache

from showcase.record import Record
from showcase.site import Site
from showcase.view import Viewer
from showcase.words import Words
from tests.conftest import GOOD
from tests.editing import site_of


@cache
def good_site() -> Site:
    """The good site, read once."""
    return site_of(GOOD)


def viewer(site: Site, language: str, depth: int = 2) -> Viewer:
    strings, default = site.strings, site.settings.languages.default
    return Viewer(site, language, depth, Words(language, strings[language], strings[default]))


def record(site: Site, kind: str, slug: str) -> Record:
    found = site.get(kind, slug)
    assert found is not None, f"{kind}/{slug}"
    return found
