"""The bytes of a record's file → the same file in the usual form (see `writing`), or what is wrong with it.

Comments stay with the field at which they stand, and the meaning never changes: what was written is read again and
held against what was there before.
"""

from __future__ import annotations

from typing import NamedTuple

from showcase.characters import decode as text_of
from showcase.mapping import Located
from showcase.markdown import read_body
from showcase.message import told
from showcase.problem import Level, Problem
from showcase.read import read_text, read_yaml
from showcase.record import Kind, decode
from showcase.remark import notes_of, remarks
from showcase.writing import record_text, words_text


class Tidied(NamedTuple):
    """A file in the usual form; no text when it has errors, or when it would not say the same as before."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def tidy_record(kind: Kind, path: str, data: bytes) -> Tidied:
    """Put a `record.yml` in its usual form."""
    located, problems = read_yaml(path, data)
    if located is None:
        return Tidied(None, problems)
    if errors := _errors((*problems, *decode(kind.facts, located, kind.label)[1])):
        return Tidied(None, errors)
    old = text_of(path, data)[0] or ""
    text = record_text(kind, located.data, notes_of(located, old))
    again, _ = read_yaml(path, text.encode())
    return Tidied(text if _same(located, again) and _comments(old) == _comments(text) else None)


def tidy_words(kind: Kind, path: str, data: bytes) -> Tidied:
    """Put a `text.<language>.md` in its usual form; of its body, only the empty lines around it."""
    written, problems = read_text(path, data)
    if written is None:
        return Tidied(None, problems)
    body, more = read_body(path, written.body, first_line=written.body_line)
    words = decode(kind.words, written.front, told("the text of {label}", label=kind.label))[1]
    if errors := _errors((*problems, *words, *more)):
        return Tidied(None, errors)
    old = _front(text_of(path, data)[0] or "")
    text = words_text(kind, written.front.data, written.body, notes_of(written.front, old, first_line=2))
    again, _ = read_text(path, text.encode())
    rendered = read_body(path, again.body, first_line=again.body_line)[0] if again else None
    same = again and _same(written.front, again.front) and body and rendered and body.html == rendered.html
    return Tidied(text if same and _comments(old) == _comments(_front(text)) else None)


def _front(text: str) -> str:
    """The front matter alone."""
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return "\n".join((*lines[1:end], ""))


def _errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.level is Level.ERROR)


def _same(before: Located, after: Located | None) -> bool:
    return after is not None and before.data == after.data


def _comments(text: str) -> list[str]:
    return sorted(remark.text for remark in remarks(text) if remark.text)
