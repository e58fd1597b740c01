"""Turns a problem into the one line that a workflow run shows beside the file, and its exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from showcase.problem import Level, Problem, visible


def annotation(problem: Problem) -> str:
    """Write a problem as one workflow command on one line, whatever its path and its message hold."""
    place = problem.place
    head = f"file={_property(place.path)},line={place.line},col={place.column},title={_property(problem.code)}"
    # The one line end that is meant, as the runner writes it: the hint stands below the message.
    return f"::{problem.level} {head}::{'%0A'.join(map(_value, filter(None, (problem.message, problem.hint))))}"


def notice(title: str, message: str) -> str:
    """Write a remark that blames no file as one workflow command on one line."""
    return f"::notice title={_property(title)}::{_value(message)}"


def tell(problems: Iterable[Problem]) -> int:
    """Print all annotations; 1 when one of them is an error, else 0."""
    found = sorted(problems)
    sys.stdout.writelines(f"{annotation(problem)}\n" for problem in found)
    return int(any(problem.level is Level.ERROR for problem in found))


def _value(text: str) -> str:
    # `visible` leaves no line end; `%` is what the runner would turn back into one.
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
