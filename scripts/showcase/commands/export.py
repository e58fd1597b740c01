"""`showcase export`: the files made from the code, written or compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from showcase.exports.schemas import schemas
from showcase.kinds import KINDS
from showcase.load import CONTENT, require_site
from showcase.terminal import Root


def export(
    root: Root = Path(),
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when a file is not current.")] = False,
) -> None:
    """Write the JSON Schemas of all kinds into content/.schemas/, for editors.

    Example: showcase export --check
    """
    require_site(root)
    folder = root / CONTENT / ".schemas"
    files = dict(schemas(KINDS))
    there = {path.name: path.read_bytes() for path in sorted(folder.glob("*.json"))}
    if check:
        if there != files:
            typer.echo("content/.schemas/ is not current: run `showcase export` and commit what it writes.", err=True)
            raise typer.Exit(1)
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in there.keys() - files.keys():
        (folder / name).unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    typer.echo(f"{len(files)} schemas are current in {folder}.")
