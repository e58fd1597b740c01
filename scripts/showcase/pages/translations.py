"""The whole site → the state of its translations: bars, a table, every text to write or to revise and the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from showcase.memory import source_of, words_of
from showcase.page import Page
from showcase.shown import Item
from showcase.site import Site
from showcase.table import Table
from showcase.translation import HANDMADE, STRINGS, Area, Gap, areas, whole
from showcase.unit import label
from showcase.view import Viewer
from showcase.view_page import view_page

NAME = "translations"
LISTED = 8
"""Texts to write or to revise that the page shows of each kind and language; the CSV beside it has them all."""


class Missing(NamedTuple):
    """A text to write or to revise: what it is of, and where to do so, when there is a repository."""

    of: Item
    path: str
    help: str
    way: str
    """What is to be done there."""
    changed: str
    """Of a text to revise: the fields whose source has changed."""


class Section(NamedTuple):
    """The texts of one kind to write or to revise in one language."""

    label: str
    there: str
    percent: str
    length: float
    number: str
    texts: tuple[Missing, ...]
    rest: str
    """How many more there are, if any."""


class State(NamedTuple):
    """One language: its own name, how far it is, what is missing."""

    code: str
    name: str
    language: str
    """Its code where its name is in another language than the page."""
    there: str
    percent: str
    length: float
    old: str
    """How many texts are to be revised, if any."""
    sections: tuple[Section, ...]
    csv: Table | None


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One page."""
    yield view_page(site, NAME, language, viewer_at, _context, "views.css")


def _context(viewer: Viewer) -> dict[str, Any]:
    site, found = viewer.site, areas(viewer.site)
    states = tuple(_state(viewer, found, code) for code in site.settings.languages.codes)
    table = _table(viewer, found)
    return {
        "sections": tuple(
            Item(state.name, f"#{state.code}", state.language, state.percent) for state in states if state.sections
        ),
        "states": states,
        "table": table,
        "tables": (table, *(state.csv for state in states if state.csv)),
        "contribute": viewer.link("contribute/") if "contribute" in site.handmade else "",
    }


def _state(viewer: Viewer, found: tuple[Area, ...], code: str) -> State:
    words = viewer.words
    there, total = whole(found, code)
    share = 100 * there / total if total else 100
    old = sum(len(area.stale.get(code, ())) for area in found)
    return State(
        code=code,
        name=viewer.site.settings.languages.name(code),
        language=viewer.foreign(code),
        there=words.say("translations.there", there=words.number(there), total=words.number(total)),
        percent=words.percent(share),
        length=round(share, 1),
        old=words.count("translations.old", old) if old else "",
        sections=tuple(_section(viewer, area, code) for area in found if area.open(code)),
        csv=_csv(viewer, found, code) if any(area.open(code) for area in found) else None,
    )


def _section(viewer: Viewer, area: Area, code: str) -> Section:
    gaps, old, words = area.missing[code], area.stale.get(code, ()), viewer.words
    counted = (("translations.texts", len(gaps)), ("translations.old", len(old)))
    rest = len(gaps) + len(old) - LISTED
    share = 100 * area.there(code) / area.total
    return Section(
        label=_label(viewer, area.name),
        there=words.say("translations.there", there=words.number(area.there(code)), total=words.number(area.total)),
        percent=words.percent(share),
        length=round(share, 1),
        number=" · ".join(words.count(key, number) for key, number in counted if number),
        texts=tuple(_missing(viewer, gap) for gap in _both(viewer, area, code)[:LISTED]),
        rest=words.count("translations.rest", rest) if rest > 0 else "",
    )


def _missing(viewer: Viewer, gap: Gap) -> Missing:
    say = viewer.words.say
    changed = say("translations.changed", fields=_fields(viewer, gap)) if gap.fields else ""
    way = say("translations.revise" if gap.fields else "translations.write")
    return Missing(_title(viewer, gap), gap.path, _help(viewer.site, gap), way, changed)


