"""A built site → its types of page, and for each the hardest page of that type in every language.

A new type of page is one line here; everything that is proved of pages is then proved of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from showcase.language import Languages

TYPES = {
    "home": "",
    "projects": "projects/",
    "clusters": "clusters/",
    "facet": "clusters/*/*/",
    "project": "projects/*/",
    "cluster": "clusters/*/",
    "region": "regions/*/",
    "theme": "themes/*/",
    "working-group": "working-groups/*/",
    "partner": "partners/*/",
    "event": "events/*/",
    "document": "documents/*/",
    "programme": "programme/",
    "statement": "accessibility/",
    "handmade": "contribute/",
    "search": "search/",
    "cooperation": "cooperation/",
    "timeline": "timeline/",
    "indicators": "indicators/",
    "compare": "compare/",
    "translations": "translations/",
    "form": "contribute/form/",
}
"""Type → its address below a language's prefix; a star stands for any one name."""


class Sample(NamedTuple):
    """A page to look at: its type, its language, its address below the site's root."""

    type: str
    language: str
    url: str


def samples(folder: Path, languages: Languages) -> Iterator[Sample]:
    """For every type that the site has, the page with most in it, in every language; and the page for the unknown."""
    for name, pattern in TYPES.items():
        found = sorted(folder.glob(f"{pattern}index.html"), key=lambda path: (-path.stat().st_size, path))
        for path in [path for path in found if _is_page(path)][:1]:
            url = path.parent.relative_to(folder).as_posix().removeprefix(".")
            for code in languages.codes:
                yield Sample(name, code, f"{languages.prefix(code)}{url}/".replace("//", "/").removeprefix("/"))
    yield Sample("not-found", languages.default, "no/such/page/")


def _is_page(path: Path) -> bool:
    """Whether it is read, not left at once for another address."""
    return b'http-equiv="refresh"' not in path.read_bytes()[:2000]
