"""The whole site → one page of figures, each with its definition, its date, its bars and the records it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from showcase.facet import facets
from showcase.indicator import NO, UNKNOWN, Indicator, Part, indicators
from showcase.page import Page
from showcase.provenance import provenance
from showcase.shown import Cited, Item
from showcase.site import Site
from showcase.table import Table
from showcase.view import Viewer
from showcase.view_page import view_page

NAME = "indicators"
LISTED = 10
"""Counted records that the page shows of each figure; the CSV beside it has them all."""


class Bar(NamedTuple):
    """One part of a figure: its words, its number, and how long it is, in percent."""

    label: Item
    number: str
    length: float
    counted: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator in words."""

    name: str
    title: str
    value: str
    what: str
    date: str
    bars: tuple[Bar, ...]
    counted: str
    """How many records it counts."""
    records: Table
    more: Item
    """The list that has all its records, or nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """Figures under a heading."""

    name: str
    title: str
    figures: tuple[Figure, ...]


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One page."""
    yield view_page(site, NAME, language, viewer_at, _context, "views.css")


def _context(viewer: Viewer) -> dict[str, Any]:
    site, say = viewer.site, viewer.words.say
    found = indicators(site)
    figures = {indicator.name: _figure(site, viewer, indicator) for indicator in found}
    groups = tuple(
        Group(name, say(f"indicators.group.{name}"), tuple(figures[i.name] for i in found if i.group == name))
        for name in dict.fromkeys(indicator.group for indicator in found)
    )
    stated = _stated(site, viewer)
    summary = _summary(viewer, tuple(figures.values()))
    return {
        "groups": groups,
        "sections": (
            *(Item(group.title, f"#part-{group.name}") for group in groups),
            *([Item(say("indicators.stated.title"), "#stated")] if stated else []),
            Item(say("indicators.all.title"), "#all"),
        ),
        "stated": stated,
        "dated": any(figure.date for figure in figures.values()),
        "summary": summary,
        "tables": (summary, *(figure.records for figure in figures.values())),
    }


def _figure(site: Site, viewer: Viewer, indicator: Indicator) -> Figure:
    say = viewer.words.say
    kind = next((kind for kind in site.kinds if kind.name == indicator.kind), None)
    return Figure(
        name=indicator.name,
        title=say(f"indicators.{indicator.name}.title"),
        value=_value(viewer, indicator),
        what=say(f"indicators.{indicator.name}.what"),
        date=viewer.words.date(indicator.date) if indicator.date else "",
        bars=_bars(site, viewer, indicator),
        counted=viewer.words.number(len(indicator.counted)),
        records=_records(viewer, indicator),
        more=Item(say(f"kind.{kind.name}.many"), viewer.link(f"{kind.folder}/")) if kind else Item(""),
    )


def _value(viewer: Viewer, indicator: Indicator) -> str:
    words = viewer.words
    match indicator.unit:
        case "share":
            return words.percent(indicator.value)
        case "average":
            return words.number(round(indicator.value, 1))
        case "of":
            total = words.number(indicator.total)
            return words.say("indicators.of", number=words.number(indicator.value), total=total)
    return words.number(indicator.value)


def _bars(site: Site, viewer: Viewer, indicator: Indicator) -> tuple[Bar, ...]:
    """A share's bars are as long as their share of all; others as they compare with the longest."""
    sizes = [len(part.records) for part in indicator.parts]
    whole = indicator.total if indicator.unit == "share" else max(sizes, default=0)
    ways = _ways(site, viewer, indicator)
    return tuple(
        Bar(
            Item(_label(viewer, indicator, part), ways.get(part.code, ""), code=part.code),
            viewer.words.number(size),
            round(100 * size / whole, 1) if whole else 0,
            part.code not in {UNKNOWN, NO},
        )
        for part, size in zip(indicator.parts, sizes, strict=True)
    )


def _ways(site: Site, viewer: Viewer, indicator: Indicator) -> dict[str, str]:
    """The page that lists a part's records, when a facet of their kind has one and lists the same records."""
    kind = next((kind for kind in site.kinds if kind.name == indicator.kind), None)
    sizes = {part.code: {record.slug for record in part.records} for part in indicator.parts}
    return {
        choice.code: choice.url
        for facet in (facets(site, kind, viewer) if kind else ())
        if facet.word == indicator.by
        for choice in facet.choices
        if sizes.get(choice.code) == set(choice.slugs)
    }


