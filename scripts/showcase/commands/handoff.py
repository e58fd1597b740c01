"""`showcase handoff`: what is to be translated into a language, as a file for a translator."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from showcase.load import load
from showcase.message import told
from showcase.problem import Level
from showcase.saving import save
from showcase.terminal import Root, print_problems, say
from showcase.unit import batch_of

if TYPE_CHECKING:
    from showcase.handoff import Format


class Form(StrEnum):
    """The files that a translator's tools read."""

    XLSX = "xlsx"
    PO = "po"
    XLIFF = "xliff"


def handoff(
    language: Annotated[str, typer.Argument(help="Language to translate into: its code.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write.")],
    root: Root = Path(),
    form: Annotated[Form | None, typer.Option("--format", help="Kind of file; else told by the file's ending.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="Only records of this kind; may be repeated.")
    ] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="What is current, too.")] = False,
) -> None:
    """Write what is missing or stale in a language for a translator: a sheet, a PO catalog or XLIFF 1.2.

    Example: showcase handoff el --format xlsx -o for-translation.xlsx
    """
    site, problems = load(root, os.environ)
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if site is None or errors:
        print_problems(errors)
        raise typer.Exit(1)
    codes, kinds = site.settings.languages.codes, tuple(one.name for one in site.kinds)
    if language not in codes:
        raise typer.BadParameter(told("the site's languages are {names}", names=codes))
    if not frozenset(kind or ()) <= frozenset(kinds):
        raise typer.BadParameter(told("the site's kinds are {kinds}", kinds=kinds))
    chosen = _format(output, form)
    batch = batch_of(site, language, tuple(kind or ()), everything=everything)
    if not batch.units:
        say(told("Nothing is missing or stale in {language}: no file is needed.", language=language))
        return
    save({output: chosen.write(batch)})
    found = told("{count} unit", "{count} units", count=len(batch.units))
    texts = told("{count} text", "{count} texts", count=len({unit.file for unit in batch.units}))
    say(told("{file}: {units} of {texts} to translate.", units=found, texts=texts, file=str(output)))


def _format(output: Path, form: Form | None) -> Format:
    """The format asked for, whose ending the file must have; else that of the ending."""
    from showcase.handoff import FORMATS  # noqa: PLC0415 - only who translates waits for the libraries of the formats

    possible = [one for one in FORMATS if form is None or one.name == form]
    ending = output.suffix.lower()
    chosen = next((one for one in possible if ending in one.endings), None)
    if chosen is None:
        known = tuple(ending for one in possible for ending in one.endings)
        raise typer.BadParameter(told("the file's name must end in one of {endings}", endings=known))
    return chosen
