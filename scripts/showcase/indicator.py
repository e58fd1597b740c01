"""A site → its indicators: figures by code, each with the records it counts and those it leaves out; no words.

A figure is one row of `_MAKERS`. Its title and its definition are the strings `indicators.<name>.title` and `.what`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from showcase.cooperation import cooperation
from showcase.field import choices
from showcase.record import Record
from showcase.site import Site
from showcase.trail import codes

UNKNOWN = ""
"""Code of the part whose records do not say."""
NO = "no"
"""Code of the part whose records say otherwise: known, and not counted."""

Unit = Literal["count", "of", "share", "average"]
"""How a value reads: a number, a number of a total, a percentage, a number with one decimal."""


class Part(NamedTuple):
    """What is told apart within a figure, and its records."""

    code: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure."""

    name: str
    group: str
    """The heading it stands under."""
    kind: str
    """The kind of record it is about; nothing when about all."""
    by: str
    """What its parts are told apart by: a facet's word, or `attested`, `year`, `language`, `regions`, `noted`."""
    unit: Unit
    value: float
    total: int
    """What the value is a part of; else the number of records looked at."""
    parts: tuple[Part, ...]
    counted: tuple[Record, ...]

    @property
    def date(self) -> str:
        """The latest day on which somebody confirmed or read the sources of a counted record, if any is noted."""
        return max((day for record in self.counted for day in _days(record)), key=_plain, default="")


Joined = Mapping[str, tuple[str, ...]]
"""The regions that each project joins, by slug, as the cooperation matrix counts them; who joins none is not there."""

Maker = Callable[[Site, Joined], "Indicator | None"]


@lru_cache(maxsize=2)  # the same in all languages
def indicators(site: Site) -> tuple[Indicator, ...]:
    """Every figure that looks at one record at least."""
    ties = cooperation(site).ties
    joined = {tie.record.slug: tuple(tie.regions) for tie in ties if tie.record.kind.name == "project"}
    return tuple(found for make in _MAKERS if (found := make(site, joined)) is not None)


def _days(record: Record) -> tuple[str, ...]:
    facts = record.facts
    return tuple(day for day in (facts.confirmed, *(source.seen for source in facts.sources)) if day)


def _plain(day: str) -> str:
    return day.removesuffix("~")


Codes = Callable[[Record], Iterable[str]]


def _parts(records: Iterable[Record], codes: Codes, known: Iterable[str] = ()) -> tuple[Part, ...]:
    """One part per code, the known ones first in their order, then those that occur; who says nothing comes last."""
    found: dict[str, list[Record]] = {code: [] for code in known}
    silent: list[Record] = []
    for record in records:
        said = tuple(dict.fromkeys(codes(record)))
        for code in said:
            found.setdefault(code, []).append(record)
        if not said:
            silent.append(record)
    parts = [Part(code, tuple(there)) for code, there in found.items()]
    return (*parts, *([Part(UNKNOWN, tuple(silent))] if silent else []))


