"""`showcase check`: all problems at once, for a person, for GitHub or for a program."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from showcase.checked import check as check_site
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
    known = _addresses(published) if published else frozenset()
    with progress(told("Checking")):
        checked = check_site(root, os.environ, published=known)
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


def _addresses(file: Path) -> frozenset[str]:
    """The addresses in a file, one a line; none of a file that is empty, as before the first publication."""
    if not file.is_file():
        raise typer.BadParameter(told("there is no file {file}", file=str(file)))
    lines = file.read_bytes().decode("utf-8", "replace").splitlines()
    if not all(line.isascii() and line.isprintable() and " " not in line.strip() for line in lines):
        raise typer.BadParameter(
            told("{file} is no list of addresses: `showcase addresses` prints one", file=str(file))
        )
    return frozenset(filter(None, map(str.strip, lines)))
