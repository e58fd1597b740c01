"""`showcase handin`: a translator's file → the texts, and what they were made from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from showcase.handin import hand_in
from showcase.load import load
from showcase.message import told
from showcase.problem import Level
from showcase.saving import save_content
from showcase.terminal import Root, Tongue, print_problems, say

_LARGEST = 32 * 1024 * 1024
"""Bytes of a file that is read."""
_LISTED = 20
"""Units not translated that are named."""


def handin(
    file: Annotated[Path, typer.Argument(help="What came back: .xlsx, .po, .xliff or .xlf.")],
    root: Root = Path(),
    language: Tongue = None,
) -> None:
    """Read translations back and write the texts; when anything is wrong, say all of it and write nothing.

    Example: showcase handin for-translation.xlsx
    """
    from showcase.handoff import FORMATS, format_of  # noqa: PLC0415 - only who translates waits for their libraries

    form = format_of(file.name)
    if form is None:
        known = tuple(ending for one in FORMATS for ending in one.endings)
        raise typer.BadParameter(told("the file's name must end in one of {endings}", endings=known))
    if not file.is_file():
        raise typer.BadParameter(told("there is no file {file}", file=str(file)))
    if file.stat().st_size > _LARGEST:
        raise typer.BadParameter(told("the file has more than {size} MiB", size=_LARGEST // 1024 // 1024))
    site, problems = load(root, os.environ)
    errors = tuple(problem for problem in problems if problem.level is Level.ERROR)
    if site is None or errors:
        print_problems(errors, code=language)
        raise typer.Exit(1)
    answers, found = form.read(str(file), file.read_bytes())
    done, more = hand_in(site, str(file), answers, lambda path: (root / path).read_bytes()) if answers else (None, ())
    print_problems(sorted((*found, *more)), code=language)
    if done is None or any(problem.level is Level.ERROR for problem in found):
        say(told("Nothing was written: the texts stay as they were."), language, error=True)
        raise typer.Exit(1)
    save_content(root, done.files)
    for name in done.waiting[:_LISTED]:
        say(told("{unit} is not translated yet", unit=name), language)
    if len(done.waiting) > _LISTED:
        say(told("and {count} more", "and {count} more", count=len(done.waiting) - _LISTED), language)
    units = told("{count} translation", "{count} translations", count=done.units)
    files = told("{count} file", "{count} files", count=len(done.files))
    say(told("{units} taken over, {files} written.", units=units, files=files), language)
