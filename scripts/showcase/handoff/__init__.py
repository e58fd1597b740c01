"""Units to translate ⇄ the bytes of a file that translators' tools read; one format per file, told by its ending."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from showcase.handoff import po, xliff, xlsx
from showcase.problem import Problem
from showcase.unit import Answers, Batch


class Format(NamedTuple):
    """How units are written, and how they are read back: from a file's name and bytes."""

    name: str
    endings: tuple[str, ...]
    write: Callable[[Batch], bytes]
    read: Callable[[str, bytes], tuple[Answers | None, tuple[Problem, ...]]]


FORMATS = (
    Format("xlsx", (".xlsx",), xlsx.write, xlsx.read),
    Format("po", (".po",), po.write, po.read),
    Format("xliff", (".xliff", ".xlf"), xliff.write, xliff.read),
)


def format_of(name: str) -> Format | None:
    """The format whose ending a file's name has."""
    return next((one for one in FORMATS if name.lower().endswith(one.endings)), None)
