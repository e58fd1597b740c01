"""Bodies of texts that changed since the last build → the few pages that show them; or nothing, and more is looked at.

What stands in a body is shown on the page of its record and nowhere else: no other record need be read. Whatever else
changed, whatever is wrong with the new words, wherever a doubt remains, the answer is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from showcase import search_index
from showcase.amendment import Amendment, compared
from showcase.batch import Studio, drawn
from showcase.checks import OF_TEXTS
from showcase.engine.frames import frames
from showcase.engine.layout import layout
from showcase.exports import sources
from showcase.last_build import CACHE, LastBuild
from showcase.load import load_record
from showcase.memory import source_of
from showcase.pages import of_records, of_translations
from showcase.publish import File
from showcase.record import Kind, Record
from showcase.search_document import of_record
from showcase.shelf import AlteredError, take_out
from showcase.site import Key, Site

SEARCH = f"{CACHE}/search"
"""Where the search indexes are kept."""
MOST = 20
"""Records that are looked at one by one."""
FACTS = ""
"""Stands among languages for what a record says in none, or in all."""
_FILE = re.compile(r"content/([a-z-]+)/([a-z0-9-]+)/(?:record\.yml|translations\.yml|text\.([a-z]{2,3})\.md)")


class _Edit(NamedTuple):
    """A record as it is now, and the languages whose body is another."""

    record: Record
    codes: frozenset[str]


def shelf(last: LastBuild) -> Path:
    """Where the last build put its site away."""
    return last.note.with_name(f"{last.note.name}.site")


def revised(last: LastBuild, kinds: tuple[Kind, ...]) -> Amendment | None:
    """The pages to be changed in the published tree; none where they come out as they are."""
    wanted = wanted_of(last.changes, kinds)
    if not wanted or len(wanted) > MOST or any(FACTS in codes for codes in wanted.values()):
        return None
    try:
        before = take_out(shelf(last), kinds, {})
        edits = {key: edit for key, codes in wanted.items() if (edit := _edit(last.root, before, key, codes))}
        if len(edits) < len(wanted):
            return None
        site = take_out(shelf(last), kinds, {key: edit.record for key, edit in edits.items()})
        return _drawn(last, site, tuple(edits.values()))
    except AlteredError:
        return None


def wanted_of(changes: frozenset[str], kinds: tuple[Kind, ...]) -> dict[Key, set[str]]:
    """The languages of each record's changed texts, `FACTS` for the rest; nothing when anything else has changed."""
    folders = {kind.folder: kind.name for kind in kinds if not kind.single}
    found: dict[Key, set[str]] = {}
    for path in changes:
        match = _FILE.fullmatch(path)
        if match is None or match[1] not in folders:
            return {}
        found.setdefault((folders[match[1]], match[2]), set()).add(match[3] or FACTS)
    return found


def _edit(root: Path, site: Site, key: Key, codes: set[str]) -> _Edit | None:
    """The record read again, if it differs from what it was in these bodies alone, and no law is against it."""
    old = site.records.get(key)
    if old is None:
        return None
    new, problems = load_record(root, site.settings.languages, old.kind, old.slug)
    if new is None or problems or not _alike(old, new):
        return None
    if any(True for law in OF_TEXTS for _ in law(site, (new,))):
        return None
    return _Edit(new, frozenset(codes))


def _alike(old: Record, new: Record) -> bool:
    same = old.facts == new.facts and old.translations == new.translations and old.texts.keys() == new.texts.keys()
    return same and all(old.texts[code].words == new.texts[code].words for code in new.texts)


def _remembers(site: Site, record: Record, codes: frozenset[str]) -> bool:
    """Whether a translation may be older than its source now: then other pages say so."""
    return bool(record.translations) and source_of(record, site.settings.languages).language in codes


def _searched(last: LastBuild, studio: Studio, edits: tuple[_Edit, ...]) -> tuple[File, ...]:
    """The search index with the new bodies; nothing where it cannot be told from what is kept."""
    fresh = {
        code: [of_record(studio.viewer(code, 0), edit.record) for edit in edits if code in edit.codes]
        for code in studio.site.settings.languages.codes
    }
    return search_index.revised(fresh, last.keys, last.root / SEARCH)


def _drawn(last: LastBuild, site: Site, edits: tuple[_Edit, ...]) -> Amendment | None:
    templates = layout(site, last.root, last.root / CACHE / "templates")
    made = frames(last.root, templates, last.root / CACHE)
    studio = Studio(site, templates, made.frames)
    index = _searched(last, studio, edits) if last.search else ()
    if last.search and not index:
        return None
    own = sources.files(last.root, site, [edit.record for edit in edits])
    found = chain(_pages(studio, edits), (File(*file) for file in own), index)
    files = compared(last.target, found, [path for path, _ in made.files()], site.settings.address)
    older = frozenset((edit.record.kind.name, edit.record.slug) for edit in edits if _remembers(site, *edit))
    return Amendment(*files, site, older, made.mended) if files else None


def _pages(studio: Studio, edits: tuple[_Edit, ...]) -> Iterator[File]:
    """The pages that show one of the bodies, in its own language or in place of a missing one; who tells its age."""
    languages = studio.site.settings.languages
    for record, codes in edits:
        for page in of_records(studio.site, (record,), studio.viewer):
            if languages.fallback(page.language, record.texts) in codes:
                yield from (File(made.path, made.data) for made in drawn(studio, page))
    if any(_remembers(studio.site, record, codes) for record, codes in edits):
        for code in languages.codes:
            for page in of_translations(studio.site, code, partial(studio.viewer, code)):
                yield from (File(made.path, made.data) for made in drawn(studio, page))
