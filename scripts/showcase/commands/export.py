"""`showcase export`: the files made from the code, written or compared."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from showcase.exports import code_owners, editor, guide, issue_forms
from showcase.exports.schemas import schemas
from showcase.kinds import KINDS
from showcase.load import CONTENT, DOCS, load, require_site
from showcase.meaning import all_words
from showcase.message import Message, template, told
from showcase.saving import save, save_content
from showcase.site import Site
from showcase.terminal import Root, say

SCHEMAS = template("{number} schemas are current in {folder}.")
FORMS = template("{number} forms are current in {folder}.")


class Made(NamedTuple):
    """Files made from the code; a folder may hold others, which a pattern tells from them."""

    path: str
    """Where they are, below the site's root; one file, or a folder with a slash."""
    files: Mapping[str, bytes]
    """By path below the site's root."""
    pattern: str = ""
    """Names of files in the folder that are all made, so that one too many is taken away."""
    done: str = ""

    def there(self, root: Path) -> dict[str, bytes]:
        """What is there now."""
        found = (root / self.path).glob(self.pattern) if self.pattern else map(root.joinpath, self.files)
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(found) if path.is_file()}

    def said(self, root: Path) -> Message:
        """That they are current."""
        if self.done:
            return told(self.done, number=len(self.files), folder=root / self.path)
        return told("{file} is current.", file=root / self.path)


def export(
    root: Root = Path(),
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when a file is not current.")] = False,
) -> None:
    """Write what is made from the code: JSON Schemas, editor settings, issue forms, code owners, the guide's limits.

    Example: showcase export --check
    """
    require_site(root)
    stale = [made for made in _made(root) if made.there(root) != made.files]
    if check:
        for made in stale:
            sentence = template("{folder} is not current: run `showcase export` and commit what it writes.")
            say(told(sentence, folder=made.path), error=True)
        if stale:
            raise typer.Exit(1)
        return
    for made in stale:
        gone = made.there(root).keys() - made.files.keys()
        inside = {name: data for name, data in made.files.items() if name.startswith(f"{CONTENT}/")}
        save_content(root, inside | dict.fromkeys(gone if inside else ()))
        save({root / name: data for name, data in made.files.items() if name not in inside})
        for name in () if inside else gone:
            (root / name).unlink()
    for made in _made(root):
        say(made.said(root))


def _made(root: Path) -> Iterator[Made]:
    """The schemas of any site; of a repository what it has a place for, in words when the site can be read."""
    folder = f"{CONTENT}/.schemas/"
    yield Made(folder, {f"{folder}{name}": data for name, data in schemas(KINDS)}, "*.json", SCHEMAS)
    if (root / editor.FILE).parent.is_dir():
        yield Made(editor.FILE, {editor.FILE: editor.editor(KINDS)})
    site, _ = load(root, os.environ)
    if site is not None:
        yield from _of_site(root, site)


def _of_site(root: Path, site: Site) -> Iterator[Made]:
    if (root / code_owners.FILE).parent.is_dir():
        yield Made(code_owners.FILE, {code_owners.FILE: code_owners.code_owners(site.settings, KINDS)})
    folder = f"{issue_forms.FOLDER}/"
    if (root / folder).is_dir():
        forms = {f"{folder}{name}": data for name, data in issue_forms.issue_forms(site)}
        yield Made(folder, forms, issue_forms.PATTERN, FORMS)
    for code, words in all_words(site).items():
        for page in sorted((root / DOCS / code).glob("*.md")):
            data = page.read_bytes()
            if guide.BEGIN.encode() in data and not page.is_symlink():
                path = page.relative_to(root).as_posix()
                yield Made(path, {path: guide.with_limits(data, words)})
