"""Nothing ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from showcase.field import Shown
from showcase.message import told
from showcase.problem import Problem, quote
from showcase.record import Record, walk
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Compare `start` and `end` (`active-start` and `active-end` …) to the precision they share."""
    for record in site:
        dated = walk(record.facts, mark=Shown)
        dates = {path: value for path, _, value in dated if str(path[-1]).endswith(("start", "end"))}
        for path, end in dates.items():
            name = str(path[-1])
            start = dates.get((*path[:-1], f"{name.removesuffix('end')}start"))
            if name.endswith("end") and start and _before(end, start):
                yield _problem(record, path, start, end)


def _before(end: str, start: str) -> bool:
    one, two = end.removesuffix("~"), start.removesuffix("~")
    shared = min(len(one), len(two))
    return one[:shared] < two[:shared]


def _problem(record: Record, path: tuple[Any, ...], start: str, end: str) -> Problem:
    return Problem(
        record.located.place(path),
        "date-order",
        told("it ends {end}, before it starts {start}", end=quote(end), start=quote(start)),
        told("exchange the two dates, or correct one"),
    )
