"""`showcase rename`: a record under a new name; all that names it follows, and its old addresses lead to the new."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Annotated

import typer

from showcase.checked import check
from showcase.checks.addresses_live import MOVED
from showcase.kinds import KINDS
from showcase.load import CONTENT
from showcase.message import told
from showcase.problem import quote
from showcase.record import Kind
from showcase.renaming import Name, renamed
from showcase.saving import save, save_content
from showcase.site import Site
from showcase.slug import check_slug
from showcase.terminal import Root, Tongue, print_problems, say

_KINDS = {kind.name: kind for kind in KINDS if not kind.single}


def rename(
    kind: Annotated[str, typer.Argument(help=f"One of: {', '.join(_KINDS)}.")],
    old: Annotated[str, typer.Argument(help="Name of the record's folder.")],
    new: Annotated[str, typer.Argument(help="Name it shall have.")],
    root: Root = Path(),
    *,
    language: Tongue = None,
) -> None:
    """Rename a record: its folder, every reference and link to it, and `moved.yml` for its old addresses.

    All of it happens in one step, or nothing does.

    Example: showcase rename project blue-harbours blue-ports
    """
    site = _sound(root, language)
    name = Name(_kind(kind), old, new)
    _allowed(site, root, name)
    changed = renamed(site, name, lambda path: _text(root / path))
    inside = {path: text.encode() for path, text in changed.items() if _is_content(path)}
    before, after = (f"{name.kind.folder}/{slug}" for slug in (old, new))
    save_content(root, inside, (f"{CONTENT}/{before}", f"{CONTENT}/{after}"))
    # Pages written by hand stand elsewhere: until they follow, their links come by way of the old address.
    save({root / path: text.encode() for path, text in changed.items() if not _is_content(path)})
    for path in sorted(changed):
        typer.echo(path.replace(f"{CONTENT}/{before}/", f"{CONTENT}/{after}/"))
    sentence = "{old} is now {new}: {files} changed; {moved} leads on from the old address."
    files = told("{count} file", "{count} files", count=len(changed))
    say(told(sentence, old=before, new=after, files=files, moved=MOVED), language)


def _is_content(path: str) -> bool:
    return path.startswith(f"{CONTENT}/")


def _text(path: Path) -> str | None:
    """A file's text with the line ends that it has; of a link or of what is no file, nothing."""
    return path.read_bytes().decode("utf-8") if path.is_file() and not path.is_symlink() else None


def _sound(root: Path, language: str | None) -> Site:
    """The site, when every record in it can be read: what a broken one refers to is not known."""
    checked = check(root, os.environ)
    if checked.site is None or checked.blocking(strict=False):
        print_problems(checked.problems, code=language)
        say(told("Nothing was renamed: mend these first, for all that names a record must be readable."), error=True)
        raise typer.Exit(1)
    return checked.site


def _kind(name: str) -> Kind:
    if name not in _KINDS:
        raise typer.BadParameter(
            told("there is no kind {kind}; write one of: {kinds}", kind=quote(name), kinds=tuple(_KINDS))
        )
    return _KINDS[name]


def _allowed(site: Site, root: Path, name: Name) -> None:
    """Tell what keeps a record from being renamed so."""
    kind, settings = name.kind, site.settings
    known = sorted(record.slug for record in site.all(kind.name))
    if name.old not in known:
        near = difflib.get_close_matches(name.old, known, n=1)
        wrong = told("there is no {kind} {slug}", kind=kind.noun, slug=quote(name.old))
        if near:
            wrong = told("{wrong}; did you mean `{name}`?", wrong=wrong, name=near[0])
        raise typer.BadParameter(wrong)
    taken = (*site.handmade, *settings.languages.codes, *(one.folder for one in site.kinds), *kind.facets.values())
    if wrong_slug := check_slug(name.new, name.new, frozenset(taken)):
        raise typer.BadParameter(told("{wrong}; {hint}", wrong=wrong_slug.message, hint=wrong_slug.hint))
    folder = root / CONTENT / kind.folder / name.new
    if os.path.lexists(folder):
        raise typer.BadParameter(told("{folder} is already there", folder=folder))
