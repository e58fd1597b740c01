"""Problems → lines for a person, annotations for GitHub, or JSON; the only place that prints them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from showcase.annotation import annotation
from showcase.problem import Level, Problem, visible

Root = Annotated[Path, typer.Option("--root", help="Folder that holds mkdocs.yml and content/.")]
"""The option every verb has."""


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def print_problems(problems: Sequence[Problem], form: Format = Format.TEXT) -> None:
    """Print all of them, in the order given."""
    if form is Format.JSON:
        typer.echo(json.dumps([_as_json(problem) for problem in problems], ensure_ascii=False, indent=2))
        return
    for problem in problems:
        typer.echo(annotation(problem) if form is Format.GITHUB else as_text(problem))
    if problems and form is Format.TEXT:
        errors = sum(problem.level is Level.ERROR for problem in problems)
        typer.echo(f"\n{errors} to mend, {len(problems) - errors} to look at.")


def as_text(problem: Problem) -> str:
    """One problem as `file:line:col: code: message` and its hint below."""
    code = problem.code if problem.level is Level.ERROR else f"{problem.code} (warning)"
    text = f"{problem.place}: {code}: {problem.message}"
    return f"{text}\n    hint: {problem.hint}" if problem.hint else text


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "file": visible(problem.place.path),
        "line": problem.place.line,
        "column": problem.place.column,
        "level": problem.level.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


@contextmanager
def progress(what: str) -> Iterator[None]:
    """A moving line on a terminal while something takes time; silence in CI and in pipes."""
    if os.environ.get("CI") or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - only for a person who waits

    with Console(stderr=True).status(f"{what} …"):
        yield
