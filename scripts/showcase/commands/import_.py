"""`showcase import`: a filled-in spreadsheet becomes record folders, or all that is wrong is told by cell."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from showcase.checked import check
from showcase.intake import Into, Taken, store, take_in
from showcase.kinds import KINDS
from showcase.load import require_site
from showcase.meaning import Meanings, all_words, meanings, plain
from showcase.message import Message, told
from showcase.problem import Problem, quote
from showcase.record import Kind
from showcase.sheet_file import Grid, cell_name, read_sheets
from showcase.sheet_rows import Rows, read_rows
from showcase.site import Site
from showcase.terminal import Format, Root, Tongue, print_problems, say

_KINDS = {kind.name: kind for kind in KINDS}
_ENDINGS = (".xlsx", ".csv")


def import_(  # noqa: PLR0913 - the options of a verb
    file: Annotated[Path, typer.Argument(help="A spreadsheet: .xlsx or .csv.")],
    root: Root = Path(),
    kind: Annotated[
        str | None, typer.Option("--kind", help="What its rows are; else its sheet's name says it.")
    ] = None,
    *,
    update: Annotated[bool, typer.Option("--update", help="Change records that are there: the given columns.")] = False,
    preset: Annotated[
        list[str] | None, typer.Option("--set", metavar="COLUMN=VALUE", help="A value for rows without this column.")
    ] = None,
    dry: Annotated[bool, typer.Option("--check", help="Write nothing; say what would be written.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How problems are printed.")] = Format.TEXT,
    language: Tongue = None,
) -> None:
    """Write a record folder for each row of a spreadsheet, if nothing in it is wrong.

    Example: showcase import projects.xlsx --update
    """
    require_site(root)
    if file.suffix.lower() not in _ENDINGS:
        raise typer.BadParameter(told("{file} must end with .xlsx or .csv", file=str(file)))
    if not file.is_file():
        raise typer.BadParameter(told("there is no file {file}", file=str(file)))
    checked = check(root, os.environ)
    if checked.site is None:
        print_problems(checked.problems, form, language)
        raise typer.Exit(1)
    grids, problems = read_sheets(file.name, file.read_bytes())
    if problems:
        _stop(problems, form, language)
    grid, found = _grid(checked.site, grids, kind, file)
    known = meanings(checked.site, found)
    rows = read_rows(grid, found, known, _preset(preset or [], known))
    into = Into(root, os.environ, checked.site, checked.problems, found, known, update)
    taken = take_in(into, rows.rows) if rows.rows else Taken({}, ())
    _tell(grid, rows, taken, form, language)
    if not dry:
        store(root, taken)
    _summary(taken, form, language, dry=dry)


def _stop(problems: Iterable[Problem], form: Format, language: str | None) -> None:
    print_problems(tuple(problems), form, language)
    raise typer.Exit(1)


def _grid(site: Site, grids: tuple[Grid, ...], kind: str | None, file: Path) -> tuple[Grid, Kind]:
    """The sheet to read and what its rows are: as asked for, as a sheet is named, as the file is named."""
    filled = [grid for grid in grids if grid.cells] or list(grids)
    if kind is not None:
        if kind not in _KINDS:
            names = tuple(_KINDS)
            raise typer.BadParameter(
                told("there is no kind {value}; write one of: {names}", value=quote(kind), names=names)
            )
        wanted = [grid for grid in filled if _KINDS[kind] in _called(site, grid.title)]
        return (wanted or filled)[0], _KINDS[kind]
    for grid in filled:
        for found in _called(site, grid.title):
            return grid, found
    for found in _called(site, file.stem):
        return filled[0], found
    raise typer.BadParameter(told("say what its rows are: --kind project, for instance"))


def _called(site: Site, name: str) -> Iterator[Kind]:
    """The kind that somebody calls so, in any language."""
    words = all_words(site).values()
    for kind in KINDS:
        strings = (
            kind.name,
            kind.folder,
            *(said.say(f"kind.{kind.name}.{n}") for said in words for n in ("one", "many")),
        )
        if plain(name) in {plain(text) for text in strings}:
            yield kind


def _preset(given: list[str], known: Meanings) -> dict[str, str]:
    found = dict(one.split("=", 1) for one in given if "=" in one)
    wrong = [one for one in given if one.partition("=")[0] not in known.columns or "=" not in one]
    if wrong:
        raise typer.BadParameter(told("{value} is not COLUMN=VALUE with a column of this kind", value=quote(wrong[0])))
    return found


def _tell(grid: Grid, rows: Rows, taken: Taken, form: Format, language: str | None) -> None:
    """What was taken for what, then all that is wrong, by cell."""
    if form is Format.TEXT:
        for line in rows.notes:
            say(line, language)
    problems = tuple(sorted({*rows.problems, *_once(taken.problems, rows.problems)}))
    print_problems([_by_cell(problem, grid) for problem in problems], form, language)
    if rows.problems or not taken.clean:
        raise typer.Exit(1)


def _once(problems: Iterable[Problem], told_of: Iterable[Problem]) -> Iterator[Problem]:
    """What is wrong with cells of which nothing is told yet: one cause, one problem."""
    places = {problem.place for problem in told_of}
    yield from (problem for problem in problems if problem.place not in places)


def _by_cell(problem: Problem, grid: Grid) -> Problem:
    if problem.place.path != grid.path or problem.code == "sheet-no-heading":
        return problem
    cell = cell_name(grid.title, problem.place)
    return replace(problem, message=told("{cell}: {what}", cell=cell, what=problem.message))


def _summary(taken: Taken, form: Format, language: str | None, *, dry: bool) -> None:
    if form is not Format.TEXT:
        return
    for folder in (*taken.new, *taken.changed):
        typer.echo(folder)
    message: Message = told(
        "{new} made, {changed} changed.",
        new=told("{count} record", "{count} records", count=len(taken.new)),
        changed=told("{count} record", "{count} records", count=len(taken.changed)),
    )
    say(told("Nothing was written: {what}", what=message) if dry else message, language)
