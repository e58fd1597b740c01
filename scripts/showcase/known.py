"""`content/known-problems.yml` → problems that somebody accepts, with a reason and a day, taken out of those told.

What can be accepted is what does no harm to a reader or to the build: every warning, and the errors listed here. All
other errors keep a record from being shown, or a page from being made. An entry that meets no problem any more is a
problem itself, so the list can only grow with the reasons for it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from showcase.field import Date, Key, Line, Part, fail
from showcase.mapping import Located
from showcase.message import Message, told
from showcase.problem import Level, Place, Problem, quote
from showcase.read import read_yaml
from showcase.record import decode

KNOWN = "content/known-problems.yml"
BEARABLE = frozenset({"country-differs", "date-order", "picture-too-many", "picture-unused", "title-twice"})
"""Errors that can be accepted."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _day(value: str) -> str:
    if not _DAY.fullmatch(value):
        raise fail("value-not-a-date", told("{value} is not a day", value=quote(value)), told("write 2009-06-18"))
    return value


class Entry(Part):
    """An accepted problem."""

    path: Line = Field(description="File in which it is told: content/projects/atlas/record.yml.")
    code: Key = Field(description="Its code.")
    reason: Line = Field(description="Why it is accepted.")
    date: Annotated[Date, AfterValidator(_day)] = Field(description="Day on which it was accepted.")


class KnownProblems(Part):
    """All accepted problems."""

    problems: tuple[Entry, ...] = ()


_Of = tuple[str, str]
"""A file and a code."""


class Known(NamedTuple):
    """An accepted problem, and where that is written."""

    path: str
    code: str
    place: Place

    @property
    def of(self) -> _Of:
        """What it accepts: all problems of this code in this file."""
        return self.path, self.code


def read_known(data: bytes) -> tuple[tuple[Known, ...], tuple[Problem, ...]]:
    """Read `known-problems.yml`; when anything is wrong in it, nothing is accepted."""
    located, problems = read_yaml(KNOWN, data)
    if located is None:
        return (), problems
    found, more = decode(KnownProblems, located, told("the list of known problems"))
    told_all = (*problems, *more)
    if found is None or any(problem.level is Level.ERROR for problem in told_all):
        return (), told_all
    return tuple(_entries(found, located)), told_all


def _entries(found: KnownProblems, located: Located) -> Iterator[Known]:
    for number, entry in enumerate(found.problems):
        yield Known(entry.path, entry.code, located.place(("problems", number)))


def accepted(problems: Iterable[Problem], known: Sequence[Known]) -> Iterator[Problem]:
    """The problems that nobody accepted, and those of the entries themselves."""
    entries = {entry.of: entry for entry in reversed(known)}
    told_all = tuple(problems)
    for problem in told_all:
        entry = entries.get((problem.place.path, problem.code))
        if entry is None or not _bearable(problem):
            yield problem
        if entry and not _bearable(problem):
            yield _refused(entry)
    if entries:
        yield from _idle(known, entries, told_all)


def _idle(known: Sequence[Known], entries: Mapping[_Of, Known], problems: Iterable[Problem]) -> Iterator[Problem]:
    """The entries that accept nothing."""
    met = {(problem.place.path, problem.code) for problem in problems}
    broken = {posixpath.dirname(problem.place.path) for problem in problems if not _bearable(problem)}
    for entry in known:
        first = entries[entry.of]
        if first is not entry:
            message = told("{code} of {path} is already accepted on line {line}", **_said(entry), line=first.place.line)
            yield _gone(entry, message)
        elif entry.of not in met and posixpath.dirname(entry.path) not in broken:
            # Of a record that could not be read, nothing is known: no entry is blamed for it.
            yield _gone(entry, told("{path} has no problem {code} any more", **_said(entry)))


def _said(entry: Known) -> dict[str, Message]:
    return {"path": quote(entry.path), "code": quote(entry.code)}


def _gone(entry: Known, message: Message) -> Problem:
    return Problem(entry.place, "known-problem-gone", message, told("remove this entry"))


def _refused(entry: Known) -> Problem:
    hint = told("mend it in {file}, and remove this entry", file=entry.path)
    return Problem(
        entry.place, "known-problem-refused", told("{code} cannot be accepted", code=quote(entry.code)), hint
    )


def _bearable(problem: Problem) -> bool:
    return problem.level is Level.WARNING or problem.code in BEARABLE
