"""The text of a mapping → its comments, each with the field at which it stands, ready to be written beside it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from showcase.mapping import Located, Path, Span, spans
from showcase.writing import Note, Notes

Spot = tuple[int, int]
"""Line and column, from 1."""


class Remark(NamedTuple):
    """A comment, or a blank line where `text` is empty."""

    at: Spot
    text: str
    alone: bool
    """Nothing stands before it on its line."""


class _Entry(NamedTuple):
    """A field, or an entry of a list."""

    at: Spot
    column: int
    """Where it begins: its name, or the hyphen before it."""
    path: Path


class _Layout(NamedTuple):
    """Where everything stands in a text."""

    entries: tuple[_Entry, ...]
    """In the order of the text, what holds others before these."""
    brackets: tuple[Span, ...]

    def around(self, at: Spot) -> frozenset[Span]:
        """The brackets in which a spot lies."""
        return frozenset(span for span in self.brackets if span.begin < at < span.end)


def remarks(text: str, *, first_line: int = 1) -> Iterator[Remark]:
    """All comments and blank lines of a mapping, from the top."""
    lines = text.split("\n")
    held = [_words(span, lines, first_line) for span in spans(text, first_line=first_line) if span.style not in _OPEN]
    for number, line in enumerate(lines if lines[-1] else lines[:-1], first_line):
        if not line.strip():
            if not _within((number, 1), held):
                yield Remark((number, 1), "", alone=True)
        elif column := next(_signs(line, number, held), 0):
            before = line[: column - 1]
            alone = not before.strip(" \t-")  # behind a hyphen it speaks of the entry that begins there
            yield Remark(
                (number, len(before) - len(before.lstrip()) + 1 if alone else column),
                line[column - 1 :].rstrip(),
                alone,
            )


_OPEN = ("[", "{")
"""Styles of the spans that hold others."""


def _signs(line: str, number: int, held: list[tuple[Spot, Spot]]) -> Iterator[int]:
    """The columns of a line at which a comment may begin."""
    for column, letter in enumerate(line, 1):
        if letter == "#" and not line[: column - 1][-1:].strip() and not _within((number, column), held):
            yield column


def _words(span: Span, lines: list[str], first_line: int) -> tuple[Spot, Spot]:
    """Where the words of a scalar stand; of one below its mark, neither the mark's line nor blank lines at the end."""
    if span.style not in {"|", ">"}:
        return span.begin, span.end
    last = span.end[0] - (span.end[1] == 1)
    while last > span.begin[0] and not lines[last - first_line].strip():
        last -= 1
    return (span.begin[0] + 1, 1), (last + 1, 1)


def _within(at: Spot, held: Iterable[tuple[Spot, Spot]]) -> bool:
    return any(begin <= at < end for begin, end in held)


def notes_of(located: Located, text: str, *, first_line: int = 1) -> Notes:
    """The comments of a mapping, by the path of the field where each stands, and which texts run over several lines."""
    layout = _layout(located, text, first_line)
    found = tuple(remarks(text, first_line=first_line))
    top = layout.entries[0].at if layout.entries else (len(text), 1)
    head = _head([one for one in found if one.at < top])
    notes: dict[Path, tuple[list[str], list[str], list[str]]] = {}
    tail: list[str] = []
    for remark in found[len(head) :]:
        where = _stand(remark, layout)
        if where is None:
            tail.append(remark.text)
        else:
            notes.setdefault(where[0], ([], [], []))[where[1]].append(remark.text)
    by_path = {path: Note(tuple(above), tuple(beside), _said(below)) for path, (above, beside, below) in notes.items()}
    while tail and not tail[-1]:
        del tail[-1]
    return Notes(tuple(one.text for one in head), by_path, tuple(tail), _folded(located, text, first_line))


def _layout(located: Located, text: str, first_line: int) -> _Layout:
    lines = text.split("\n")
    entries = [_Entry((place.line, place.column), place.column, path) for path, place in located.keys.items()]
    for path, place in located.values.items():
        if path and isinstance(path[-1], int):
            before = lines[place.line - first_line][: place.column - 1].rstrip()
            column = len(before) if before.endswith("-") else max(1, place.column - 2)
            entries.append(_Entry((place.line, place.column), column, path))
    ordered = sorted(entries, key=lambda entry: (entry.at, len(entry.path)))
    brackets = (span for span in spans(text, first_line=first_line) if span.style in _OPEN)
    return _Layout(tuple(ordered), tuple(brackets))


def _head(before: list[Remark]) -> list[Remark]:
    """Of what stands above the first field, what belongs to the whole file: the line for editors, all above a gap."""
    gap = max((number for number, one in enumerate(before) if not one.text), default=-1)
    if gap >= 0:
        return before[: gap + 1]
    return before[:1] if before and "yaml-language-server" in before[0].text else []


def _stand(remark: Remark, layout: _Layout) -> tuple[Path, int] | None:
    """The field of a comment, and whether it stands above (0), beside (1) or below it (2); None at the end of all."""
    around = layout.around(remark.at)
    before = [one for one in layout.entries if one.at < remark.at and layout.around(one.at) <= around]
    after = next((one for one in layout.entries if one.at > remark.at), None)
    if not remark.alone and before:
        return before[-1].path, 1
    led = after is not None and layout.around(after.at) >= around
    if after and led and (around or not remark.text or remark.at[1] <= after.column):
        return after.path, 0
    held = [one for one in before if around or one.column <= remark.at[1]]
    if not remark.text or not held or (after is None and remark.at[1] == 1):
        return None if after is None else (after.path, 0)
    return held[-1].path, 2


def _said(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _folded(located: Located, text: str, first_line: int) -> frozenset[Path]:
    """The texts that somebody wrote over several lines."""
    over = {span.begin for span in spans(text, first_line=first_line) if span.style not in _OPEN and _runs_on(span)}
    return frozenset(path for path, place in located.values.items() if (place.line, place.column) in over)


def _runs_on(span: Span) -> bool:
    return span.style in {"|", ">"} or span.begin[0] < span.end[0]
