"""YAML text → values that know their line and column, or its problems.

What is written as nearly all records are (`simple_yaml`) is read without a parser, and its places are found when
somebody asks for one: most files have no problem. Everything else is read by events (`composing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from showcase import limits
from showcase.characters import is_clean
from showcase.composing import Composed, Path, Span, Value, compose, spans
from showcase.problem import Place, Problem
from showcase.simple_yaml import simple_values

__all__ = ["Located", "Path", "Span", "Value", "read_mapping", "spans"]


class _Source(NamedTuple):
    """A simple text, in which places are looked for when somebody asks for one."""

    path: str
    text: str
    first_line: int


class Located(NamedTuple):
    """A mapping as written: its values, and the place of each value and key by path."""

    data: dict[str, Value]
    value_places: Mapping[Path, Place]
    key_places: Mapping[Path, Place]
    cuts: Mapping[Path, str]
    """Values followed by a comment that may be a lost part of them, with that comment."""
    source: _Source | None = None
    """Of a simple text, in place of the places."""

    @property
    def values(self) -> Mapping[Path, Place]:
        """Where each value stands."""
        return _composed(self.source).values if self.source else self.value_places

    @property
    def keys(self) -> Mapping[Path, Place]:
        """Where each key stands."""
        return _composed(self.source).keys if self.source else self.key_places

    def place(self, path: Path) -> Place:
        """Where the value at this path stands, or the nearest that holds it."""
        values = self.values
        while path and path not in values:
            path = path[:-1]
        return values[path]


_NO_CUTS: Mapping[Path, str] = {}
_NO_PLACES: Mapping[Path, Place] = {}


def read_mapping(
    path: str,
    text: str,
    *,
    first_line: int = 1,
    allow_tags: bool = False,
    nodes: int = limits.YAML_NODES,
    calm: bool = False,
) -> tuple[Located | None, tuple[Problem, ...]]:
    """Read one YAML mapping, which may be known as calm; `first_line` is where in the file `text` begins."""
    if (calm or is_clean(text)) and (values := simple_values(text, nodes)) is not None:
        return Located(values, _NO_PLACES, _NO_PLACES, _NO_CUTS, _Source(path, text, first_line)), ()
    composed, problems = compose(path, text, first_line, nodes, allow_tags=allow_tags)
    return composed and Located(*composed), problems


@lru_cache(maxsize=4)  # problems of one file come together
def _composed(source: _Source) -> Composed:
    """A simple text, read by events."""
    composed, _ = compose(*source, limits.FLAT * limits.YAML_NODES, allow_tags=False)
    if composed is None:
        raise AssertionError(source.path)  # what is simple is always readable
    return composed
