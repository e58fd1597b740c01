"""What a YAML parser could not read, or dropped → where to look, what is wrong, and what to type instead."""

from __future__ import annotations

from collections.abc import Sequence

from showcase import limits
from showcase.message import Message, told
from showcase.problem import Place, Problem, quote, visible

_OPENED = {
    "while scanning a quoted scalar": (
        told("the quote that opens here is not closed"),
        told("close it with the same mark"),
    ),
    "while parsing a flow sequence": (told("the bracket that opens here is not closed"), told("close it with ]")),
    "while parsing a flow mapping": (
        told("the brace that opens here is not closed"),
        told("close it with }}, or quote it"),
    ),
    "while scanning a simple key": (
        told("there is no colon after the field's name"),
        told("write `field: value`"),
    ),
}
"""What began on an earlier line than that on which the parser gave up."""


def explain(error: Exception, lines: Sequence[str]) -> tuple[int, int, Message, Message]:
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
    message = told("everything after # is lost: the value would be {value}", value=quote(value))
    return Problem(place, "value-cut", message, told("put quotes: {line}", line=_quoted(f"{value} {comment}")))


def _quoted(text: str) -> str:
    """A text as it can be typed after a colon, unless it is long."""
    if len(text) > limits.SUMMARY:
        return '"…"'
    return '"' + visible(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _why(line: str) -> tuple[Message, Message]:
    name, _, value = (part.strip() for part in line.partition(":"))
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return told("this line begins with a tab"), told("indent with spaces")
    if value[:1] == "'" and value.count("'") % 2:
        sentence = told("the quotes of {value} do not match", value=quote(value))
        return sentence, told("double the apostrophe, or use double quotes")
    if value[:1] in {"@", "`", "%"} or ": " in value or value.endswith(":"):
        sentence = told("the value of {field} is not readable as it stands", field=quote(name))
        return sentence, told("put quotes around the value")
    if line[:1] == " " and value:
        sentence = told("{line} is not in line with the field above", line=quote(line.strip()))
        return sentence, told("begin both in the same column")
    where = quote(line.strip()) if line.strip() else told("«the end of the file»")
    return (
        told("{line} is not readable", line=where),
        told("look for a quote or bracket that is not closed, or put quotes around the value"),
    )
