"""What is wrong with finished files → Problems: told once, however many pages share the cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from showcase.built import Built
from showcase.message import NOTHING, Message, told
from showcase.problem import Problem, visible


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """A fault of one file. Where code and message are the same, so is the cause: the message must not name the file."""

    path: str
    code: str
    message: Message
    advice: Message = NOTHING
    """What to type, when it can be known; where to type it is added."""
    written: str = ""
    """What to look for in the file to find the place, as written there."""
    at: int = -1
    """Or the place itself: an offset in bytes."""


def problems(built: Built, faults: Iterable[Fault]) -> Iterator[Problem]:
    """Tell each cause once, at the first file that has it."""
    causes: dict[tuple[str, Message], list[Fault]] = {}
    for fault in sorted(faults):
        causes.setdefault((fault.code, fault.message), []).append(fault)
    for (code, message), alike in causes.items():
        first, files = alike[0], len({fault.path for fault in alike})
        said = message if files == 1 else told("{what} (the same in {number} files)", what=message, number=files)
        advice, where = first.advice, _where(built, first.path, files)
        hint = told("{advice}; {where}", advice=advice, where=where) if advice and where else advice or where
        place = built.place_at(first.path, first.at) if first.at >= 0 else built.place(first.path, first.written)
        yield Problem(place, code, said, hint)


def _where(built: Built, path: str, files: int) -> Message:
    """Say which source a file was most likely made from."""
    if files > 1:
        return told("look in overrides/ and mkdocs.yml for what these pages share")
    if path not in built.pages or not path.endswith("index.html"):
        return NOTHING
    code = built.lang(path)
    address = visible(path.removeprefix(f"{code}/").removesuffix("index.html").rstrip("/"))
    if "/" in address or not address:
        return told("look in {folder}", folder=f"content/{address or 'programme'}/")
    return told("look in {file}, else in overrides/", file=f"docs/{code}/{address}.md")
