"""Dates as they are written → places on one axis: what is certain, what is only likely, what is open.

A date is a text of three precisions (`2010`, `2010-05`, `2010-05-12`), with `~` when it is only about right. It is a
span of days: the first and the last on which the thing may have happened.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

FADE = 366
"""Days over which a bar without end (or start) fades out."""
ROUGH = 62
"""Days: a date that leaves more than two months open is drawn as such."""
SHORT = 2
"""Percent of the axis: what is shorter is drawn as a dot."""
YEARS = 14
"""The most years that the axis names."""


class Moment(NamedTuple):
    """The days between which a date lies: days of the Gregorian calendar from 1, `after` no longer one of them."""

    first: int
    after: int


def moment(date: str) -> Moment:
    """A written date as days; one that is only about right reaches half its own length further on both sides."""
    parts = [int(part) for part in date.removesuffix("~").split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    last_month = month or 12
    first = dt.date(year, month or 1, day or 1).toordinal()
    after = dt.date(year, last_month, day or calendar.monthrange(year, last_month)[1]).toordinal() + 1
    wider = (after - first + 1) // 2 if date.endswith("~") else 0
    return Moment(first - wider, after + wider)


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when: written dates, one of which may be missing; a `point` is a date, not a start without end."""

    start: str
    end: str
    point: bool = False

    @property
    def dated(self) -> bool:
        """Whether it has a place on the axis at all."""
        return bool(self.start or self.end)

    @property
    def approximate(self) -> bool:
        """Whether one of its dates is only about right."""
        return self.start.endswith("~") or self.end.endswith("~")

    @property
    def edtf(self) -> str:
        """ISO 8601-2 (EDTF): `2010-03~/2011-01`; an unknown side stays empty."""
        single = self.start == self.end or (self.point and not self.end)
        return self.start if single else f"{self.start}/{self.end}"

    @property
    def limits(self) -> Moment:
        """The first day on which it may have begun, and the first on which it was certainly over; open sides aside."""
        first, last = moment(self.start or self.end), moment(self.end or self.start)
        return Moment(min(first.first, last.first), max(first.after, last.after))

    @property
    def order(self) -> tuple[int, int]:
        """The earlier before the later; of two that begin together the longer first."""
        return self.limits.first, -self.limits.after


class Bar(NamedTuple):
    """A span on the axis, in percent of its length: everything possible, and within it what is certain."""

    left: float
    right: float
    sure_left: float
    sure_right: float
    """Equal to `sure_left` when nothing is certain but the bounds."""
    open_left: bool
    open_right: bool
    rough: bool
    """What is possible reaches noticeably beyond what is certain."""
    dot: bool
    """So short on the axis that it is drawn as a dot."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years from `first` to before `after`."""

    first: int
    after: int

    def place(self, day: int) -> float:
        """A day's place in percent; before and after the axis, its ends."""
        start, end = _new_year(self.first), _new_year(self.after)
        return round(100 * min(max(day - start, 0), end - start) / (end - start), 2)

    @property
    def years(self) -> tuple[tuple[int, float], ...]:
        """The years that the axis names, with their places: every one, every second, fifth or tenth."""
        length = self.after - self.first
        step = next(step for step in _STEPS if length <= step * YEARS)
        named = (year for year in range(self.first, self.after) if year % step == 0)
        return tuple((year, self.place(_new_year(year))) for year in named)

    def bar(self, span: Span) -> Bar:
        """A span as it is drawn."""
        first, after = span.limits
        open_left, open_right = not span.start, not span.end and not span.point
        sure_first = first if open_left else moment(span.start).after
        sure_after = after if open_right else moment(span.end or span.start).first
        left = self.place(first - FADE if open_left else first)
        right = self.place(after + FADE if open_right else after)
        sure_left = self.place(sure_first)
        sure_right = max(sure_left, self.place(sure_after))
        dot = not open_left and not open_right and right - left < SHORT
        rough = open_left or open_right or max(sure_first - first, after - sure_after) > ROUGH or span.approximate
        return Bar(left, right, sure_left, sure_right, open_left, open_right, rough, dot)


_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def axis(spans: tuple[Span, ...]) -> Axis:
    """The whole years that hold all of these, at least one."""
    limits = [span.limits for span in spans if span.dated]
    first = min((limit.first for limit in limits), default=dt.date(2000, 1, 1).toordinal())
    after = max((limit.after for limit in limits), default=first + 1)
    return Axis(_year(first), _year(after - 1) + 1)


def _year(day: int) -> int:
    return dt.date.fromordinal(min(max(day, 1), dt.date.max.toordinal())).year


def _new_year(year: int) -> int:
    """The first day of a year, of the one after the calendar's last too."""
    return dt.date(year, 1, 1).toordinal() if year <= dt.MAXYEAR else dt.date.max.toordinal() + 1
