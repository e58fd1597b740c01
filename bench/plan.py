"""Figures of a few hundred and a few thousand records → the tables of `SCALE.md`, with what a million would need.

Everything is taken as a straight line through the two largest sizes: so much at the beginning, so much for each record.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
RAW, PAGE = HERE / "scale.json", HERE / "SCALE.md"
AIMS = (100_000, 1_000_000)
CORES = (2, 16, 64)
MACHINES = (4, 16, 64)
_EACH = 16
"""Cores of a machine of a cluster."""
PUBLISHED = 1e9  # bytes that GitHub Pages publishes at most
ENTRIES, SITEMAP = 50_000, 50e6  # of one sitemap: addresses, bytes
_FETCHED = 5e6  # bytes of a table that a visitor's browser is asked to fetch
_PAGE = 1e6  # bytes of a page
_MEMORY = 16e3  # megabytes
_DEPLOYED = 600.0  # seconds
_MARKS = re.compile(r"(<!-- (measured|each|plan|ends) -->\n).*?(?=<!-- end -->)", re.DOTALL)

Found = Mapping[str, Any]


class Line(NamedTuple):
    """So much at the beginning, so much for each record."""

    first: float
    each: float

    def at(self, records: float) -> float:
        """What so many records need."""
        return self.first + self.each * records

    def reaches(self, most: float) -> float:
        """How many records need so much."""
        return (most - self.first) / self.each if self.each > 0 else math.inf


def tables(found: Found) -> dict[str, str]:
    """The tables, by the mark they stand behind."""
    sizes = [found["sizes"][name] for name in sorted(found["sizes"], key=int)]
    lines = _lines(sizes)
    machine = "Taken on {day} on a machine of {what}; load {load} when it began.".format(**found["machine"])
    return {
        "measured": f"{machine}\n\n{_table(_measured(found['sizes']))}",
        "each": _table(_each(lines)),
        "plan": _table(_plan(lines)),
        "ends": _table(_ends(lines)),
    }


def rendered(text: str, found: Found) -> str:
    """The page with its tables made anew."""
    made = tables(found)
    return _MARKS.sub(lambda mark: f"{mark[1]}\n{made[mark[2]]}\n\n", text)


def _lines(sizes: Sequence[Found]) -> dict[str, Line]:
    """A straight line for each figure."""
    small, large = sizes[-2:] if len(sizes) > 1 else (sizes[0], sizes[0])

    def line(figure: Callable[[Found], float]) -> Line:
        more = large["records"] - small["records"]
        each = (figure(large) - figure(small)) / more if more else figure(large) / large["records"]
        return Line(figure(large) - each * large["records"], each)

    return {
        "alone": line(lambda one: one["2"]["cpu"]),
        "drawing": line(lambda one: one["2"]["others cpu"]),
        "coordinator": line(lambda one: one["cluster"]["cpu"]),
        "workers": line(lambda one: one["cluster"]["others cpu"]),
        "check": line(lambda one: one["check"]["cpu"]),
        "memory": line(lambda one: one["2"]["peak"]),
        "coordinator's memory": line(lambda one: one["cluster"]["peak"]),
        "worker's memory": line(lambda one: one["cluster"]["others peak"]),
        "source": line(lambda one: one["input"]["bytes"]),
        "source files": line(lambda one: one["input"]["files"]),
        **{name: line(lambda one, name=name: one["tree"][name]) for name in large["tree"]},  # type: ignore[misc]
    }


def _measured(sizes: Mapping[str, Found]) -> Iterator[tuple[str, ...]]:
    names = sorted(sizes, key=int)
    yield ("projects × 5 languages", *(f"{int(name):,}" for name in names))
    rows: tuple[tuple[str, Callable[[Found], str]], ...] = (
        ("records", lambda one: f"{one['records']:,}"),
        ("pages", lambda one: f"{one['tree']['pages']:,}"),
        ("files", lambda one: f"{one['tree']['files']:,}"),
        ("MB published", lambda one: f"{one['tree']['bytes'] / 1e6:,.1f}"),
        ("`check`, CPU s", lambda one: f"{one['check']['cpu']:.1f}"),
        ("built by one process, CPU s", lambda one: f"{one['1']['cpu']:.1f}"),
        ("the same, ms for each page", lambda one: f"{1000 * one['1']['cpu'] / one['tree']['pages']:.2f}"),
        ("the same, its memory, MB", lambda one: f"{one['1']['peak']:,.0f}"),
        ("built by two: CPU s of the first process", lambda one: f"{one['2']['cpu']:.1f}"),
        ("CPU s of the two that draw", lambda one: f"{one['2']['others cpu']:.1f}"),
        ("memory of the first, MB", lambda one: f"{one['2']['peak']:,.0f}"),
        ("wall s", lambda one: f"{one['2']['wall']:.1f}"),
        ("on a cluster of two workers: CPU s of ours", lambda one: f"{one['cluster']['cpu']:.1f}"),
        ("CPU s of the workers, their start included", lambda one: f"{one['cluster']['others cpu']:.1f}"),
        ("memory of ours, MB", lambda one: f"{one['cluster']['peak']:,.0f}"),
        ("memory of a worker, MB", lambda one: f"{one['cluster']['others peak']:,.0f}"),
    )
    for name, shown in rows:
        yield (name, *(shown(sizes[size]) for size in names))


def _each(lines: Mapping[str, Line]) -> Iterator[tuple[str, ...]]:
    yield ("for each record more", "")
    yield ("pages", _two(lines["pages"].each))
    yield ("files", _two(lines["files"].each))
    yield ("kB published", _two(lines["bytes"].each / 1e3))
    yield ("ms CPU that only one process can spend", _two(1e3 * lines["alone"].each))
    yield ("ms CPU that is spread", _two(1e3 * lines["drawing"].each))
    yield ("ms CPU of the first process, when a cluster draws", _two(1e3 * lines["coordinator"].each))
    yield ("ms CPU of the cluster", _two(1e3 * lines["workers"].each))
    yield ("kB memory of the first process", _two(1e3 * lines["memory"].each))
    yield ("bytes of sitemap", _two(lines["sitemap bytes"].each))
    yield ("bytes of the largest table that a browser fetches", _two(lines["largest table"].each))


def _plan(lines: Mapping[str, Line]) -> Iterator[tuple[str, ...]]:
    def row(name: str, figure: Callable[[int], float]) -> tuple[str, ...]:
        return (name, *(_two(figure(records)) for records in AIMS))

    def spread(alone: str, others: str, by: int) -> Callable[[int], float]:
        return lambda records: (lines[alone].at(records) + lines[others].at(records) / by) / 60

    yield ("", *(f"{records:,} records" for records in AIMS))
    yield row("source files", lines["source files"].at)
    yield row("source, GB", lambda records: lines["source"].at(records) / 1e9)
    yield row("pages", lines["pages"].at)
    yield row("files and folders published (inodes)", lambda n: lines["files"].at(n) + lines["folders"].at(n))
    yield row("published, GB", lambda records: lines["bytes"].at(records) / 1e9)
    yield row("sites of 1 GB that hold it", lambda records: math.ceil(lines["bytes"].at(records) / PUBLISHED))
    yield row("memory of the first process, GB", lambda records: lines["memory"].at(records) / 1e3)
    yield row("memory of a cluster's worker, GB", lambda records: lines["worker's memory"].at(records) / 1e3)
    for cores in CORES:
        yield row(f"minutes on {cores} cores", spread("alone", "drawing", cores))
    for machines in MACHINES:
        name = f"minutes with Dask on {machines} machines of {_EACH} cores"
        yield row(name, spread("coordinator", "workers", machines * _EACH))
    yield row("of which nothing shortens", lambda records: lines["coordinator"].at(records) / 60)
    yield row("sitemaps of 50,000 addresses", lambda n: math.ceil(lines["sitemap entries"].at(n) / ENTRIES))
    yield row("largest table that a browser fetches, MB", lambda n: lines["largest table"].at(n) / 1e6)


def _ends(lines: Mapping[str, Line]) -> Iterator[tuple[str, ...]]:
    time = Line(*(lines["alone"][place] + lines["drawing"][place] / CORES[0] for place in (0, 1)))
    found = (
        ("the sitemap holds 50,000 addresses", lines["sitemap entries"].reaches(ENTRIES)),
        ("the sitemap is 50 MB long", lines["sitemap bytes"].reaches(SITEMAP)),
        ("the site is 1 GB large, and GitHub Pages ends", lines["bytes"].reaches(PUBLISHED)),
        ("a directory's table is 5 MB, to be fetched before it narrows", lines["largest table"].reaches(_FETCHED)),
        ("the largest page is 1 MB long", lines["largest page"].reaches(_PAGE)),
        ("a build on two cores takes ten minutes", time.reaches(_DEPLOYED)),
        ("the first process fills 16 GB", lines["memory"].reaches(_MEMORY)),
    )
    yield ("with about so many records", "")
    for name, records in sorted(found, key=lambda one: one[1]):
        yield (name, _two(records) if math.isfinite(records) else "never")


def _two(value: float) -> str:
    """Two digits that count: what is extrapolated is known no better."""
    if not value:
        return "0"
    places = 1 - math.floor(math.log10(abs(value)))
    return f"{round(value, places):,.{max(places, 0)}f}"


def _table(rows: Iterator[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    width = lines[0].count(" | ")
    return "\n".join([lines[0], "| --- |" + " ---: |" * width, *lines[1:]])
