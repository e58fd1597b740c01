"""`showcase build`: check, compile, publish; one line that says what was built."""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path
from typing import Annotated

import typer

from showcase.last_build import BuildResult, idle, last_build
from showcase.message import Message, told
from showcase.publish import Published, tree_hash
from showcase.terminal import Root, Tongue, print_problems, progress, say


def build(
    root: Root = Path(),
    target: Annotated[Path | None, typer.Option("--target", help="Folder to publish into; default: ROOT/site.")] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings stop the publication.")] = False,
    search: Annotated[
        bool, typer.Option("--search/--no-search", help="Make the search index; without it the search finds nothing.")
    ] = True,
    show_hash: Annotated[bool, typer.Option("--hash", help="Print only the hash of the built tree.")] = False,
    language: Tongue = None,
) -> None:
    """Check everything, make every page, and put the new site in place in one step.

    Example: showcase build --target site
    """
    began = time.perf_counter()
    gc.disable()  # the process ends soon, and little of what it makes is thrown away before
    folder = target or root / "site"
    with progress(told("Building")):
        result = _build(root, folder, strict=strict, search=search)
    if result.mended:
        say(told("The frames kept in .cache/ had been altered: they were drawn anew."), language, error=True)
    if result.problems and not show_hash:
        print_problems(result.problems, code=language)
    if result.published is None or result.published.refused:
        say(told("Nothing was published: the site stays as it was."), language, error=True)
        raise typer.Exit(1)
    if show_hash:
        typer.echo(tree_hash(folder))
        return
    say(_report(result, result.published, folder, time.perf_counter() - began), language)


def _build(root: Path, folder: Path, *, strict: bool, search: bool) -> BuildResult:
    last = last_build(root, folder, os.environ, search=search)
    if last.idle:
        return idle(last)
    from showcase import recipe  # noqa: PLC0415 - reading and drawing take longer to import than to find nothing to do

    return recipe.build(root, folder, os.environ, strict=strict, search=search, last=last)


def _report(result: BuildResult, done: Published, folder: Path, seconds: float) -> Message:
    return told(
        "{records} became {pages} in {folder} ({written}, {unchanged} unchanged) in {seconds} s. "
        "See it with: {command}",
        records=told("{count} record", "{count} records", count=result.records),
        pages=told("{count} page", "{count} pages", count=result.pages),
        folder=folder,
        written=told("{count} file written", "{count} files written", count=done.written),
        unchanged=done.unchanged,
        seconds=f"{seconds:.1f}",
        command="make serve",
    )
