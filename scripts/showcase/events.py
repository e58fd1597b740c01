"""The events of a parsed text turned into HTML, into the references it makes, and into what is wrong with it.

An allow-list: an event that is not known here is refused, not passed on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple

from showcase import characters, limits, markup
from showcase.address import check_link, check_picture_name
from showcase.contact import email_link
from showcase.finding import Finding
from showcase.message import template, told
from showcase.piece import Tags, check_characters_made, check_contacts, check_leftovers, source
from showcase.problem import Level, quote
from showcase.prose import check_picture_words, misplaced_heading, tangle, too_long

_MANY_ROWS = told("this table has more than {number} rows", number=limits.TABLE_ROWS)
_SILENT, _SPEAK = told("this heading has no words"), told("write some, or remove it")
_LEAD = told("write what it leads to: [words](address)")

Event = Any
"""`"SoftBreak"`, or one key and its value, as pulldown-cmark names them: `{"Start": "Paragraph"}`."""


class _Open(NamedTuple):
    """A part of the text that has begun: where in the source, in the HTML and in the plain words."""

    name: str
    at: int
    out: int
    plain: int
    detail: Any


class Walk:
    """One pass over a text's events. Offsets are bytes of the text in UTF-8."""

    def __init__(self, text: str) -> None:
        self.source = source(text)
        self.out: list[str] = []
        self.plain: list[str] = []
        self.found: list[Finding] = []
        self.links: list[tuple[int, str]] = []
        self.pictures: list[tuple[int, str]] = []
        self.anchors: list[str] = []
        self._ids: dict[str, int] = {}
        self._stack: list[_Open] = []
        self._tags = Tags()
        self._level = 1
        self._misplaced = False
        self._headers: list[str] = []
        self._column = self._rows = 0
        self._enough = False

    def run(self, events: Iterable[tuple[Event, Any]]) -> None:
        """Walk to the end, or to where the text is too tangled or a table too large."""
        for event, span in events:
            if isinstance(event, str):
                self.out.append(markup.BREAKS[event])
                self.plain.append("\n")
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                self._words(value, span["start"], span["end"])
            elif kind == "End":
                self._end(self._stack.pop())
            elif kind == "Start":
                self._start(value, span["start"], span["end"])
            else:
                self._other(kind, value, span["start"], span["end"])
            if self._enough:
                return

    def _words(self, words: str, start: int, end: int) -> None:
        self.plain.append(words)
        self.out.append(markup.shown(words))
        in_code = self._stack[-1].name == "CodeBlock"
        if ("]" in words or "<" in words) and not in_code:
            self.found += check_leftovers(self.source, start, end)
        self._decoded(words, start, end)

    def _other(self, kind: str, words: str, start: int, end: int) -> None:
        if kind == "Code":
            self.plain.append(words)
            self.out.append(f"<code>{markup.shown(words)}</code>")
            self._decoded(words, start, end)
        elif kind != "Html":  # Html is a line of a block that was told when it began
            self._raw(start, end)

    def _decoded(self, words: str, start: int, end: int) -> None:
        """Check what a reader will read, in the text, in code, in a title."""
        if self.source.has_entity:
            self.found += check_characters_made(words, self.source, start, end)
        if self.source.has_contact and not any(part.name == "Told" for part in self._stack):
            self.found += check_contacts(words, self.source, start, end)

    def _raw(self, start: int, end: int) -> None:
        self.found += self._tags.check(self.source, start, end)

    def _start(self, value: Any, start: int, end: int) -> None:
        name, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
        self._stack.append(_Open(name, start, len(self.out), len(self.plain), detail))
        if len(self._stack) > limits.NESTING:
            self._stop(tangle(start, told("more than {number} parts lie within each other", number=limits.NESTING)))
        elif special := self._STARTS.get(name):
            special(self, self._stack[-1], end)
        elif name in markup.OPENS:
            self.out.append(markup.OPENS[name])
        else:
            self._raw(start, end)

    def _end(self, part: _Open) -> None:
        special = self._ENDS.get(part.name)
        if special:
            special(self, part)
        else:
            self.out.append(markup.CLOSES.get(part.name, ""))
            if part.name not in {"Emphasis", "Strong"}:
                self.plain.append("\n")

    def _stop(self, finding: Finding) -> None:
        self.found.append(finding)
        self._enough = True

    def _said(self, part: _Open) -> str:
        """Join the plain words since a part began."""
        return "".join(self.plain[part.plain :])

    def _limit(self, part: _Open, most: int, sentence: str) -> None:
        if sum(outer.name == part.name for outer in self._stack) > most:
            self._stop(tangle(part.at, told(sentence, number=most)))

    def _start_quote(self, part: _Open, _end: int) -> None:
        self._limit(part, limits.QUOTE_LEVELS, template("more than {number} levels of quotes (>)"))
        self.out.append(markup.OPENS["BlockQuote"])

    def _start_list(self, part: _Open, _end: int) -> None:
        self._limit(part, limits.LIST_LEVELS, template("more than {number} levels of lists"))
        self.out.append(markup.items(part.detail)[0])
        self.plain.append("\n")

    def _end_list(self, part: _Open) -> None:
        self.out.append(markup.items(part.detail)[1])

    def _start_later(self, _part: _Open, _end: int) -> None:
        """Keep room for a tag that depends on the words to come."""
        self.out.append("")

    def _end_heading(self, part: _Open) -> None:
        words, level = self._said(part), int(part.detail["level"][1])
        if not words.strip():
            self.found.append(Finding(part.at, "text-empty", _SILENT, _SPEAK))
        elif not self._misplaced and not 1 < level <= self._level + 1:
            # Told once: mending this one moves all that follow.
            self._misplaced = True
            self.found.append(misplaced_heading(part.at, words, level, self._level))
        self._level = level
        name = markup.anchor(words, self._ids)
        self.anchors.append(name)
        self.out[part.out] = f'<h{level} id="{name}">'
        self.out.append(f"</h{level}>\n")
        self.plain.append("\n")

    def _start_link(self, part: _Open, end: int) -> None:
        target, title = part.detail["dest_url"], part.detail["title"]
        wrong = self._wrong_target(part.at, target) or (
            email_link(target, part.at) if part.detail["link_type"] == "Email" else check_link(target, part.at)
        )
        if wrong:
            self.found.append(wrong)
        elif target.startswith((".", "#")):
            self.links.append((part.at, characters.normal(target)))
        if wrong and wrong.level is Level.ERROR:
            self._stack[-1] = part._replace(name="Told")
        if title:
            self._decoded(title, part.at, end)
        self.out.append(markup.link(target, title))

    def _end_link(self, part: _Open) -> None:
        silent = part.name != "Told" and not self._said(part).strip()
        if silent and not any(piece.startswith("<img") for piece in self.out[part.out :]):
            what = told("the link to {link} has no words", link=quote(part.detail["dest_url"]))
            self.found.append(Finding(part.at, "link-invalid", what, _LEAD))
        self.out.append("</a>")

    def _wrong_target(self, at: int, target: str) -> Finding | None:
        """Tell a hidden character that an entity made; one that stands in the text is told with the text."""
        made = (found for found in characters.find(target) if target[found.at] not in self.source.text)
        odd = next(made, None)
        return odd and Finding(at, "link-invalid", odd.message, told("type the address again"))

    def _end_image(self, part: _Open) -> None:
        target, title, words = part.detail["dest_url"], part.detail["title"], self._said(part)
        wrong = self._wrong_target(part.at, target) or check_picture_name(target, part.at)
        if not wrong:
            self.pictures.append((part.at, target))
        wrong = wrong or check_picture_words(words, target, part.at)
        if wrong:
            self.found.append(wrong)
        if title:
            self._decoded(title, part.at, part.at)
        # Emphasis within the words of a picture was written out on the way.
        self.out[part.out :] = [markup.picture(target, words, title)]

    def _start_table(self, part: _Open, _end: int) -> None:
        self._rows, self._headers = 0, []
        self.out.append("")
        if len(part.detail) > limits.TABLE_COLUMNS:
            what = told("this table has {number} columns", number=len(part.detail))
            self._stop(too_long(part.at, what, limits.TABLE_COLUMNS))

    def _start_row(self, part: _Open, _end: int) -> None:
        self._rows += part.name == "TableRow"
        self._column = 0
        self.out.append(markup.OPENS[part.name])
        if self._rows > limits.TABLE_ROWS:
            self._stop(too_long(part.at, _MANY_ROWS, limits.TABLE_ROWS))

    def _end_head(self, part: _Open) -> None:
        self.out[self._stack[-1].out] = markup.table(self._headers)
        self.out.append(markup.CLOSES[part.name])

    def _end_cell(self, part: _Open) -> None:
        row, words = self._stack[-1], self._said(part)
        head = row.name == "TableHead"
        if head:
            self._headers.append(words)
        opening, closing = markup.cell(words, self._stack[-2].detail[self._column], head=head)
        self._column += 1
        self.out[part.out] = opening
        self.out.append(closing)
        self.plain.append("\n")

    _STARTS: ClassVar = {
        "BlockQuote": _start_quote,
        "Heading": _start_later,
        "Image": _start_later,
        "Link": _start_link,
        "List": _start_list,
        "Table": _start_table,
        "TableCell": _start_later,
        "TableHead": _start_row,
        "TableRow": _start_row,
    }
    _ENDS: ClassVar = {
        "Heading": _end_heading,
        "Image": _end_image,
        "Link": _end_link,
        "List": _end_list,
        "TableCell": _end_cell,
        "TableHead": _end_head,
        "Told": _end_link,
    }
