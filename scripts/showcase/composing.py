"""YAML text, by its events → values with the places of all of them, or its problems; the only importer of yaml.

Anchors, aliases, tags, duplicate keys, depth and size are refused as they come, and every scalar stays the text that
was written (`NO` is `NO`, `01230` is `01230`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml

from showcase import limits
from showcase.broken import explain
from showcase.characters import find, normal
from showcase.message import Message, told
from showcase.problem import Place, Problem, quote

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = "tuple[str | int, ...]"

# libyaml's parser; on a machine without it, PyYAML's own: slower, the same events.
_Parser: Any = getattr(yaml.cyaml if yaml.__with_libyaml__ else yaml, "CParser", yaml.Loader)
_COMPUTED = re.compile(r"[-+]?[0-9.][0-9_.eE+-]*|true|false|null|~|", re.IGNORECASE | re.ASCII)
_CUT = re.compile(r"(?!  )[ \t]+#")
"""A note after a value; two spaces before it say that it is meant as one."""


class Composed(NamedTuple):
    """A mapping as written: its values, the places of values and keys by path, and what a comment may have cut off."""

    data: dict[str, Value]
    values: dict[Path, Place]
    keys: dict[Path, Place]
    cuts: dict[Path, str]


class Span(NamedTuple):
    """Where a scalar or a bracketed value begins and ends, line and column counted from 1; `#` in a scalar is text."""

    begin: tuple[int, int]
    end: tuple[int, int]
    style: str
    """`'`, `"`, `|` or `>`, nothing for a bare scalar; `[` and `{` for brackets, whose inside has spans of its own."""


class _Refused(Exception):  # noqa: N818 - a signal inside this module, never seen outside
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Composer:
    """Turns the parser's events into located values; refuses what a record may not use."""

    path: str
    text: str
    first_line: int
    allow_tags: bool
    most: int
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    cuts: dict[Path, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nodes: int = 0
    lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Know the lines, for marks and comments."""
        self.lines = self.text.split("\n")

    def place(self, mark: Any) -> Place:
        """Where a mark stands; one behind a last line without an end stands at the beginning of that line."""
        beyond = mark.line >= len(self.lines)
        line, column = (len(self.lines) - 1, 0) if beyond else (mark.line, mark.column)
        return Place(self.path, line + self.first_line, column + 1)

    def refuse(self, mark: Any, code: str, message: Message, hint: Message) -> _Refused:
        return _Refused(Problem(self.place(mark), code, message, hint))

    def documents(self) -> Iterator[tuple[Any, Value]]:
        """Each document's first event and value."""
        parser = _Parser(self.text)
        event = parser.get_event()
        while not isinstance(event, yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                first = parser.get_event()
                yield event, self.value(parser, first, (), 1)
            event = parser.get_event()

    def value(self, parser: Any, event: Any, path: Path, depth: int) -> Value:
        self.admit(event, depth)
        self.values[path] = self.place(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(parser, path, depth)
        return self.mapping(parser, path, depth)

    def admit(self, event: Any, depth: int) -> None:
        start = event.start_mark
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise self.refuse(
                start,
                "yaml-alias",
                told("{mark} stands for a value", mark=quote(f"{sign}{event.anchor}")),
                told("write the value out; anchors (&a) and aliases (*a) are not used here"),
            )
        if event.tag and not self.allow_tags:
            written = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            hint = told("write the value alone, without a word after !")
            raise self.refuse(start, "yaml-tag", told("{mark} is a tag", mark=quote(written)), hint)
        if depth > limits.YAML_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            raise self.refuse(
                start,
                "yaml-too-deep",
                told("values are nested more than {number} levels deep", number=limits.YAML_DEPTH),
                told("a record needs three levels at most; look for brackets that are not closed"),
            )
        self.nodes += 1
        if self.nodes > self.most:
            raise self.refuse(
                start,
                "yaml-too-many",
                told("more than {number} values in one file", number=self.most),
                told("keep what the record needs"),
            )

    def scalar(self, event: Any, path: Path) -> str | None:
        text = normal(event.value)
        if len(text) > limits.SCALAR:
            raise self.refuse(
                event.start_mark,
                "text-too-long",
                told("{value} has {number} characters", value=quote(text), number=len(text)),
                told("keep it under {number}; long prose belongs in text.<language>.md", number=limits.SCALAR + 1),
            )
        if event.style == '"':
            self.check_escapes(event)
        if not event.style:  # nothing in libyaml, None in PyYAML's own parser
            self.note_cut(event, path)
            return None if text in {"", "~"} else text
        return text

    def check_escapes(self, event: Any) -> None:
        """Tell the refused characters that an escape made; those written out are told with the file."""
        for found in find(event.value):
            if event.value[found.at] not in self.text and found.code not in {known.code for known in self.problems}:
                self.problems.append(Problem(self.place(event.start_mark), found.code, found.message, found.hint))

    def note_cut(self, event: Any, path: Path) -> None:
        end = event.end_mark
        if "#" not in self.text or end.line >= len(self.lines):
            return
        rest = self.lines[end.line][end.column :]
        if _CUT.match(rest):
            self.cuts[path] = rest.strip()

    def sequence(self, parser: Any, path: Path, depth: int) -> Value:
        items: list[Value] = []
        event = parser.get_event()
        while not isinstance(event, yaml.SequenceEndEvent):
            items.append(self.value(parser, event, (*path, len(items)), depth + 1))
            event = parser.get_event()
        return items

    def mapping(self, parser: Any, path: Path, depth: int) -> Value:
        result: dict[str, Value] = {}
        event = parser.get_event()
        while not isinstance(event, yaml.MappingEndEvent):
            key = self.key(event)
            here = (*path, key)
            twice = key in result
            if twice:
                self.problems.append(self.twice(event, key, self.keys[here]))
                here = (*here, "again", len(self.problems))
            self.keys[here] = self.place(event.start_mark)
            value = self.value(parser, parser.get_event(), here, depth + 1)
            if not twice:
                result[key] = value
            event = parser.get_event()
        return result

    def key(self, event: Any) -> str:
        if isinstance(event, yaml.AliasEvent) or (isinstance(event, yaml.ScalarEvent) and (event.anchor or event.tag)):
            self.admit(event, 1)
        if not isinstance(event, yaml.ScalarEvent) or (not event.style and _COMPUTED.fullmatch(event.value)):
            shown = quote(event.value) if isinstance(event, yaml.ScalarEvent) else told("a list or mapping")
            message, hint = (
                told("{value} cannot name a field", value=shown),
                told("begin the line with the field's name"),
            )
            raise self.refuse(event.start_mark, "key-not-text", message, hint)
        if event.style == '"':
            self.check_escapes(event)
        return normal(event.value)

    def twice(self, event: Any, key: str, first: Place) -> Problem:
        return Problem(
            self.place(event.start_mark),
            "key-twice",
            told("{field} is already given on line {line}", field=quote(key), line=first.line),
            told("keep one of the two lines"),
        )


def compose(
    path: str, text: str, first_line: int, nodes: int, *, allow_tags: bool
) -> tuple[Composed | None, tuple[Problem, ...]]:
    """Read one mapping of at most so many values; `first_line` is the line of the file on which `text` begins."""
    composer = _Composer(path, text, first_line, allow_tags, nodes)
    try:
        documents = _one_document(composer)
    except _Refused as refused:
        return None, (*composer.problems, refused.problem)
    except yaml.YAMLError as error:
        return None, (*composer.problems, _broken(composer, error))
    if not documents or documents[0] is None:
        return None, (
            Problem(
                Place(path, first_line), "record-empty", told("nothing is written here"), told("fill in the fields")
            ),
        )
    if not isinstance(documents[0], dict):
        shown = quote(documents[0]) if isinstance(documents[0], str) else told("a list")
        message = told("{value} stands where fields with their values are needed", value=shown)
        hint = told("write one `field: value` on each line")
        return None, (Problem(composer.values[()], "record-not-a-mapping", message, hint),)
    if composer.problems:
        return None, tuple(composer.problems)
    return Composed(documents[0], composer.values, composer.keys, composer.cuts), ()


def spans(text: str, *, first_line: int = 1) -> Iterator[Span]:
    """All scalars and brackets of a mapping that `read_mapping` takes, in the order in which they end."""
    parser, opened = _Parser(text), []
    while token := parser.get_token():
        begin, end = ((mark.line + first_line, mark.column + 1) for mark in (token.start_mark, token.end_mark))
        if isinstance(token, yaml.ScalarToken):
            yield Span(begin, end, token.style or "")
        elif isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
            opened.append((begin, "[" if isinstance(token, yaml.FlowSequenceStartToken) else "{"))
        elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)):
            start, style = opened.pop()
            yield Span(start, end, style)


def _one_document(composer: _Composer) -> list[Value]:
    found: list[Value] = []
    for start, value in composer.documents():
        if found:
            raise composer.refuse(
                start.start_mark, "yaml-documents", told("a second document begins here"), told("remove the line `---`")
            )
        found.append(value)
    return found


def _broken(composer: _Composer, error: yaml.YAMLError) -> Problem:
    line, column, message, hint = explain(error, composer.lines)
    return Problem(Place(composer.path, line + composer.first_line, column + 1), "yaml-broken", message, hint)