def _label(viewer: Viewer, indicator: Indicator, part: Part) -> str:
    words, code = viewer.words, part.code
    if indicator.by == "noted" or code == UNKNOWN:
        return words.first(f"indicators.{indicator.name}.{code or 'unknown'}", f"indicators.noted.{code or 'unknown'}")
    said: dict[str, Callable[[str], str]] = {
        "region": lambda slug: viewer.reference("region", slug).text,
        "theme": lambda slug: viewer.reference("theme", slug).text,
        "attested": lambda how: words.say(f"attested.{how}"),
        "language": words.language_name,
        "regions": lambda number: words.count("indicators.regions", int(number)),
        "year": str,
    }
    if indicator.by in said:
        return said[indicator.by](code)
    return words.first(f"{indicator.kind}.{indicator.by}.{code}", f"value.{indicator.by}.{code}")


def _records(viewer: Viewer, indicator: Indicator) -> Table:
    """The counted records, each with the parts it stands in and how sure its tie to the programme is."""
    say, title = viewer.words.say, viewer.words.say(f"indicators.{indicator.name}.title")
    mixed, told = not indicator.kind, indicator.by != "attested"
    labels: dict[tuple[str, str], list[str]] = {}
    for part in indicator.parts:
        label = _label(viewer, indicator, part)
        for record in part.records:
            labels.setdefault((record.kind.name, record.slug), []).append(label)
    rows = tuple(
        (
            viewer.reference(record.kind.name, record.slug),
            *([Item(say(f"kind.{record.kind.name}.one"))] if mixed else []),
            *([Item(", ".join(labels[record.kind.name, record.slug]))] if told else []),
            Item(say(f"attested.{record.facts.attested}")),
        )
        for record in viewer.by_kind(indicator.counted)
    )
    return Table(
        name=indicator.name,
        caption=say("indicators.records", title=title),
        columns=(
            Item(say("indicators.record")),
            *([Item(say("indicators.kind"))] if mixed else []),
            *([Item(say(f"indicators.by.{indicator.by}"))] if told else []),
            Item(say("indicators.attested.column")),
        ),
        rows=rows,
        note=_capped(viewer, len(rows)),
    ).cut(LISTED)


def _capped(viewer: Viewer, number: int) -> str:
    if number <= LISTED:
        return ""
    words = viewer.words
    return words.say("indicators.capped", shown=words.number(LISTED), total=words.number(number))


def _summary(viewer: Viewer, figures: tuple[Figure, ...]) -> Table:
    """All figures in one table."""
    say = viewer.words.say
    return Table(
        name=NAME,
        caption=say("indicators.summary"),
        columns=tuple(Item(say(f"indicators.{name}")) for name in ("figure", "value", "definition", "date")),
        rows=tuple(
            (
                Item(one.title, f"#figure-{one.name}"),
                Item(one.value),
                Item(one.what),
                Item(one.date or say("date.unknown")),
            )
            for one in figures
        ),
    )


class Stated(NamedTuple):
    """A figure that a source states of the programme, with the sources that speak of it."""

    label: str
    value: str
    sources: tuple[Cited, ...]


def _stated(site: Site, viewer: Viewer) -> tuple[Stated, ...]:
    """Budget, rate and counts as the programme's sources give them: nothing here is computed."""
    programme = next(iter(site.all("programme")), None)
    if programme is None:
        return ()
    facts = viewer.facts(programme)
    inner = {name: facts[name].items[0].parts for name in ("funding", "stated") if name in facts}
    shown = [("budget", facts.get("budget")), ("funding", inner.get("funding", {}).get("rate"))]
    shown += [("stated", fact) for fact in inner.get("stated", {}).values()]
    spoken: dict[str, list[Cited]] = {}
    for source, told in zip(programme.facts.sources, provenance(programme, viewer).sources, strict=True):
        for name in source.facts:
            spoken.setdefault(name, []).append(told)
    return tuple(Stated(fact.label, fact.text, tuple(spoken.get(name, ()))) for name, fact in shown if fact)
