"""Small changes to a copy of the good site, and what one law then says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from showcase.load import load
from showcase.problem import Problem
from showcase.site import Site

Law = Callable[[Site], Iterator[Problem]]


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace what stands once in a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def add(root: Path, path: str, text: str) -> None:
    """Write below what a file already holds, or a new file."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as there:
        there.write(text)


def site_of(root: Path, *, published: frozenset[str] = frozenset()) -> Site:
    """The site as read, every record of it readable."""
    site, problems = load(root, {}, published=published)
    assert site is not None
    assert not problems, problems
    return site


def told(root: Path, law: Law) -> list[tuple[str, str]]:
    """Code and place of all that one law says."""
    return [(problem.code, str(problem.place)) for problem in law(site_of(root))]


def only(root: Path, law: Law) -> Problem:
    """The one problem that a law tells."""
    problems = list(law(site_of(root)))
    assert len(problems) == 1, problems
    return problems[0]
