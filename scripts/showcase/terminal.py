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
from showcase.catalog import catalog, languages, preferred
from showcase.message import SOURCE, Catalog, Message, as_it_is, template, told
from showcase.problem import Level, MachineError, NoSite, Problem, visible

Root = Annotated[Path, typer.Option("--root", help="Folder that holds mkdocs.yml and content/.")]
"""The option every verb has."""


def _known(code: str | None) -> str:
    """The language asked for, else that of the person at this machine."""
    if code is None:
        return preferred(os.environ)
    if code not in languages():
        wrong = told("the problems are not told in {language}; write one of: {names}", language=code, names=languages())
        raise typer.BadParameter(wrong)
    return code


Tongue = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="Language of the problems; default: that of LC_ALL or LANG."),
]
"""The option of every verb that tells problems."""


def tongue(code: str | None = None) -> Catalog:
    """The sentences of the language asked for, else of that of the person at this machine."""
    return catalog(_known(code))


def say(message: Message, code: str | None = None, *, error: bool = False) -> None:
    """Print one sentence in the language asked for."""
    typer.echo(message.in_language(tongue(code)), err=error)


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def print_problems(problems: Sequence[Problem], form: Format = Format.TEXT, code: str | None = None) -> None:
    """Print all of them, in the order given, in a language."""
    if not problems and form is not Format.JSON:
        return  # no language need be read
    words = tongue(code)
    if form is Format.JSON:
        typer.echo(
            json.dumps([_as_json(problem.in_language(words)) for problem in problems], ensure_ascii=False, indent=2)
        )
        return
    if form is Format.GITHUB:
        typer.echo("\n".join(annotation(problem.in_language(words)) for problem in problems))
        return
    for problem in problems:
        typer.echo(as_text(problem, words))
    errors = sum(problem.level is Level.ERROR for problem in problems)
    message = told("{errors} to mend, {warnings} to look at.", errors=errors, warnings=len(problems) - errors)
    typer.echo(f"\n{message.in_language(words)}")


def as_text(problem: Problem, words: Catalog | None = None) -> str:
    """One problem as `file:line:col: code: message` and its hint below; in the code's own language if none is given."""
    words = words or catalog(SOURCE)
    code = as_it_is(problem.code) if problem.level is Level.ERROR else told("{code} (warning)", code=problem.code)
    text = f"{problem.place}: {code.in_language(words)}: {problem.message.in_language(words)}"
    return f"{text}\n    {told('hint: {hint}', hint=problem.hint).in_language(words)}" if problem.hint else text


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
def progress(what: Message) -> Iterator[None]:
    """A moving line on a terminal while something takes time; silence in CI and in pipes."""
    if os.environ.get("CI") or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - only for a person who waits

    with Console(stderr=True).status(f"{what.in_language(tongue())} …"):
        yield


MISUSE, MACHINE = 2, 3
"""Exit codes beside 0 (clean) and 1 (problems in content)."""


def explain(error: Exception) -> tuple[Message, int]:
    """One sentence for whatever went wrong, and the exit code it means."""
    if isinstance(error, (NoSite, MachineError)):
        return _sentence(error), MACHINE if isinstance(error, MachineError) else MISUSE
    from jinja2 import TemplateError, TemplateNotFound  # noqa: PLC0415 - only when something went wrong

    if isinstance(error, TemplateNotFound):
        file = f"overrides/{error.name}"
        return told("{file}: the layout is not there, and a page needs it", file=file), MISUSE
    if isinstance(error, TemplateError):
        reason = visible(error.message or type(error).__name__)
        return told("{file}: the layout cannot be drawn: {reason}", file=_template(error), reason=reason), MISUSE
    if type(error).__module__.partition(".")[0] == "mkdocs":
        return as_it_is(f"mkdocs.yml: {error}"), MISUSE
    if isinstance(error, OSError):
        sentence = template("the machine said no: {reason} ({file})")
        return told(sentence, reason=error.strerror or error, file=_named(error.filename)), MACHINE
    sentence = template("a fault of this program, not of your texts: {fault}\nSet SHOWCASE_TRACEBACK=1 to see where.")
    return told(sentence, fault=f"{type(error).__name__}: {visible(str(error))}"), MISUSE


def _named(file: object) -> Message:
    """A file that the machine names, on one line: a line that begins with `::` would be a command to a workflow."""
    if not isinstance(file, str | bytes | os.PathLike):
        return told("no file named")
    return as_it_is(visible(os.fsdecode(file)))


def _sentence(error: Exception) -> Message:
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Message) else as_it_is(str(error))


def _template(error: Exception) -> str:
    """The file and line of `overrides/` where drawing stopped."""
    from showcase.engine.templates import OVERRIDES, stopped  # noqa: PLC0415 - only when something went wrong

    name, line = stopped(error)
    return f"{OVERRIDES}/{name}:{line}" if line else f"{OVERRIDES}/"
