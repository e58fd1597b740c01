"""`showcase new`: the folder of a new record, commented, ready to fill."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from showcase.exports.skeleton import skeleton
from showcase.kinds import KINDS
from showcase.load import CONTENT, require_site
from showcase.problem import quote
from showcase.settings import read_settings
from showcase.slug import check_slug
from showcase.terminal import Root

_KINDS = {kind.name: kind for kind in KINDS if not kind.single}


def new(
    kind: Annotated[str, typer.Argument(help=f"One of: {', '.join(_KINDS)}.")],
    slug: Annotated[str, typer.Argument(help="Name of its folder and address: plain words joined by hyphens.")],
    root: Root = Path(),
) -> None:
    """Make the folder of a new record with every field explained.

    Example: showcase new project blue-harbours
    """
    require_site(root)
    found = _KINDS.get(kind)
    if found is None:
        raise typer.BadParameter(f"there is no kind {quote(kind)}; write one of: {', '.join(_KINDS)}")
    settings, _ = read_settings(root, os.environ)
    languages = settings.languages if settings else None
    pages = (*settings.header, *settings.footer, *settings.languages.codes) if settings else ()
    wrong = check_slug(slug, slug, frozenset((*pages, *(k.folder for k in KINDS), *found.facets.values())))
    if wrong:
        raise typer.BadParameter(f"{wrong.message}; {wrong.hint}")
    folder = root / CONTENT / found.folder / slug
    if folder.exists():
        raise typer.BadParameter(f"{folder} is already there")
    folder.mkdir(parents=True)
    for name, text in skeleton(found, languages.default if languages else "en"):
        (folder / name).write_text(text, encoding="utf-8")
    typer.echo(f"{folder} is ready: fill in record.yml and the text, then run `showcase check`.")
