"""`showcase new`: the folder of a new record, commented, ready to fill."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from showcase.exports.skeleton import skeleton
from showcase.kinds import KINDS
from showcase.load import CONTENT
from showcase.settings import read_settings
from showcase.slug import check_slug
from showcase.terminal import Root


def new(
    kind: Annotated[str, typer.Argument(help=f"One of: {', '.join(k.name for k in KINDS if not k.single)}.")],
    slug: Annotated[str, typer.Argument(help="Name of its folder and address: plain words joined by hyphens.")],
    root: Root = Path(),
) -> None:
    """Make the folder of a new record with every field explained.

    Example: showcase new project blue-harbours
    """
    found = next((k for k in KINDS if k.name == kind and not k.single), None)
    if found is None:
        raise typer.BadParameter(f"there is no kind {kind!r}; write one of: {', '.join(k.name for k in KINDS)}")
    settings, _ = read_settings(root, os.environ)
    languages = settings.languages if settings else None
    wrong = check_slug(slug, slug, frozenset((*(languages.codes if languages else ()), *found.facets.values())))
    if wrong:
        raise typer.BadParameter(f"{wrong.message}; {wrong.hint}")
    folder = root / CONTENT / found.folder / slug
    if folder.exists():
        raise typer.BadParameter(f"{folder} is already there")
    folder.mkdir(parents=True)
    for name, text in skeleton(found, languages.default if languages else "en"):
        (folder / name).write_text(text, encoding="utf-8")
    typer.echo(f"{folder} is ready: fill in record.yml and the text, then run `showcase check`.")
