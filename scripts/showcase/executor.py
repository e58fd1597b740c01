"""Parts of work, and an executor that takes them → their results, as they come.

No more is given away at once than there is room for: results lie in memory until they are asked for, and there may be
many more parts than fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

AHEAD = 4
"""Parts for each worker: while it does one, the next lie there, and done ones wait to be fetched."""
LOOK = 2.0
"""Seconds after which, when nothing came, it is asked again whether there is room."""


def spread(give: Callable[[Part], Future[Result]], parts: Iterable[Part], room: Callable[[], int]) -> Iterator[Result]:
    """Give parts away; `room` tells how many may be away, at least one, or raises when nobody is left to do them."""
    away: set[Future[Result]] = set()
    try:
        for part in parts:
            while len(away) >= room():
                yield from _back(away)
            away.add(give(part))
        while away:
            room()
            yield from _back(away)
    finally:
        for one in away:
            one.cancel()


def _back(away: set[Future[Result]]) -> Iterator[Result]:
    for one in wait(away, LOOK, FIRST_COMPLETED).done:
        away.remove(one)
        yield one.result()
