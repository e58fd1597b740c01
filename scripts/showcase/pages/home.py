"""The whole site → its first page: figures computed from the records, and the way to everything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from showcase.atlas import region_map, regions
from showcase.page import Later, Page
from showcase.record import Record
from showcase.shown import Card, Item
from showcase.site import Site
from showcase.timeline import Axis, Span, axis
from showcase.view import Viewer

SHOWN = frozenset({"project", "working-group", "region", "theme", "partner"})
"""The kinds whose cards stand on the first page."""
COUNTED = SHOWN | {"cluster"}
"""The kinds whose number is told there."""
OF_THEME = ("cluster", "project")
"""The kinds that are counted for each theme."""
WORTH = 3
"""Projects that are shown as worth a look."""


class Theme(NamedTuple):
    """A theme and how much there is of it: `14 clusters`, `3 projects`."""

    card: Card
    counts: tuple[str, ...]


class Bar(NamedTuple):
    """A stretch of the programme's time, in percent of it: `all` of a step, or when it was busiest (`most`)."""

    look: str
    left: float
    width: float


class Times(NamedTuple):
    """The years of a programme with their places in percent, and the stretches of each step by its key."""

    years: tuple[tuple[int, float], ...]
    bars: dict[str, tuple[Bar, ...]]


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One first page."""
    languages = site.settings.languages
    alternates = {code: languages.prefix(code) for code in languages.codes}
    viewer = viewer_at(alternates[language].count("/"))
    programme = next(iter(site.all("programme")), None)
    words: Any = viewer.text(programme).words if programme else None
    yield Page(
        url=alternates[language],
        language=language,
        frame="home",
        section="",
        title=site.settings.name,
        summary=words.tagline if words else "",
        template="home.html",
        alternates=alternates,
        translated=frozenset(languages.codes),
        original=language,
        context=Later(lambda: _context(site, viewer)),
        assets=("home.css", *(("map.css",) if site.outlines.regions else ())),
    )


def _context(site: Site, viewer: Viewer) -> dict[str, Any]:
    programme = next(iter(site.all("programme")), None)
    text = viewer.text(programme) if programme else None
    listed = regions(site, viewer)
    return {
        "programme": viewer.facts(programme) if programme else {},
        "words": text.words if text else None,
        "words_language": viewer.foreign(text.language) if text else "",
        "programme_url": viewer.link("programme/"),
        "cards": {kind.folder: viewer.cards(site.all(kind.name)) for kind in site.kinds if kind.name in SHOWN},
        "regions": listed,
        "map": region_map(site, listed),
        "figures": _figures(site, viewer),
        "themes": _themes(site, viewer),
        "worth": _worth(site, viewer),
        "share": _share(programme, viewer) if programme else "",
        **(_times(programme.facts) if programme else {}),
        "links": {name: viewer.link(f"{name}/") for name in (*(k.folder for k in site.kinds), *site.handmade)},
    }


def _figures(site: Site, viewer: Viewer) -> tuple[Item, ...]:
    """Each kind's count with its words, and the way to its list; projects apart by their relation to the programme."""
    shown: list[Item] = []
    for kind in site.kinds:
        if kind.name not in COUNTED:
            continue
        counts: dict[str, int] = {}
        for record in site.all(kind.name):
            relation = getattr(record.facts, "relation", "")
            label = f"{kind.name}.relation.{relation}.many" if relation else f"figure.{kind.name}"
            counts[label] = counts.get(label, 0) + 1
        url = viewer.link(f"{kind.folder}/")
        shown += [
            Item(viewer.words.number(count), url, code=viewer.words.first(label, f"kind.{kind.name}.many"))
            for label, count in sorted(counts.items())
        ]
    return tuple(shown)


def _themes(site: Site, viewer: Viewer) -> tuple[Theme, ...]:
    counted = {theme.slug: Counter(r.kind.name for r in site.pointing_at(theme)) for theme in site.all("theme")}
    return tuple(
        Theme(
            card, tuple(viewer.words.count(f"count.{kind}", n) for kind in OF_THEME if (n := counted[card.slug][kind]))
        )
        for card in viewer.cards(site.all("theme"))
    )


def _worth(site: Site, viewer: Viewer) -> tuple[Card, ...]:
    """The projects of which most is known, of different themes as long as there are any."""
    rich = sorted(site.all("project"), key=lambda record: (-_known(record), record.slug))
    seen: set[str] = set()
    first: list[Record] = []
    later: list[Record] = []
    for record in rich:
        theme = next(iter(getattr(record.facts, "themes", ())), record.slug)
        (later if theme in seen else first).append(record)
        seen.add(theme)
    return tuple(viewer.card(record) for record in (first + later)[:WORTH])


def _known(record: Record) -> int:
    """How many facts a record tells; each reference counts."""
    values = (getattr(record.facts, name) for name in type(record.facts).model_fields)
    return sum(len(value) if isinstance(value, tuple) else value is not None for value in values)


def _share(programme: Record, viewer: Viewer) -> str:
    """The fund's share of the budget."""
    rate = getattr(getattr(programme.facts, "funding", None), "rate", None)
    return "" if rate is None else viewer.words.percent(rate)


def _times(facts: Any) -> dict[str, Times]:
    """When each step of a programme was, within the whole years that hold them all; nothing where it has none."""
    if not facts.steps:
        return {}
    spans = {step.key: Span(step.start, step.end or facts.end or "") for step in facts.steps}
    years = axis((Span(facts.start, facts.end or ""), *spans.values()))
    busy = {step.key: Span(step.active_start, step.active_end or "") for step in facts.steps if step.active_start}
    bars = {
        key: tuple(
            _bar(years, found[key], "most" if found is busy or key not in busy else "all")
            for found in (spans, busy)
            if key in found
        )
        for key in spans
    }
    return {"times": Times(years.years, bars)}


def _bar(years: Axis, span: Span, look: str) -> Bar:
    bar = years.bar(span)
    return Bar(look, bar.left, round(bar.right - bar.left, 2))
