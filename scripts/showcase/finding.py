"""What is wrong at an offset of a text, turned into Problems with a line and a column.

A check that walks a text knows offsets; a contributor needs `file:line:column`. The offsets are
counted in the unit of the source they belong to: characters of a `str`, bytes of UTF-8 `bytes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from showcase.message import NOTHING, Message
from showcase.problem import Level, Place, Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that has an offset in its text but no place in a file yet."""

    at: int
    code: str
    message: Message
    hint: Message = NOTHING
    level: Level = Level.ERROR


def places(path: str, source: str | bytes, offsets: Iterable[int], *, first_line: int = 1) -> dict[int, Place]:
    r"""Give each offset its place, in one pass over the source; columns count characters, lines end at `\n`."""
    found: dict[int, Place] = {}
    line, column, last = first_line, 1, 0
    for offset in sorted(set(offsets)):
        cut = source[last:offset]
        piece = cut if isinstance(cut, str) else cut.decode()
        breaks = piece.count("\n")
        column = len(piece) - piece.rfind("\n") if breaks else column + len(piece)
        line, last = line + breaks, offset
        found[offset] = Place(path, line, column)
    return found


def problems(
    path: str, source: str | bytes, findings: Iterable[Finding], *, first_line: int = 1
) -> tuple[Problem, ...]:
    """Turn the findings of one source into problems, in the order of their places; the same one told once."""
    told = tuple(findings)
    if not told:
        return ()
    where = places(path, source, (finding.at for finding in told), first_line=first_line)
    located = {Problem(where[one.at], one.code, one.message, one.hint, one.level) for one in told}
    return tuple(sorted(located))
