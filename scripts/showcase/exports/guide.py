"""Pages written by hand → the same pages, with a table of the limits between two marks.

The limits are those that reader and checks hold, so the guide cannot promise another.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from showcase import limits
from showcase.words import Words

BEGIN, END = "<!-- limits: written by `showcase export` -->", "<!-- /limits -->"
_MARKED = re.compile(f"({re.escape(BEGIN)}\n).*?({re.escape(END)})", re.DOTALL)
_KIB = 1024


class Row(NamedTuple):
    """A limit, and the string that says how it is counted; without one it is a plain number."""

    name: str
    value: int
    unit: str = ""
    least: int = 0


CHARACTERS, BYTES, MILLIONS = "limit.characters", "limit.bytes", "limit.millions"

ROWS = (
    Row("slug", limits.SLUG_LONGEST, CHARACTERS, limits.SLUG_SHORTEST),
    Row("title", limits.TITLE, CHARACTERS),
    Row("summary", limits.SUMMARY, CHARACTERS),
    Row("body", limits.BODY, CHARACTERS),
    Row("picture-words", limits.PICTURE_WORDS, CHARACTERS),
    Row("address", limits.ADDRESS, CHARACTERS),
    Row("scalar", limits.SCALAR, CHARACTERS),
    Row("file", limits.FILE_BYTES, BYTES),
    Row("strings-file", limits.FILE_BYTES * limits.FLAT, BYTES),
    Row("yaml-nodes", limits.YAML_NODES),
    Row("yaml-depth", limits.YAML_DEPTH),
    Row("picture", limits.PICTURE_BYTES, BYTES),
    Row("picture-pixels", limits.PICTURE_PIXELS, MILLIONS),
    Row("pictures", limits.PICTURES),
    Row("table-rows", limits.TABLE_ROWS),
    Row("table-columns", limits.TABLE_COLUMNS),
    Row("list-levels", limits.LIST_LEVELS),
    Row("quote-levels", limits.QUOTE_LEVELS),
    Row("nesting", limits.NESTING),
    Row("open-brackets", limits.OPEN_BRACKETS),
    Row("open-emphasis", limits.OPEN_EMPHASIS),
    Row("punctuation", limits.PUNCTUATION_RUN),
    Row("map", limits.MAP_BYTES, BYTES),
    Row("request-files", limits.REQUEST_FILES),
    Row("request", limits.REQUEST_BYTES, BYTES),
    Row("sheet-rows", limits.SHEET_ROWS),
    Row("sheet", limits.SHEET_BYTES, BYTES),
    Row("sheet-unpacked", limits.SHEET_UNPACKED, BYTES),
    Row("issue", limits.ISSUE_BYTES, BYTES),
)
"""Every limit, in the order in which somebody who writes a record meets them."""


def with_limits(page: bytes, words: Words) -> bytes:
    """The page with today's limits, when it has the marks."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{table(words)}\n{found[2]}", page.decode()).encode()


def table(words: Words) -> str:
    """The limits as a table in Markdown."""
    rows = [(words.say(f"limit.{row.name}"), shown(row, words)) for row in ROWS]
    heading = (words.say("limit.what"), words.say("limit.most"))
    return "".join(f"| {left} | {right} |\n" for left, right in (heading, ("---", "---"), *rows))


def shown(row: Row, words: Words) -> str:
    """How much, in the language's own way of writing numbers."""
    if row.unit == BYTES:
        many = row.value // _KIB
        mega = many >= _KIB and many % _KIB == 0
        return words.say(
            f"{BYTES}.mega" if mega else f"{BYTES}.kilo", number=words.number(many // _KIB if mega else many)
        )
    number = words.number(row.value / 1_000_000 if row.unit == MILLIONS else row.value)
    if row.least:
        number = words.say("limit.range", least=words.number(row.least), most=number)
    return words.say(row.unit, number=number) if row.unit else number
