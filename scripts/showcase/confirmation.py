"""A site and a day → the records that nobody has confirmed since, oldest first, and those that nobody ever did."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

from showcase.record import Record
from showcase.site import Site

_AGE = re.compile(r"([1-9][0-9]{0,4})([dmy])", re.ASCII)


class Unconfirmed(NamedTuple):
    """A record and the day on which somebody last confirmed it, as it is written; nothing when nobody did."""

    record: Record
    confirmed: str


def since(today: dt.date, age: str) -> dt.date | None:
    """The day that lies so many days, months or years (`90d`, `12m`, `2y`) before today; None for another text."""
    match = _AGE.fullmatch(age)
    if not match:
        return None
    number, unit = int(match[1]), match[2]
    if unit == "d":
        return dt.date.fromordinal(max(1, today.toordinal() - number))
    year, month = divmod(today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1), 12)
    if year < 1:
        return dt.date.min
    return dt.date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def unconfirmed(site: Site, day: dt.date) -> Iterator[Unconfirmed]:
    """By kind, in the order of the kinds: those confirmed before the day, oldest first, then those never confirmed."""
    for kind in site.kinds:
        found = [Unconfirmed(record, record.facts.confirmed or "") for record in site.all(kind.name)]
        old = [one for one in found if one.confirmed and _first_day(one.confirmed) < day]
        yield from sorted(old, key=lambda one: (_first_day(one.confirmed), one.record.slug))
        yield from (one for one in found if not one.confirmed)


def _first_day(written: str) -> dt.date:
    """A date as it is written; of a month or year, its first day."""
    year, month, day = (*map(int, written.removesuffix("~").split("-")), 1, 1)[:3]
    return dt.date(year, month, day)
