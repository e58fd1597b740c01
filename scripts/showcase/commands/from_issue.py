"""`showcase from-issue`: an issue that a form made becomes a record's folder, or all that is wrong is told."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from showcase.catalog import languages
from showcase.checked import check
from showcase.intake import Into, Taken, store, take_in
from showcase.issue import read_issue
from showcase.kinds import KINDS
from showcase.load import require_site
from showcase.meaning import Meanings, meanings
from showcase.message import told
from showcase.problem import quote
from showcase.question import PROPOSED
from showcase.saving import save
from showcase.sheet import Cell
from showcase.sheet_rows import Row
from showcase.terminal import Format, Root, Tongue, print_problems, say

_KINDS = {kind.name: kind for kind in KINDS if kind.name in PROPOSED}


def from_issue(  # noqa: PLR0913 - the options of a verb
    file: Annotated[Path, typer.Argument(help="A file with the text of the issue.")],
    root: Root = Path(),
    kind: Annotated[str | None, typer.Option("--kind", help="What it proposes; else its questions say it.")] = None,
    slug: Annotated[str, typer.Option("--slug", help="Name of the folder; else it is made of the title.")] = "",
    *,
    preset: Annotated[
        list[str] | None, typer.Option("--set", metavar="COLUMN=VALUE", help="A value in place of the answer.")
    ] = None,
    show: Annotated[bool, typer.Option("--print", help="Show the files, and write nothing.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder to write content/… into; else the site's own.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How problems are printed.")] = Format.TEXT,
    language: Tongue = None,
) -> None:
    """Write the folder of the record that an issue proposes, if nothing in it is wrong.

    Problems are told in the language of its texts.

    Example: showcase from-issue issue.md --print
    """
    require_site(root)
    if not file.is_file():
        raise typer.BadParameter(told("there is no file {file}", file=str(file)))
    if kind is not None and kind not in _KINDS:
        message = told("there is no kind {value}; write one of: {names}", value=quote(kind), names=tuple(_KINDS))
        raise typer.BadParameter(message)
    checked = check(root, os.environ)
    if checked.site is None:
        print_problems(checked.problems, form, language)
        raise typer.Exit(1)
    issue = read_issue(file.name, file.read_bytes(), checked.site, _KINDS[kind] if kind else None, slug)
    language = language or (issue.language if issue.language in languages() else None)
    taken = Taken({}, ())
    if issue.kind and issue.row:
        known = meanings(checked.site, issue.kind)
        into = Into(root, os.environ, checked.site, checked.problems, issue.kind, known)
        taken = take_in(into, [_with(issue.row, known, preset or [])])
    if form is Format.TEXT:
        for line in issue.notes:
            say(line, language)
    print_problems(tuple(sorted({*issue.problems, *taken.problems})), form, language)
    if issue.problems or not taken.clean:
        raise typer.Exit(1)
    _write(taken, root, output, show=show)


def _with(row: Row, known: Meanings, given: list[str]) -> Row:
    """The row with the answers that whoever takes it in gives."""
    wrong = [one for one in given if one.partition("=")[0] not in known.columns or "=" not in one]
    if wrong:
        raise typer.BadParameter(told("{value} is not COLUMN=VALUE with a column of this kind", value=quote(wrong[0])))
    cells = {known.columns[name]: Cell(text, row.place) for name, text in (one.split("=", 1) for one in given)}
    return replace(row, cells={**row.cells, **cells})


def _write(taken: Taken, root: Path, output: Path | None, *, show: bool) -> None:
    if show:
        for path, data in taken.files.items():
            typer.echo(f"--- {path}\n{data.decode()}")
    elif output:
        save({output / path: data for path, data in taken.files.items()})
    else:
        store(root, taken)
    if not show:
        for path in taken.files:
            typer.echo(path)
