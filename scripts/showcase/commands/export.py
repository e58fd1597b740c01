"""`showcase export`: the files made from the code, written or compared."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from showcase.exports.issue_forms import FOLDER, PATTERN, issue_forms
from showcase.exports.schemas import schemas
from showcase.kinds import KINDS
from showcase.load import CONTENT, load, require_site
from showcase.message import told
from showcase.terminal import Root, say


def export(
    root: Root = Path(),
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when a file is not current.")] = False,
) -> None:
    """Write the JSON Schemas of all kinds into content/.schemas/, for editors, and the forms of .github/.

    Example: showcase export --check
    """
    require_site(root)
    schemas_folder, forms_folder = root / CONTENT / ".schemas", root / FOLDER
    files, forms = dict(schemas(KINDS)), _forms(root)
    if check:
        if _there(schemas_folder, "*.json") != files:
            say(told("content/.schemas/ is not current: run `showcase export` and commit what it writes."), error=True)
            raise typer.Exit(1)
        if _there(forms_folder, PATTERN) != forms:
            message = told("{folder} is not current: run `showcase export` and commit what it writes.", folder=FOLDER)
            say(message, error=True)
            raise typer.Exit(1)
        return
    _write(schemas_folder, "*.json", files)
    say(told("{number} schemas are current in {folder}.", number=len(files), folder=schemas_folder))
    if forms:
        _write(forms_folder, PATTERN, forms)
        say(told("{number} forms are current in {folder}.", number=len(forms), folder=forms_folder))


def _forms(root: Path) -> Mapping[str, bytes]:
    """The issue forms of a site that has any; they speak its languages."""
    if not (root / FOLDER).is_dir():
        return {}
    site, _ = load(root, os.environ)
    return dict(issue_forms(site)) if site else _there(root / FOLDER, PATTERN)


def _there(folder: Path, pattern: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob(pattern))}


def _write(folder: Path, pattern: str, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in _there(folder, pattern).keys() - files.keys():
        (folder / name).unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
