"""Nothing ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from showcase.problem import Problem, quote
from showcase.record import Record, walk
from showcase.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Compare `start` and `end` wherever a record has both, to the precision they share."""
    for record in site:
        dates = {path: value for path, _, value in walk(record.facts) if path[-1] in {"start", "end"}}
        for path, end in dates.items():
            start = dates.get((*path[:-1], "start"))
            if path[-1] == "end" and start and _before(end, start):
                yield _problem(record, path, start, end)


def _before(end: str, start: str) -> bool:
    one, two = end.removesuffix("~"), start.removesuffix("~")
    shared = min(len(one), len(two))
    return one[:shared] < two[:shared]


def _problem(record: Record, path: tuple[Any, ...], start: str, end: str) -> Problem:
    return Problem(
        record.located.place(path),
        "date-order",
        f"it ends {quote(end)}, before it starts {quote(start)}",
        "exchange the two dates, or correct one",
    )
