"""`showcase build`: check, compile, publish; one line that says what was built."""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path
from typing import Annotated

import typer

from showcase import recipe
from showcase.publish import tree_hash
from showcase.terminal import Root, print_problems, progress


def build(
    root: Root = Path(),
    target: Annotated[Path | None, typer.Option("--target", help="Folder to publish into; default: ROOT/site.")] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings stop the publication.")] = False,
    show_hash: Annotated[bool, typer.Option("--hash", help="Print only the hash of the built tree.")] = False,
) -> None:
    """Check everything, make every page, and put the new site in place in one step.

    Example: showcase build --target site
    """
    began = time.perf_counter()
    gc.disable()  # the process ends soon, and little of what it makes is thrown away before
    folder = target or root / "site"
    with progress("Building"):
        result = recipe.build(root, folder, os.environ, strict=strict)
    if result.mended:
        typer.echo("The frames kept in .cache/ had been altered: they were drawn anew.", err=True)
    if result.problems and not show_hash:
        print_problems(result.problems)
    if result.published is None or result.published.refused:
        typer.echo("Nothing was published: the site stays as it was.", err=True)
        raise typer.Exit(1)
    if show_hash:
        typer.echo(tree_hash(folder))
        return
    done = result.published
    typer.echo(
        f"{result.records} records became {result.pages} pages in {folder} ({done.written} files written, "
        f"{done.unchanged} unchanged) in {time.perf_counter() - began:.1f} s. See it with: make serve"
    )
