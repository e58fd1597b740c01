"""`showcase review`: what a request changes and what is wrong with it, in the language of its author."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from showcase.catalog import languages
from showcase.changes import changed
from showcase.checked import check
from showcase.checks.addresses_live import addresses
from showcase.load import load
from showcase.review import Request, language, page, shown
from showcase.terminal import Format, Root, Tongue, print_problems, tongue


def review(
    before: Annotated[Path, typer.Argument(help="Folder of the same site as it was: mkdocs.yml, docs/, content/.")],
    root: Root = Path(),
    *,
    annotations: Annotated[
        bool, typer.Option("--annotations", help="Only the problems, as GitHub shows them beside the files.")
    ] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="Only the pages of the records that change, as JSON, for a preview.")
    ] = False,
    wanted: Tongue = None,
) -> None:
    """Compare the records with what they were, check them, and write the page that a request's author reads.

    The language is that of most of the texts that change.

    Example: showcase review ../before > summary.md
    """
    former, _ = load(before, os.environ)
    known = addresses(former) if former else frozenset()
    moved = frozenset(entry.old for entry in former.moved) if former else frozenset()
    checked = check(root, os.environ, published=known | moved)
    files = changed(before, root)
    site = checked.site or former
    theirs = language(files, site.settings.languages) if site else None
    code = wanted or (theirs if theirs in languages() else None)
    if annotations:
        print_problems(checked.problems, Format.GITHUB, code)
    elif pages:
        code = tongue(code).language
        files_of = tuple(shown(files, checked.site, code)) if checked.site else ()
        typer.echo(json.dumps({"language": code, "pages": files_of}, indent=1))
    else:
        now = addresses(checked.site) if checked.site else known
        request = Request(checked.problems, files, tuple(sorted(now - known)), tuple(sorted(known - now)))
        typer.echo(page(request, tongue(code)), nl=False)
    if checked.blocking(strict=False):
        raise typer.Exit(1)