def _fields(viewer: Viewer, gap: Gap) -> str:
    """The labels of the fields whose source has changed."""
    if gap.record is None:
        return ""
    known = dict(words_of(source_of(gap.record, viewer.site.settings.languages)))
    return ", ".join(label(gap.record, name, known[name], viewer.words) for name in gap.fields)


def _both(viewer: Viewer, area: Area, code: str) -> list[Gap]:
    """What is missing, then what is to be revised."""
    return [gap for gaps in (area.missing[code], area.stale.get(code, ())) for gap in _ordered(viewer, gaps)]


def _ordered(viewer: Viewer, gaps: tuple[Gap, ...]) -> list[Gap]:
    """Records as their list has them, the rest as they come."""
    if not gaps or gaps[0].record is None:
        return list(gaps)
    by_slug = {gap.name: gap for gap in gaps}
    return [by_slug[record.slug] for record in viewer.ordered(gap.record for gap in gaps if gap.record)]


def _label(viewer: Viewer, area: str) -> str:
    own = {HANDMADE: "translations.handmade", STRINGS: "translations.strings"}
    return viewer.words.say(own.get(area, f"kind.{area}.many"))


def _title(viewer: Viewer, gap: Gap) -> Item:
    if gap.record is not None:
        return viewer.reference(gap.record.kind.name, gap.record.slug)
    if gap.address:
        return Item(viewer.words.first(f"nav.{gap.name}", gap.name), viewer.link(gap.address))
    return Item(gap.name)


def _help(site: Site, gap: Gap) -> str:
    """Where the repository lets one write the text: a new file, or the file that lacks the words."""
    repository, branch = site.settings.repository, quote(site.settings.branch)
    if not repository:
        return ""
    if not gap.address or gap.fields:
        return f"{repository}/edit/{branch}/{quote(gap.path)}"
    return f"{repository}/new/{branch}/{quote(gap.folder)}?filename={quote(gap.file)}"


def _table(viewer: Viewer, found: tuple[Area, ...]) -> Table:
    """Numbers by kind of text and language, the sum of the texts, then the words of the interface."""
    words, languages = viewer.words, viewer.site.settings.languages
    lines = [
        (_label(viewer, area.name), area.total, [area.there(code) for code in languages.codes])
        for area in sorted(found, key=lambda area: area.name == STRINGS)
    ]
    sums = [whole(found, code) for code in languages.codes]
    texts = sum(area.name != STRINGS for area in found)
    lines.insert(texts, (words.say("translations.sum"), sums[0][1], [there for there, _ in sums]))
    return Table(
        name=NAME,
        caption=words.say("translations.table"),
        columns=(
            Item(words.say("translations.kind")),
            Item(words.say("translations.total")),
            *(Item(languages.name(code), language=viewer.foreign(code)) for code in languages.codes),
        ),
        rows=tuple(
            (Item(label), *(Item(words.number(number)) for number in (total, *numbers)))
            for label, total, numbers in lines
        ),
        note=words.say("translations.note"),
    )


def _csv(viewer: Viewer, found: tuple[Area, ...], code: str) -> Table:
    """Every text that one language lacks, or that is to be revised, to hand to who translates."""
    words = viewer.words
    return Table(
        name=f"missing-{code}",
        caption=words.say("translations.missing", language=words.language_name(code)),
        columns=tuple(Item(words.say(f"translations.{name}")) for name in ("text", "kind", "file", "status")),
        rows=tuple(
            (_title(viewer, gap), Item(_label(viewer, area.name)), Item(gap.path), _status(viewer, gap))
            for area in found
            for gap in _both(viewer, area, code)
        ),
    )


def _status(viewer: Viewer, gap: Gap) -> Item:
    key = "translations.status.stale" if gap.fields else "translations.status.missing"
    words = viewer.words.say(key)
    return Item(f"{words} ({_fields(viewer, gap)})" if gap.fields else words)
