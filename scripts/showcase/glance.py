"""A regular expression → a quick look whether a text holds it, or is it: one pass, its time as long as the text.

It is Rust's engine for expressions, which pydantic brings: some five times as fast as Python's, and without its
backtracking. It knows no look-around and no references back; where a text was found is not told. So it stands before
the slow law that tells: what no glance sees is done with.
"""

from __future__ import annotations

from collections.abc import Callable

from pydantic_core import SchemaValidator, core_schema


def glance(pattern: str) -> Callable[[str], bool]:
    """Whether a text holds the pattern, or a lone surrogate, which this engine cannot read past."""
    holds = glance_at_bytes(pattern)
    return lambda text: holds(text) or not _is_whole(text)


def all_of(pattern: str) -> Callable[[str], bool]:
    """Whether a text, from its beginning to its end, is what the pattern says."""
    return glance_at_bytes(rf"\A(?:{pattern})\z")


def glance_at_bytes(pattern: str) -> Callable[[str | bytes], bool]:
    """Whether a text in UTF-8 holds the pattern; of what is no text, it is told no."""
    return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python


_is_whole = glance_at_bytes("")
"""Whether a text can be written at all."""
