"""Counts under columns → a table drawn in steps of one colour, each with its number, its way and its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from showcase.shown import Item
from showcase.table import Table

STEPS = 4
"""Shades beside the ground; more could not be told apart."""


class Cell(NamedTuple):
    """One count: what is read, where it leads, its name when it is read alone, its shade."""

    text: str
    url: str
    label: str
    step: int = 0
    """From 1 to `STEPS`; 0 for nothing."""
    hint: str = ""
    """What an empty cell holds instead of a count."""
    again: bool = False
    """The same as another cell, so that a keyboard need not stop at both."""


class Shade(NamedTuple):
    """A step of the legend: the counts that have it."""

    step: int
    text: str


@dataclass(frozen=True, slots=True)
class Heat:
    """A table of counts with the shades it is drawn in; `table` is what its CSV holds."""

    table: Table
    rows: tuple[tuple[Item, tuple[Cell, ...]], ...]
    legend: tuple[Shade, ...]


def step(count: int, highest: int) -> int:
    """The shade of a count where `highest` is the darkest."""
    return 1 + (count - 1) * STEPS // highest if count else 0


def legend(counts: Sequence[int]) -> tuple[Shade, ...]:
    """The shades in use, each with the counts from lowest to highest that have it."""
    highest = max(counts, default=0)
    by_step: dict[int, list[int]] = {}
    for count in sorted({count for count in counts if count}):
        by_step.setdefault(step(count, highest), []).append(count)
    return tuple(Shade(number, _range(held)) for number, held in by_step.items())


def _range(counts: list[int]) -> str:
    return str(counts[0]) if len(counts) == 1 else f"{counts[0]}–{counts[-1]}"
