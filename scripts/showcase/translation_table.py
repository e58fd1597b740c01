"""The state of the translations → its tables: by language, by kind, of what is no record, and all that is to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from showcase.memory import State
from showcase.shown import Item
from showcase.table import Table
from showcase.translation import HANDMADE, STRINGS, TO_DO, Area, Gap, whole
from showcase.unit import label
from showcase.view import Viewer

ORIGINAL = "original"
"""What was first written in a language: there it is no translation, and stands in no state."""
_STATES = (State.CURRENT, State.UNCONFIRMED, State.STALE, State.MISSING)
_APART = frozenset({HANDMADE, STRINGS})


def numbers(area: Area, code: str) -> Mapping[str, int]:
    """How many stand how in a language, then those that were first written in it."""
    return {**{state.value: area.number(code, state) for state in _STATES}, ORIGINAL: area.originals(code)}


def kind_label(viewer: Viewer, area: str) -> str:
    """What an area is called."""
    own = {HANDMADE: "translations.handmade", STRINGS: "translations.strings"}
    return viewer.words.say(own.get(area, f"kind.{area}.many"))


def title(viewer: Viewer, gap: Gap) -> Item:
    """What is to be translated, with the way to where it is read."""
    if gap.standing:
        return viewer.reference(gap.standing.record.kind.name, gap.name)
    if gap.address:
        return Item(viewer.words.first(f"nav.{gap.name}", gap.name), viewer.link(gap.address))
    return Item(gap.name)


def ordered(viewer: Viewer, gaps: tuple[Gap, ...]) -> list[Gap]:
    """Records as their list has them, whole texts before single fields; the rest as they come."""
    by_slug = {gap.name: gap for gap in gaps if gap.standing}
    if not by_slug:
        return list(gaps)
    records = viewer.ordered(gap.standing.record for gap in gaps if gap.standing)
    return sorted((by_slug[record.slug] for record in records), key=lambda gap: gap.there)


def by_language(viewer: Viewer, found: tuple[Area, ...]) -> Table:
    """The fields of all records, a row for each language."""
    languages = viewer.site.settings.languages
    names = (Item(languages.name(code), language=viewer.foreign(code)) for code in languages.codes)
    rows = (_row(viewer, name, whole(found, code), code) for name, code in zip(names, languages.codes, strict=True))
    return _counted(viewer, "translations", viewer.words.say("translations.table"), "translations.language", rows)


def by_kind(viewer: Viewer, found: tuple[Area, ...], code: str) -> Table:
    """The fields in one language, a row for each kind and one for all."""
    words = viewer.words
    rows = [_row(viewer, Item(kind_label(viewer, area.name)), area, code) for area in found if area.name not in _APART]
    rows.append(_row(viewer, Item(words.say("translations.sum")), whole(found, code), code))
    caption = words.say("translations.kinds", language=words.language_name(code))
    return _counted(viewer, f"fields-{code}", caption, "translations.kind", rows)


def texts(viewer: Viewer, found: tuple[Area, ...]) -> Table:
    """Pages written by hand and words of the interface: how many each language has."""
    words, languages = viewer.words, viewer.site.settings.languages
    rows = (
        (kind_label(viewer, area.name), (area.total, *map(area.there, languages.codes)))
        for area in found
        if area.name in _APART
    )
    return Table(
        name="pages",
        caption=words.say("translations.apart"),
        columns=(
            Item(words.say("translations.kind")),
            Item(words.say("translations.total")),
            *(Item(languages.name(code), language=viewer.foreign(code)) for code in languages.codes),
        ),
        rows=tuple((Item(name), *(Item(words.number(number)) for number in counted)) for name, counted in rows),
        note=words.say("translations.note"),
    )


def to_do(viewer: Viewer, found: tuple[Area, ...], code: str) -> Table:
    """Every field that one language lacks, or that is to be revised, to hand to who translates."""
    words = viewer.words
    return Table(
        name=f"missing-{code}",
        caption=words.say("translations.missing", language=words.language_name(code)),
        columns=tuple(Item(words.say(f"translations.{name}")) for name in ("text", "kind", "field", "status", "file")),
        rows=tuple(row for area in found for row in _rows(viewer, area, code)),
    )


def _rows(viewer: Viewer, area: Area, code: str) -> Iterator[tuple[Item, ...]]:
    """A row for each field; one for a text that has none."""
    words, labels, kind = viewer.words, dict[str, Item](), Item(kind_label(viewer, area.name))
    status = {state: Item(words.say(f"translations.status.{state}")) for state in TO_DO}
    for gap in ordered(viewer, area.gaps[code]):
        name, file = title(viewer, gap), Item(gap.path)
        if gap.standing is None:
            yield name, kind, Item(""), status[State.MISSING], file
            continue
        for field, state in gap.standing.fields.items():
            if state in status:
                if field not in labels:  # a large site has many fields, and few names of fields
                    labels[field] = Item(label(area.name, field, words))
                yield name, kind, labels[field], status[state], file


def _row(viewer: Viewer, name: Item, area: Area, code: str) -> tuple[Item, ...]:
    counted = (*numbers(area, code).values(), area.total)
    return name, *(Item(viewer.words.number(number)) for number in counted)


def _counted(viewer: Viewer, name: str, caption: str, first: str, rows: Iterable[tuple[Item, ...]]) -> Table:
    """A table of how many fields stand how."""
    states = (*(state.value for state in _STATES), ORIGINAL)
    keys = (first, *(f"translations.status.{state}" for state in states), "translations.fields")
    return Table(name, caption, tuple(Item(viewer.words.say(key)) for key in keys), tuple(rows))
