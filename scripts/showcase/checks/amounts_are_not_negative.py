"""No count and no amount of money is less than nothing."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.field import Shown
from showcase.message import told
from showcase.problem import Problem, quote
from showcase.record import walk
from showcase.site import Site

_NUMBERS = {"number", "money"}


def check(site: Site) -> Iterator[Problem]:
    """Look at every number of every record."""
    for record in site:
        for path, marks, value in walk(record.facts, mark=Shown):
            if any(isinstance(mark, Shown) and mark.how in _NUMBERS for mark in marks) and value < 0:
                what = told("{value} is less than nothing", value=quote(str(value)))
                message = told("`{field}`: {what}", field=path[-1], what=what)
                place = record.located.place(path)
                yield Problem(place, "value-not-a-number", message, told("write it without the minus sign"))
