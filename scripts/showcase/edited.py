"""A checked site of which some records say something else → the files that show it; or nothing, and all is built.

What a record says stands on its own pages, on those of records that show it or are found by it, and on all that is
drawn from many records; words only in the languages that have no other text of it. Which records those are is known
from both sides: the references of the site as it is, and what the last build found out and put away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from showcase import related, search_index, similar, view
from showcase.amendment import Amendment, compared
from showcase.batch import Batch, Studio, batches, drawn, pages
from showcase.engine.frames import frames
from showcase.engine.icons import ICONS_FILE, icons
from showcase.engine.layout import layout
from showcase.exports import EXPORTS, sources
from showcase.last_build import CACHE, LastBuild
from showcase.making import FEW
from showcase.page import Page
from showcase.publish import File
from showcase.record import Kind, Record
from showcase.revision import MOST, SEARCH, shelf, wanted_of
from showcase.search_document import of_record
from showcase.shelf import AlteredError, take_out
from showcase.site import Key, Site

_TELLING = ("translations",)
"""Sections whose pages tell in every language of all the others."""


@dataclass(frozen=True, slots=True)
class _News:
    """Whose files are new, in which languages it shows, and on the pages of which records."""

    edited: frozenset[Key]
    languages: frozenset[str]
    showing: Mapping[str, Collection[Key]]
    """By language."""
    moved: frozenset[Key]
    """Records that stand elsewhere among the others."""


def edited(last: LastBuild, site: Site, kinds: tuple[Kind, ...]) -> Amendment | None:
    """What has changed of a site that obeys every law, where no record and no language came or went."""
    wanted = wanted_of(last.changes, kinds)
    if not wanted or len(wanted) > MOST:
        return None
    try:
        before = take_out(shelf(last), kinds, {})
        changes = {key: (before.records.get(key), site.records.get(key)) for key in wanted}
        if not all(old and new and old.texts.keys() == new.texts.keys() for old, new in changes.values()):
            return None
        told = any(old and new and _facts(old) != _facts(new) for old, new in changes.values())
        if not told:  # who is like whom and who met whom is not a matter of words
            known = {name: before.earlier[name] for name in (similar.__name__, related.__name__)}
            site = replace(site, earlier=known)
        return _drawn(last, site, before, wanted, told=told)
    except AlteredError:
        return None


def _facts(record: Record) -> tuple[Any, ...]:
    """What a record says in no language, or in all."""
    return record.facts, record.translations


def _drawn(
    last: LastBuild, site: Site, before: Site, wanted: Mapping[Key, Collection[str]], *, told: bool
) -> Amendment | None:
    templates = layout(site, last.root, last.root / CACHE / "templates")
    made = frames(last.root, templates, last.root / CACHE)
    studio = Studio(site, templates, made.frames)
    news = _news(studio, before, wanted, told=told)
    records = {f"{record.path}/": _key(record) for record in site}
    listed = {batch: tuple(pages(studio, batch)) for batch in batches(site)}
    every = (*chain(*listed.values()), *made.handmade)
    shown = {batch: {page.url for page in some if _shows(news, records, page)} for batch, some in listed.items()}
    if sum(map(len, shown.values())) > max(FEW, len(every) // 2) or _twice(every):
        return None
    index = _searched(last, studio, news) if last.search else ()
    if last.search and not index:
        return None
    found = chain(
        _files(studio, shown),
        (File(*file) for export in EXPORTS for file in export(site, every)),
        (File(*file) for file in sources.files(last.root, site, map(site.records.__getitem__, news.edited))),
        (File(ICONS_FILE, icons(site, templates.environment, templates.overrides).encode()),),
        index,
    )
    titled = frozenset(page.path for page in every if records.get(page.source) in news.edited)
    files = compared(last.target, found, [path for path, _ in made.files()], site.settings.address, titled)
    return Amendment(*files, site, news.edited | news.moved, made.mended) if files else None


def _files(studio: Studio, shown: Mapping[Batch, Collection[str]]) -> Iterator[File]:
    """These pages of each batch, and what stands beside them; made once more, so that nobody holds what they show."""
    for batch, urls in shown.items():
        for page in pages(studio, batch) if urls else ():
            if page.url in urls:
                yield from (File(one.path, one.data) for one in drawn(studio, page))


def _news(studio: Studio, before: Site, wanted: Mapping[Key, Collection[str]], *, told: bool) -> _News:
    site = studio.site
    languages = site.settings.languages
    codes = frozenset(
        code
        for code in languages.codes
        if told or any(languages.fallback(code, site.records[key].texts) in texts for key, texts in wanted.items())
    )
    named = {*wanted, *(_key(other) for key in wanted for other in site.pointing_at(site.records[key]))}
    moved = {key for key, record in site.records.items() if told and _around(before, record) != _around(site, record)}
    always = {key for key, record in site.records.items() if key in named or not named.isdisjoint(_seen(site, record))}
    showing = {}
    for code in codes:
        viewer = studio.viewer(code, 0)
        order = {(kind.name, slug): near for kind in site.kinds for slug, near in viewer.order(kind.name).items()}
        moved |= {key for key, near in order.items() if near != before.earlier[view.__name__][key][code]}
        beside = {key for key, near in order.items() if not named.isdisjoint((key[0], slug) for slug in near)}
        showing[code] = always | beside
    showing = {code: keys | moved for code, keys in showing.items()}
    return _News(frozenset(wanted), codes, showing, frozenset(moved))


def _around(site: Site, record: Record) -> tuple[Any, ...]:
    """What stands about a record in the site's indexes, but its neighbours in the list."""
    key = _key(record)
    return (
        site.named_by(record),
        tuple(map(_key, site.pointing_at(record))),
        tuple(map(_key, site.reaching(record))),
        similar.likest(site).get(key, ()),
        related.met(site).get(key, {}),
        related.regions(site, record),
    )


def _seen(site: Site, record: Record) -> Iterator[Key]:
    """The records that a record's page shows, but its neighbours in the list."""
    key = kind, _ = _key(record)
    for _, other, slug in site.named_by(record):
        yield other, slug
    yield from map(_key, site.reaching(record))
    for slug, _ in similar.likest(site).get(key, ()):
        yield kind, slug
    for slug, joints in related.met(site).get(key, {}).items():
        yield kind, slug
        yield from joints
    for slug in related.regions(site, record):
        yield "region", slug


def _shows(news: _News, records: Mapping[str, Key], page: Page) -> bool:
    """Whether a page may show what is new."""
    key = records.get(page.source)
    if key is None:
        return page.language in news.languages or page.section in _TELLING
    return key in news.edited or key in news.showing.get(page.language, ())


def _twice(listed: Sequence[Page]) -> bool:
    """Whether two pages that show their own words have one title: the gates tell it."""
    titles = [(page.language, page.title) for page in listed if page.language == page.original]
    return len(set(titles)) < len(titles)


def _searched(last: LastBuild, studio: Studio, news: _News) -> tuple[File, ...]:
    """The search index with what is new; nothing where it cannot be told from what is kept."""
    records = {code: [studio.site.records[key] for key in keys] for code, keys in news.showing.items()}
    fresh = {
        code: [of_record(studio.viewer(code, 0), record) for record in found if code in record.texts]
        for code, found in records.items()
    }
    return search_index.revised(fresh, last.keys, last.root / SEARCH)


def _key(record: Record) -> Key:
    return record.kind.name, record.slug
