"""`showcase check`: all problems at once, for a person, for GitHub or for a program."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from showcase import recipe
from showcase.message import told
from showcase.terminal import Format, Root, Tongue, print_problems, progress, say


def check(
    root: Root = Path(),
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as problems.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How problems are printed.")] = Format.TEXT,
    published: Annotated[
        Path | None, typer.Option("--published", help="File with the addresses of the last publication, one a line.")
    ] = None,
    language: Tongue = None,
) -> None:
    """Check every record and text, and say what is wrong and how to mend it.

    Example: showcase check --strict
    """
    known = frozenset(published.read_text(encoding="utf-8", errors="replace").split()) if published else frozenset()
    with progress(told("Checking")):
        checked = recipe.check(root, os.environ, published=known)
    print_problems(checked.problems, form, language)
    if checked.blocking(strict=strict):
        raise typer.Exit(1)
    if form is Format.TEXT and checked.site:
        message = told(
            "{records} in up to {languages}: no problem stands in the way.",
            records=told("{count} record", "{count} records", count=len(checked.site.records)),
            languages=told("{count} language", "{count} languages", count=len(checked.site.settings.languages.codes)),
        )
        say(message, language)
