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
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from showcase.annotation import annotation
from showcase.load import NoSite
from showcase.problem import Level, Problem, visible
from showcase.publish import MachineError

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


MISUSE, MACHINE = 2, 3
"""Exit codes beside 0 (clean) and 1 (problems in content)."""


def explain(error: Exception) -> tuple[str, int]:
    """One sentence for whatever went wrong, and the exit code it means."""
    if isinstance(error, (NoSite, MachineError)):
        return str(error), MACHINE if isinstance(error, MachineError) else MISUSE
    if isinstance(error, TemplateNotFound):
        return f"overrides/{error.name}: the layout is not there, and a page needs it", MISUSE
    if isinstance(error, TemplateError):
        return f"{_template(error)}: the layout cannot be drawn: {error.message or type(error).__name__}", MISUSE
    if type(error).__module__.partition(".")[0] == "mkdocs":
        return f"mkdocs.yml: {error}", MISUSE
    if isinstance(error, OSError):
        return f"the machine said no: {error.strerror or error} ({error.filename or 'no file named'})", MACHINE
    what = f"{type(error).__name__}: {error}"
    return f"a fault of this program, not of your texts: {what}\nSet SHOWCASE_TRACEBACK=1 to see where.", MISUSE


def _template(error: TemplateError) -> str:
    """The file and line of `overrides/` where drawing stopped."""
    if isinstance(error, TemplateSyntaxError):
        return f"overrides/{error.name}:{error.lineno}"
    found = "overrides/"
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if f"{os.sep}overrides{os.sep}" in name:
            found = f"overrides/{name.rpartition(f'{os.sep}overrides{os.sep}')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
