"""A project's folder → the same project after somebody's edit: a sentence more, another title, other facts.

Each edit leaves a mark, a number that stands nowhere else, by which the page that shows it is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bench.corpus import STAGES
from bench.words import LANGUAGES

PAGE = "projects/project-00007"
"""The project that is edited, in the default language."""
MARKS = count(700001)
Edit = Callable[[int], None]
"""What writes a mark into files."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where a project's text and facts stand: one file each, or the facts again in each language's file."""

    text: Path
    facts: tuple[Path, ...] = ()

    def sentence(self, mark: int) -> None:
        """A sentence more at the end of a text."""
        self.text.write_text(f"{_read(self.text)}\nPlus {mark}.\n", encoding="utf-8")

    def title(self, mark: int) -> None:
        """Another title, or summary of what has a name instead. Other pages show it too."""
        _change(self.text, r'^((?:title|summary): "?)(?:7\d{5} )?', rf"\g<1>{mark} ", most=1)

    def fact(self, mark: int) -> None:
        """Another budget and stage: the project leaves one narrowed list for another."""
        stage = STAGES[mark % len(STAGES)]
        for path in self.facts:
            _change(path, r'("?budget"?: )\d+', rf"\g<1>{mark}")
            _change(path, r'((?:"|-by-|^)stage"?: \[?")[a-z-]+', rf"\g<1>{stage}")

    def edits(self) -> dict[str, Edit]:
        """By name; the facts of a site that is not made up are not known here."""
        known: dict[str, Edit] = {"a sentence": self.sentence, "a title": self.title}
        return known | ({"two facts": self.fact} if self.facts else {})


def ours(folder: Path) -> Project:
    """In our layout."""
    record = folder / "content" / PAGE
    return Project(record / f"text.{next(iter(LANGUAGES))}.md", (record / "record.yml",))


def hugos(folder: Path) -> Project:
    """In Hugo's: taxonomies are made of front matter, so facts stand in each language's file."""
    files = [folder / "content" / language / f"{PAGE}.md" for language in LANGUAGES]
    return Project(files[0], tuple(files))


@contextmanager
def restored(*paths: Path) -> Iterator[None]:
    """Give the files their first words back, so that the next part finds what it expects."""
    before = [path.read_bytes() for path in paths]
    try:
        yield
    finally:
        for path, data in zip(paths, before, strict=True):
            path.write_bytes(data)


def files(projects: Sequence[Project]) -> tuple[Path, ...]:
    """Every file that edits change."""
    return tuple({path for project in projects for path in (project.text, *project.facts)})


def _change(path: Path, pattern: str, replacement: str, *, most: int = 0) -> None:
    text, found = re.subn(pattern, replacement, _read(path), count=most, flags=re.MULTILINE)
    if not found:
        raise ValueError(f"{path} has nothing to edit: {pattern}")
    path.write_text(text, encoding="utf-8")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
