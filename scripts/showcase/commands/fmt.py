"""`showcase fmt`: records and texts in their usual form, their meaning and their comments untouched."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from showcase.kinds import KINDS
from showcase.load import CONTENT, require_site
from showcase.message import told
from showcase.problem import Problem, visible
from showcase.record import Kind
from showcase.saving import save_content
from showcase.terminal import Root, Tongue, print_problems, say
from showcase.tidy import Tidied, tidy_record, tidy_words


class _File(NamedTuple):
    """A file of a record."""

    kind: Kind
    path: Path

    def tidied(self, name: str) -> tuple[bytes, Tidied]:
        data = self.path.read_bytes()
        tidy = tidy_record if self.path.name == "record.yml" else tidy_words
        return data, tidy(self.kind, name, data)


def fmt(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]…", help="Files or folders of records; default: all records.")
    ] = None,
    root: Root = Path(),
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; list the files that would change.")] = False,
    language: Tongue = None,
) -> None:
    """Put records and texts in their usual form: order of fields, quotes, indentation, ends of lines.

    Comments stay with their fields, and what the file says stays the same. A file with errors is left as it is.

    Example: showcase fmt content/projects/blue-harbours
    """
    require_site(root)
    files = tuple(_chosen(root, paths))
    changed: dict[str, bytes] = {}
    problems: list[Problem] = []
    left: list[str] = []
    for file in files:
        name = file.path.relative_to(root).as_posix()
        data, done = file.tidied(name)
        problems += done.problems
        if done.text is None:
            left += [name] if not done.problems else []
        elif done.text.encode() != data:
            changed[name] = done.text.encode()
    if not check:
        save_content(root, changed)
    _tell(changed, problems, left, check=check, language=language)
    if problems or left or (check and changed):
        raise typer.Exit(1)


def _tell(
    changed: Collection[str], problems: list[Problem], left: list[str], *, check: bool, language: str | None
) -> None:
    for name in changed:
        typer.echo(visible(name))
    print_problems(sorted(problems), code=language)
    for name in left:
        say(
            told("{file} stays as it is: in the usual form it would not say the same.", file=visible(name)),
            language,
            error=True,
        )
    if problems:
        say(told("A file with errors stays as it is: mend it first."), language, error=True)
    count = len(changed)
    if check and changed:
        sentence = told(
            "{count} file is not in its usual form: run `showcase fmt`.",
            "{count} files are not in their usual form: run `showcase fmt`.",
            count=count,
        )
        say(sentence, language, error=True)
    elif not check:
        sentence = told(
            "{count} file was put in its usual form.", "{count} files were put in their usual form.", count=count
        )
        say(sentence, language)


def _chosen(root: Path, paths: list[Path] | None) -> Iterator[_File]:
    """The files of records at or below these paths; a path without any is told."""
    files = tuple(_all(root))
    wanted = [path.resolve() for path in paths or ()]
    for path, whole in zip(paths or (), wanted, strict=True):
        if not any(_below(file.path, whole) for file in files):
            raise typer.BadParameter(told("{path} is no file or folder of a record", path=path))
    yield from (file for file in files if not wanted or any(_below(file.path, whole) for whole in wanted))


def _below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder)


def _all(root: Path) -> Iterator[_File]:
    """Every record.yml and text of every kind that is a plain file in a plain folder."""
    for kind in KINDS:
        top = root / CONTENT / kind.folder
        folders = [top] if kind.single else sorted(top.iterdir()) if top.is_dir() else []
        for folder in folders:
            if folder.is_dir() and not folder.is_symlink():
                found = (folder / "record.yml", *sorted(folder.glob("text.*.md")))
                yield from (_File(kind, path) for path in found if path.is_file() and not path.is_symlink())
