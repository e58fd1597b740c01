"""`showcase export`: the files made from the code, written or compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from showcase.exports.schemas import schemas
from showcase.kinds import KINDS
from showcase.load import CONTENT, require_site
from showcase.message import told
from showcase.terminal import Root, say


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
            say(told("content/.schemas/ is not current: run `showcase export` and commit what it writes."), error=True)
            raise typer.Exit(1)
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in there.keys() - files.keys():
        (folder / name).unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    say(told("{number} schemas are current in {folder}.", number=len(files), folder=folder))
