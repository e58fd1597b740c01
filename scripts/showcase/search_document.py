"""A site in one language → what is searched of it: one small document per page whose words exist in that language.

Made from the records, not from finished pages: no navigation, no label, no card of another record is ever a hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from showcase.field import Ref, Shown, Written
from showcase.page import Page
from showcase.record import Kind, Record, fields, marks, walk
from showcase.view import HIDDEN, Viewer

SEARCH = "search"
"""Name of the page that searches; it does not find itself."""
PAGES = "page"
"""The kind under which pages that are no record are found."""
NAMES = ("name", "full_name", "also_known_as", "acronym")
"""Facts by which people know a record: found in them, it is found before its neighbours."""

_LEADING = frozenset({"title", "summary", "tagline"})
"""Words that stand above a text, not in it."""
_PICTURE = re.compile(r"<img\b[^>]*>")
_NAMED = 5
"""Weight of a name beside the words of a text."""
APART = "\\g<0>\u2060 "
"""Pagefind takes `l’énergie` for one word, found by nobody who types `énergie`. Set apart they are two; the invisible
sign between tells `assets/search.js` which space to take away."""
ASIDE = "\u2060\u2060"
"""Stands before names and facts, and again before the title: a result shows the first of the three parts that matches,
and the sentences where only the title does."""
_ELISION = re.compile(r"(?<=[^\W\d_])[’'](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One page as it is searched."""

    address: str
    """Below the language's prefix, with its final slash."""
    kind: str
    title: str
    summary: str
    body: str
    """HTML."""
    names: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """Region, themes, place: whatever it is known by, in words."""
    note: str = ""
    """What tells it from others of its title."""

    def document(self, language: str) -> bytes:
        """It in HTML, as Pagefind reads it; what stands first is shown where nothing better matches."""
        shown = {"title": self.title, "note": self.note}
        names = ", ".join(f"{name}[data-{name}]" for name, value in shown.items() if value)
        values = "".join(f' data-{name}="{escape(value)}"' for name, value in shown.items() if value)
        named = f'<p data-pagefind-weight="{_NAMED}">'
        body = (
            f"<p>{_text(self.summary)}</p>\n{_PICTURE.sub('', self.body)}\n"
            f"<p>{ASIDE}</p>\n{named}{_line(self.names)}</p>\n<p>{_line(self.facts)}</p>\n"
            f"<p>{ASIDE}</p>\n{named}{_text(self.title)}</p>\n"
        )
        return (
            f'<!doctype html>\n<html lang="{language}">\n<body data-pagefind-meta="{names}"{values}>\n'
            f"{_ELISION.sub(APART, body)}</body>\n</html>\n"
        ).encode()


def search_documents(viewer: Viewer, pages: Iterable[Page]) -> tuple[SearchDocument, ...]:
    """The records and the other pages whose words exist in the viewer's language, sorted by address.

    One that has no letter to be found by is left out: Pagefind would drop it, or give up when it is alone.
    """
    here = [of_record(viewer, record) for record in viewer.site if viewer.language in record.texts]
    found = filter(is_found, (*here, *_others(viewer, pages)))
    return tuple(sorted(found, key=lambda one: one.address))


def is_found(one: SearchDocument) -> bool:
    """Whether it has anything to be found by."""
    return any(map(str.isalnum, one.title + one.summary))


def _others(viewer: Viewer, pages: Iterable[Page]) -> Iterator[SearchDocument]:
    """Pages written by hand, and those drawn from all records; not their lists, which hold nothing of their own."""
    prefix = viewer.site.settings.languages.prefix(viewer.language)
    skipped = {"", SEARCH, *(kind.folder for kind in viewer.site.kinds)}
    for page in pages:
        address = f"{page.section}/"
        mine = page.language == page.original == viewer.language and page.url == prefix + address
        if mine and page.section not in skipped:
            yield SearchDocument(address, PAGES, page.title, page.summary, str(page.context.get("body", "")))


def of_record(viewer: Viewer, record: Record) -> SearchDocument:
    """A record as it is searched in the viewer's language."""
    text, card = viewer.text(record), viewer.card(record)
    said = [value for path, found, value in walk(text.words) if path[0] not in _LEADING and _written(found)]
    names = [value for name in NAMES for value in _several(getattr(record.facts, name, None))]
    return SearchDocument(
        address=f"{record.address}/",
        kind=record.kind.name,
        title=card.title,
        summary=card.summary or str(getattr(text.words, "tagline", "")),
        body=text.body.html + "".join(f"<p>{_text(value)}</p>" for value in said),
        names=tuple(name for name in names if name != card.title),
        facts=tuple(dict.fromkeys(_facts(viewer, record))),
        note=" · ".join(tag.text for tag in card.tags),
    )


def _facts(viewer: Viewer, record: Record) -> Iterator[str]:
    """The facts that somebody would type: names, places, themes and kinds of things; no figure, no date, no address."""
    told = viewer.facts(record)
    for name, _, info in fields(type(record.facts)):
        found = marks(info.annotation, tuple(info.metadata))  # type: ignore[arg-type]
        if name in told and name not in NAMES and name not in HIDDEN and (_telling(record.kind, name) or _named(found)):
            yield from (item.text for item in told[name].items if item.text)


def _telling(kind: Kind, name: str) -> bool:
    return name in kind.facets or name in kind.tags


def _named(found: tuple[object, ...]) -> bool:
    return _written(found) or any(
        isinstance(mark, Ref) or (isinstance(mark, Shown) and mark.how == "country") for mark in found
    )


def _written(found: tuple[object, ...]) -> bool:
    return any(isinstance(mark, Written) for mark in found)


def _several(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),) if value else ()


def _text(words: str) -> str:
    return escape(words, quote=False)


def _line(words: Iterable[str]) -> str:
    """Words side by side, and never one phrase."""
    return _text(", ".join(words))