def _ranked(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The largest first; who says nothing stays last."""
    return tuple(sorted(parts, key=lambda part: (part.code == UNKNOWN, -len(part.records), part.code)))


def _told(parts: Iterable[Part]) -> tuple[Record, ...]:
    """The records of every part that says something, each once."""
    found = {(r.kind.name, r.slug): r for part in parts if part.code not in {UNKNOWN, NO} for r in part.records}
    return tuple(found[key] for key in sorted(found))


def _scale(records: tuple[Record, ...], fact: str) -> tuple[str, ...]:
    """All values that a fact of these records can have."""
    return choices(type(records[0].facts).model_fields[fact].annotation)


class _Plan(NamedTuple):
    """A figure that counts the records of a kind by one fact."""

    name: str
    group: str
    kind: str
    by: str
    fact: str
    unit: Unit
    shown: Literal["listed", "scale", "referred"]
    """Parts: the values that occur, and the figure is their number; all it can have; all it can refer to."""


def _counted(plan: _Plan) -> Maker:
    def make(site: Site, _: Joined) -> Indicator | None:
        records = site.all(plan.kind)
        if not records:
            return None
        known = {
            "listed": (),
            "scale": _scale(records, plan.fact),
            "referred": tuple(record.slug for record in site.all(plan.by)),
        }[plan.shown]
        parts = _parts(records, lambda record: codes(site, record, plan.fact), known)
        counted = _told(parts)
        shown = parts if plan.shown == "scale" else _ranked(parts)
        value = sum(1 for part in parts if part.code != UNKNOWN) if plan.shown == "listed" else len(counted)
        return Indicator(plan.name, plan.group, plan.kind, plan.by, plan.unit, value, len(records), shown, counted)

    return make


def _noted(name: str, fact: str) -> Maker:
    """The share of clusters whose record holds a fact."""

    def make(site: Site, _: Joined) -> Indicator | None:
        records = site.all("cluster")
        parts = _parts(records, lambda record: ("yes",) if getattr(record.facts, fact) else (), ("yes",))
        return _share(name, "clusters", "cluster", parts, len(records))

    return make


def _told_of(site: Site) -> tuple[Record, ...]:
    """Every record of the programme; one that a site may do without is about the site itself."""
    return tuple(record for record in site if not record.kind.optional)


def _share(name: str, group: str, kind: str, parts: tuple[Part, ...], total: int) -> Indicator | None:
    if not total:
        return None
    counted = _told(parts)
    return Indicator(name, group, kind, "noted", "share", 100 * len(counted) / total, total, parts, counted)


def _reached(site: Site, joined: Joined) -> Indicator | None:
    """Regions that a project joins, one at least."""
    projects, regions = site.all("project"), site.all("region")
    if not projects or not regions:
        return None
    parts = _parts(projects, lambda record: joined.get(record.slug, ()), (region.slug for region in regions))
    reached = sum(1 for part in parts if part.records and part.code != UNKNOWN)
    counted = _told(parts)
    return Indicator(
        "reached", "cooperation", "project", "region", "of", reached, len(regions), _ranked(parts), counted
    )


def _breadth(site: Site, joined: Joined) -> Indicator | None:
    """Regions per project, among the projects that join any."""
    projects = site.all("project")
    if not joined:
        return None
    told = [len(regions) for regions in joined.values()]
    known = [str(number) for number in range(1, max(told) + 1)]

    def codes(record: Record) -> list[str]:
        return [str(len(joined[record.slug]))] if record.slug in joined else []

    parts = _parts(projects, codes, known)
    mean = sum(told) / len(told)
    return Indicator(
        "breadth", "cooperation", "project", "regions", "average", mean, len(projects), parts, _told(parts)
    )


def _borders(site: Site, joined: Joined) -> Indicator | None:
    """Projects that join two countries, among those whose regions are known."""
    countries: dict[str, str] = {region.slug: getattr(region.facts, "country", "") for region in site.all("region")}

    def codes(record: Record) -> list[str]:
        there = {countries.get(slug, "") for slug in joined.get(record.slug, ())} - {""}
        return [] if not there else ["yes" if len(there) > 1 else NO]

    parts = _parts(site.all("project"), codes, ("yes", NO))
    known = tuple(part for part in parts if part.code != UNKNOWN)
    return _share("borders", "cooperation", "project", known, sum(len(part.records) for part in known))


def _attested(site: Site, _: Joined) -> Indicator | None:
    """How sure the records' tie to the programme is."""
    records = _told_of(site)
    if not records:
        return None
    parts = _parts(records, lambda record: (record.facts.attested,), _scale(records, "attested"))
    sure = parts[0].records
    share = 100 * len(sure) / len(records)
    return Indicator("attested", "knowledge", "", "attested", "share", share, len(records), parts, sure)


def _years(site: Site, _: Joined) -> Indicator | None:
    events = site.all("event")
    if not events:
        return None
    parts = sorted(_parts(events, lambda record: [str(getattr(record.facts, "start", ""))[:4]]))
    return Indicator(
        "events", "knowledge", "event", "year", "count", len(events), len(events), tuple(parts), _told(parts)
    )


def _texts(site: Site, _: Joined) -> Indicator | None:
    """Texts there are, of those there would be if every record had one in every language."""
    records, codes = _told_of(site), site.settings.languages.codes
    if not records:
        return None
    parts = tuple(part for part in _parts(records, lambda record: record.texts, codes) if part.code in codes)
    there = sum(len(part.records) for part in parts)
    share = 100 * there / (len(records) * len(codes))
    return Indicator("texts", "knowledge", "", "language", "share", share, len(records), parts, _told(parts))


_MAKERS: tuple[Maker, ...] = (
    _counted(_Plan("projects", "projects", "project", "relation", "relation", "count", "scale")),
    _counted(_Plan("stages", "projects", "project", "stage", "stage", "of", "scale")),
    _reached,
    _breadth,
    _borders,
    _counted(_Plan("groups", "cooperation", "working-group", "attested", "attested", "count", "scale")),
    _counted(_Plan("clusters", "clusters", "cluster", "region", "region", "count", "referred")),
    _counted(_Plan("forms", "clusters", "cluster", "form", "form", "count", "listed")),
    _counted(_Plan("themes", "clusters", "cluster", "theme", "themes", "of", "referred")),
    _noted("websites", "website"),
    _noted("founded", "founded"),
    _noted("members", "members"),
    _attested,
    _texts,
    _counted(_Plan("documents", "knowledge", "document", "seen", "seen", "of", "scale")),
    _years,
)
"""Every figure, in the order in which the page shows them."""
