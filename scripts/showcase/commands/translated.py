"""`showcase translated`: somebody says that translations are of the words as they are now."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from showcase.load import CONTENT, load
from showcase.memory import FILE, Memory, confirmed, memory_text, remembered, source_of
from showcase.message import told
from showcase.problem import Level
from showcase.record import Record
from showcase.saving import save_content
from showcase.site import Site
from showcase.terminal import Root, print_problems, say


def translated(
    paths: Annotated[list[Path], typer.Argument(help="Texts, folders of records, or folders of kinds.")],
    root: Root = Path(),
    language: Annotated[
        str | None, typer.Option("--language", help="Only the translations into this language.")
    ] = None,
) -> None:
    """Confirm that these translations say what their source says now: they count as current from here on.

    Example: showcase translated content/projects/atlas/text.el.md
    """
    site, problems = load(root, os.environ)
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if site is None or errors:
        print_problems(errors)
        raise typer.Exit(1)
    codes = site.settings.languages.codes
    if language is not None and language not in codes:
        raise typer.BadParameter(told("the site's languages are {names}", names=codes))
    found = [one for path in paths for one in _chosen(site, root, path, (language,) if language else codes)]
    memories: dict[tuple[str, str], Memory] = {}
    for record, chosen in found:
        known = memories.setdefault((record.kind.name, record.slug), {})
        memories[record.kind.name, record.slug] = {**known, **confirmed(record, chosen, site.settings.languages)}
    files = {
        f"{record.path}/{FILE}": memory_text(now).encode()
        for key, memory in memories.items()
        if (now := remembered(record := site.records[key], memory, site.settings.languages))
        and now != record.translations
    }
    save_content(root, files)
    number = sum(len(memory) for memory in memories.values())
    if not number:
        raise typer.BadParameter(told("there is no translation to confirm"))
    translations = told("{count} translation is current", "{count} translations are current", count=number)
    changed = told("{count} file written", "{count} files written", count=len(files))
    say(told("{translations} ({changed}).", translations=translations, changed=changed))


def _chosen(site: Site, root: Path, path: Path, codes: tuple[str, ...]) -> Iterator[tuple[Record, tuple[str, ...]]]:
    """The records that a path names, each with the languages it names."""
    wanted = _inside(root, path)
    texts = [(record, text) for record in site for text in record.texts.values() if PurePosixPath(text.path) == wanted]
    for record, text in texts:
        if text.language == source_of(record, site.settings.languages).language:
            raise typer.BadParameter(told("{path} is what the others are translated from", path=text.path))
        yield record, tuple(code for code in codes if code == text.language)
    records = [record for record in site if PurePosixPath(record.path).is_relative_to(wanted)]
    if not texts and not records:
        raise typer.BadParameter(told("{path} is no text and no folder of records", path=str(path)))
    for record in records:
        yield record, codes


def _inside(root: Path, path: Path) -> PurePosixPath:
    """A path as typed, which counts from the site's root or from where one stands, seen from the root."""
    here = root.resolve()
    whole = (path if path.exists() and not (root / path).exists() else root / path).resolve()
    if not whole.is_relative_to(here / CONTENT):
        raise typer.BadParameter(told("{path} is not in {folder}", path=str(path), folder=f"{CONTENT}/"))
    return PurePosixPath(whole.relative_to(here).as_posix())
