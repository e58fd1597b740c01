"""The whole site → the state of its translations: bars, tables, every field to write or to revise and the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from showcase.page import Page
from showcase.shown import Item
from showcase.site import Site
from showcase.table import Table
from showcase.translation import TO_DO, Area, Gap, areas, whole
from showcase.translation_table import by_kind, by_language, kind_label, numbers, ordered, texts, title, to_do
from showcase.unit import label
from showcase.view import Viewer
from showcase.view_page import view_page

NAME = "translations"
LISTED = 8
"""Texts to write or to revise that the page shows of each kind and language; the CSV beside it has all their fields."""
_LEAST = 1
"""Per cent of a bar that a part has at least, so that it is seen."""


class Part(NamedTuple):
    """How much of a bar stands in one state."""

    state: str
    word: str
    number: str
    start: float
    length: float


class Missing(NamedTuple):
    """A text to write or to revise: what it is of, and where to do so, when there is a repository."""

    of: Item
    path: str
    help: str
    way: str
    """What is to be done there."""
    fields: tuple[str, ...]
    """Of a text that is there: each state that asks for something, and the fields that stand so."""


class Section(NamedTuple):
    """The texts of one kind to write or to revise in one language."""

    label: str
    percent: str
    parts: tuple[Part, ...]
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
    parts: tuple[Part, ...]
    table: Table | None
    """Numbers by kind, where something is translated into this language."""
    sections: tuple[Section, ...]
    csv: Table | None


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One page."""
    yield view_page(site, NAME, language, viewer_at, _context, "views.css")


def _context(viewer: Viewer) -> dict[str, Any]:
    site, found = viewer.site, areas(viewer.site)
    states = tuple(_state(viewer, found, code) for code in site.settings.languages.codes)
    shown = tuple(state for state in states if state.table or state.sections)
    tables = (by_language(viewer, found), texts(viewer, found))
    return {
        "sections": tuple(Item(state.name, f"#{state.code}", state.language, state.percent) for state in shown),
        "states": states,
        "shown": shown,
        "legend": tuple(numbers(whole(found, viewer.language), viewer.language)),
        "tables": (*tables, *(table for state in shown for table in (state.table, state.csv) if table)),
        "contribute": viewer.link("contribute/") if "contribute" in site.handmade else "",
    }


def _state(viewer: Viewer, found: tuple[Area, ...], code: str) -> State:
    words, languages = viewer.words, viewer.site.settings.languages
    fields = whole(found, code)
    there = words.number(fields.there(code)), words.number(fields.total)
    return State(
        code=code,
        name=languages.name(code),
        language=viewer.foreign(code),
        there=words.say("translations.there", there=there[0], total=there[1]),
        percent=_percent(viewer, fields, code),
        parts=_parts(viewer, fields, code),
        table=by_kind(viewer, found, code) if fields.states[code] else None,
        sections=tuple(_section(viewer, area, code) for area in found if area.gaps[code]),
        csv=to_do(viewer, found, code) if any(area.gaps[code] for area in found) else None,
    )


def _percent(viewer: Viewer, area: Area, code: str) -> str:
    return viewer.words.percent(100 * area.there(code) / area.total if area.total else 100)


def _parts(viewer: Viewer, area: Area, code: str) -> tuple[Part, ...]:
    """A bar's parts, none too short to be seen."""
    shown = {name: number for name, number in numbers(area, code).items() if number}
    lengths = {name: max(100 * number / area.total, _LEAST) for name, number in shown.items()}
    parts, start, words = list[Part](), 0.0, viewer.words
    for name, number in shown.items():
        length = 100 * lengths[name] / sum(lengths.values())
        word = words.say(f"translations.status.{name}")
        parts.append(Part(name, word, words.number(number), round(start, 1), round(length, 1)))
        start += length
    return tuple(parts)


def _section(viewer: Viewer, area: Area, code: str) -> Section:
    gaps, words = area.gaps[code], viewer.words
    rest = len(gaps) - LISTED
    return Section(
        label=kind_label(viewer, area.name),
        percent=_percent(viewer, area, code),
        parts=_parts(viewer, area, code),
        texts=tuple(_missing(viewer, gap) for gap in ordered(viewer, gaps)[:LISTED]),
        rest=words.count("translations.rest", rest) if rest > 0 else "",
    )


def _missing(viewer: Viewer, gap: Gap) -> Missing:
    say = viewer.words.say
    way = say("translations.revise" if gap.there else "translations.write")
    return Missing(title(viewer, gap), gap.path, _help(viewer.site, gap), way, tuple(_fields(viewer, gap)))


def _fields(viewer: Viewer, gap: Gap) -> Iterator[str]:
    """Of a text that is there, by state, the fields to write or to revise."""
    for state in TO_DO if gap.there and gap.standing else ():
        say, one = viewer.words.say, gap.standing
        if one and (names := one.in_state(state)):
            fields = ", ".join(label(one.record.kind.name, name, viewer.words) for name in names)
            yield say("translations.open", state=say(f"translations.status.{state}"), fields=fields)


def _help(site: Site, gap: Gap) -> str:
    """Where the repository lets one write the text: a new file, or the file that lacks the words."""
    repository, branch = site.settings.repository, quote(site.settings.branch)
    if not repository:
        return ""
    if not gap.address or gap.there:
        return f"{repository}/edit/{branch}/{quote(gap.path)}"
    return f"{repository}/new/{branch}/{quote(gap.folder)}?filename={quote(gap.file)}"
