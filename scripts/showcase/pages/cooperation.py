"""The whole site → the page that shows who works with whom: regions by regions, themes by regions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from showcase.cooperation import Cooperation, cooperation
from showcase.coverage import coverage
from showcase.heat import Cell, Heat, legend, step
from showcase.page import Page
from showcase.pair import LISTED, Pair, pair, part
from showcase.shown import Item
from showcase.site import Site
from showcase.table import Table
from showcase.view import Viewer
from showcase.view_page import view_page

NAME = "cooperation"


def pages(site: Site, language: str, viewer_at: Callable[[int], Viewer]) -> Iterator[Page]:
    """One page, where there are regions."""
    if not site.all("region"):
        return
    yield view_page(site, NAME, language, viewer_at, _context, "views.css")


def _context(viewer: Viewer) -> dict[str, Any]:
    say, found = viewer.words.say, cooperation(viewer.site)
    regions = tuple(region.slug for region in viewer.ordered(viewer.site.all("region")))
    pairs = tuple(pair(viewer, found, *sorted(two, key=regions.index)) for two in found.pairs())
    joined = tuple(sorted((two for two in pairs if two.count), key=lambda two: -two.count))
    free = tuple(sorted((two for two in pairs if not two.count), key=lambda two: -len(two.shared)))
    matrix, covered = _matrix(viewer, found, regions), coverage(viewer, found, regions)
    within = tuple(alone for region in regions if (alone := pair(viewer, found, region, region)).count)
    parts = {"matrix-part": True, "regions": True, "pairs-part": joined, "open": free, "coverage": covered.rows}
    return {
        "sections": tuple(
            Item(say(f"cooperation.{name.removesuffix('-part')}.title"), f"#{name}")
            for name, there in parts.items()
            if there
        ),
        "doubtful": 2 * len(found.sure) < len(found.several),
        "matrix": matrix,
        "choices": tuple(_choice(viewer, found, pairs, region) for region in regions),
        "pairs": joined,
        "within": within,
        "open": free,
        "nowhere": tuple(map(viewer.card, viewer.by_kind(found.nowhere)[:LISTED])),
        "nowhere_count": viewer.words.number(len(found.nowhere)),
        "figures": _figures(viewer, found, joined=len(joined), pairs=len(pairs)),
        "coverage": covered,
        "tables": (matrix.table, _list(viewer, (*pairs, *within)), *covered.tables),
    }


def _matrix(viewer: Viewer, found: Cooperation, regions: tuple[str, ...]) -> Heat:
    counts = {(one, other): len(found.between(one, other)) for one in regions for other in regions}
    shades = legend([*counts.values()])
    highest = max(counts.values(), default=0)
    names = {slug: viewer.reference("region", slug) for slug in regions}

    def cell(row: int, column: int) -> Cell:
        one, other = regions[row], regions[column]
        count, shared = counts[one, other], len(found.shared(one, other)) if one != other else 0
        key = "within" if one == other else "cell" if count or not shared else "cell-open"
        return Cell(
            text=viewer.words.number(count),
            url="" if one == other and not count else f"#{part(one, other)}",
            label=viewer.words.say(
                f"cooperation.{key}", one=names[one].text, other=names[other].text, count=count, themes=shared
            ),
            step=step(count, highest),
            hint=viewer.words.number(shared) if shared and not count else "",
            again=column > row,
        )

    rows = tuple((names[slug], tuple(cell(row, at) for at in range(len(regions)))) for row, slug in enumerate(regions))
    table = Table(
        name="matrix",
        caption=viewer.words.say("cooperation.matrix.caption"),
        columns=(Item(viewer.words.say("field.region")), *names.values()),
        rows=tuple((item, *(Item(c.text, c.url) for c in cells)) for item, cells in rows),
        note=viewer.words.say("cooperation.matrix.note"),
    )
    return Heat(table, rows, shades)


def _choice(viewer: Viewer, found: Cooperation, pairs: Iterable[Pair], region: str) -> dict[str, Any]:
    """One region with all others: how much joins them, or what could."""
    others = [
        (next(item for item in two.regions if item.code != region), two)
        for two in pairs
        if region in {item.code for item in two.regions}
    ]
    return {
        "region": viewer.reference("region", region),
        "name": f"region-{region}",
        "partners": viewer.words.count("cooperation.partner-regions", len(found.partners(region))),
        "others": tuple(sorted(others, key=lambda other: -other[1].count)),
    }


def _figures(viewer: Viewer, found: Cooperation, *, joined: int, pairs: int) -> tuple[Item, ...]:
    """What is counted, each number with its words."""
    number, say = viewer.words.number, viewer.words.say
    shown = (
        ("joined", joined, pairs),
        ("several", len(found.several), len(found.ties)),
        ("sure", len(found.sure), len(found.several)),
    )
    return tuple(
        Item(say("cooperation.of", count=number(count), all=number(whole)), code=say(f"cooperation.figure.{name}"))
        for name, count, whole in shown
        if whole
    )


def _list(viewer: Viewer, pairs: Iterable[Pair]) -> Table:
    """Every pair as a row: what joins it, how sure that is, what could."""
    say = viewer.words.say
    heads = ("one", "other", "count", "records", "shared")

    def row(two: Pair) -> tuple[Item, ...]:
        themes = "; ".join(theme.text for theme in two.shared)
        return two.regions[0], two.regions[-1], Item(viewer.words.number(two.count)), Item(two.records), Item(themes)

    columns = tuple(Item(say(f"cooperation.column.{head}")) for head in heads)
    return Table("pairs", say("cooperation.pairs.caption"), columns, tuple(row(two) for two in pairs))
