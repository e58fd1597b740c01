"""`showcase status`: what is missing and what is stale, in every language, for a person or for a program."""

from __future__ import annotations

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from showcase.load import load
from showcase.memory import State
from showcase.message import told
from showcase.problem import Level
from showcase.site import Site
from showcase.terminal import Root, print_problems, say, tongue
from showcase.translation import TO_DO, Standing, standings, totals


class Output(StrEnum):
    """How the state is printed."""

    TEXT = "text"
    JSON = "json"


def status(
    root: Root = Path(),
    language: Annotated[
        str | None, typer.Option("--language", help="Only the translations into this language.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only the records of this kind.")] = None,
    form: Annotated[Output, typer.Option("--format", help="How it is printed.")] = Output.TEXT,
) -> None:
    """Count the fields of all texts by language and kind, and name those that are missing or stale.

    Example: showcase status --language el --kind project
    """
    site, problems = load(root, os.environ)
    if site is None:
        print_problems(sorted(problems))
        raise typer.Exit(1)
    codes, kinds = site.settings.languages.codes, tuple(one.name for one in site.kinds)
    if language is not None and language not in codes:
        raise typer.BadParameter(told("the site's languages are {names}", names=codes))
    if kind is not None and kind not in kinds:
        raise typer.BadParameter(told("the site's kinds are {kinds}", kinds=kinds))
    found = tuple(standings(site, (kind,) if kind else (), (language,) if language else ()))
    if form is Output.JSON:
        typer.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
        return
    _print(site, found)
    errors = sum(problem.level is Level.ERROR for problem in problems)
    if errors:
        broken = told("{count} error", "{count} errors", count=errors)
        say(
            told(
                "{errors} in the records: `showcase check` tells them, and what is broken is not counted.",
                errors=broken,
            )
        )


_NAMES = {
    State.CURRENT: told("current"),
    State.UNCONFIRMED: told("unconfirmed"),
    State.STALE: told("stale"),
    State.MISSING: told("missing"),
}


def _print(site: Site, found: tuple[Standing, ...]) -> None:
    """A table of fields, then every text with something to do."""
    counted = totals(found)
    words = tongue()
    names = {state: name.in_language(words) for state, name in _NAMES.items()}
    keys = [(code, kind.name) for code in site.settings.languages.codes for kind in site.kinds]
    rows = [("", "", *names.values())]
    rows += [(*key, *(str(counted[key][state]) for state in names)) for key in keys if key in counted]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (
            cell.ljust(width) if n < 2 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        typer.echo("  ".join(cells).rstrip())
    for standing in found:
        parts = [f"{names[state]}: {', '.join(fields)}" for state in TO_DO if (fields := standing.in_state(state))]
        if parts:
            typer.echo(f"{standing.file}: {'; '.join(parts)}")


def _as_json(found: tuple[Standing, ...]) -> dict[str, object]:
    return {
        "totals": [
            {"language": code, "kind": kind, **{str(state): numbers[state] for state in State}}
            for (code, kind), numbers in totals(found).items()
        ],
        "texts": [
            {
                "language": standing.language,
                "kind": standing.record.kind.name,
                "slug": standing.record.slug,
                "file": standing.file,
                **{str(state): standing.in_state(state) for state in State},
            }
            for standing in found
        ],
    }
