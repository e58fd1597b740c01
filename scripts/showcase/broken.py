"""What a YAML parser could not read, or dropped → where to look, what is wrong, and what to type instead."""

from __future__ import annotations

from collections.abc import Sequence

from showcase import limits
from showcase.problem import Place, Problem, quote, visible

_OPENED = {
    "while scanning a quoted scalar": ("the quote that opens here is not closed", "close it with the same mark"),
    "while parsing a flow sequence": ("the bracket that opens here is not closed", "close it with ]"),
    "while parsing a flow mapping": ("the brace that opens here is not closed", "close it with }, or quote it"),
    "while scanning a simple key": ("there is no colon after the field's name", "write `field: value`"),
}
"""What began on an earlier line than that on which the parser gave up."""


def explain(error: Exception, lines: Sequence[str]) -> tuple[int, int, str, str]:
    """Line and column, both from 0, a sentence and a hint."""
    end, begin = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    opened = _OPENED.get(getattr(error, "context", None) or "")
    if opened and begin and end and begin.line < end.line:
        return begin.line, begin.column, *opened
    mark = end or begin
    line = min(mark.line if mark else 0, len(lines) - 1)
    column = min(mark.column if mark else 0, len(lines[line]))
    return line, column, *_why(lines[line])


def cut(place: Place, value: str, comment: str) -> Problem:
    """A value that lost its end, because a note begins there."""
    message = f"everything after # is lost: the value would be {quote(value)}"
    return Problem(place, "value-cut", message, f"put quotes: {_quoted(f'{value} {comment}')}")


def _quoted(text: str) -> str:
    """A text as it can be typed after a colon, unless it is long."""
    if len(text) > limits.SUMMARY:
        return '"…"'
    return '"' + visible(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _why(line: str) -> tuple[str, str]:
    name, _, value = (part.strip() for part in line.partition(":"))
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "this line begins with a tab", "indent with spaces"
    if value[:1] == "'" and value.count("'") % 2:
        return f"the quotes of {quote(value)} do not match", "double the apostrophe, or use double quotes"
    if value[:1] in {"@", "`", "%"} or ": " in value or value.endswith(":"):
        return f"the value of {quote(name)} is not readable as it stands", "put quotes around the value"
    if line[:1] == " " and value:
        return f"{quote(line.strip())} is not in line with the field above", "begin both in the same column"
    return (
        f"{quote(line.strip() or 'the end of the file')} is not readable",
        "look for a quote or bracket that is not closed, or put quotes around the value",
    )
