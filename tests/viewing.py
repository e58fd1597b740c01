"""What a page maker is given: the good site seen in a language from a depth of address."""

from __future__ import annotations

from functools import cache, partial

from showcase.page import Page
from showcase.pages import MAKERS, of_records
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


def every_page(site: Site) -> list[Page]:
    """Every page of a site that is made of records, in every language."""
    codes = site.settings.languages.codes
    others = [page for code in codes for maker in MAKERS for page in maker(site, code, partial(viewer, site, code))]
    return [*of_records(site, site, partial(viewer, site)), *others]


def record(site: Site, kind: str, slug: str) -> Record:
    found = site.get(kind, slug)
    assert found is not None, f"{kind}/{slug}"
    return found
