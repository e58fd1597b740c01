"""Decoded words turned into pieces of HTML: composed (NFC), escaped, with ids and names that clash with nothing.

Composed before it is escaped, and piece by piece: in finished HTML, U+0338 after a tag's `>` would
make the tag disappear into `≯`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from showcase.characters import normal

BREAKS = {"SoftBreak": "\n", "HardBreak": "<br>\n", "Rule": "<hr>\n"}
OPENS = {
    "Paragraph": "<p>",
    "BlockQuote": "<blockquote>\n",
    "Item": "<li>",
    "Emphasis": "<em>",
    "Strong": "<strong>",
    # The stylesheet lets long lines scroll in place: who has no mouse must be able to get there.
    "CodeBlock": '<pre><code tabindex="0">',
    "TableHead": "<thead>\n<tr>",
    "TableRow": "<tr>",
}
CLOSES = {
    "Paragraph": "</p>\n",
    "BlockQuote": "</blockquote>\n",
    "Item": "</li>\n",
    "Emphasis": "</em>",
    "Strong": "</strong>",
    "CodeBlock": "</code></pre>\n",
    "Table": "</tbody>\n</table>\n</div>\n",
    "TableHead": "</tr>\n</thead>\n<tbody>\n",
    "TableRow": "</tr>\n",
}
"""The HTML around each part of a text that needs nothing but its name."""

_OVERLAY = "\u0338"
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = str.maketrans({"[": "%5B", "]": "%5D"})
_LABEL = 120


def shown(words: str) -> str:
    """Write words as the content of an element."""
    text = html.escape(words if words.isascii() else normal(words), quote=False)
    return f"&#{ord(_OVERLAY)};{text[1:]}" if text.startswith(_OVERLAY) else text


def attribute(words: str) -> str:
    """Write words as the value of an attribute, on one line."""
    return html.escape(normal(" ".join(words.split())))


def anchor(words: str, used: dict[str, int]) -> str:
    """Make a heading's id of its words, in their own script: `s-στόχοι-του-έργου`.

    The `s-` keeps it apart from the page's own ids and from the names a browser gives to its window.
    `used` counts the ids of the page so far, and grows.
    """
    stem = "-".join(("s", *_WORD.findall(normal(normal(words).lower()))))
    number = used.get(stem, 0) + 1
    name = stem if number == 1 and stem != "s" else f"{stem}-{number}"
    while name in used and number > 1:
        number += 1
        name = f"{stem}-{number}"
    used[stem] = number
    used.setdefault(name, 1)
    return name


def link(target: str, title: str) -> str:
    """Open a link; one that leaves the site tells the other side nothing of this window."""
    outside = ' rel="noopener"' if target[:4].lower() == "http" else ""
    return f'<a href="{attribute(target).translate(_BRACKETS)}"{_title(title)}{outside}>'


def picture_mark(name: str) -> str:
    """Begin a picture with its bare file name, for a later step to replace; escaped text has no `<` to look like it."""
    return f'<img src="{attribute(name)}"'


def picture(name: str, words: str, title: str) -> str:
    """Write a picture of the record's folder."""
    return f'{picture_mark(name)} alt="{attribute(words)}"{_title(title)}>'


def items(first: int | None) -> tuple[str, str]:
    """Open and close a list; one that is not numbered has no first number."""
    if first is None:
        return "<ul>\n", "</ul>\n"
    return ("<ol>\n" if first == 1 else f'<ol start="{first}">\n'), "</ol>\n"


def cell(words: str, align: str, *, head: bool) -> tuple[str, str]:
    """Open and close a table's cell; an empty corner names nothing and is no header."""
    tag, scope = ("th", ' scope="col"') if head and words.strip() else ("td", "")
    aligned = "" if align == "None" else f' class="{align.lower()}"'
    return f"<{tag}{scope}{aligned}>", f"</{tag}>"


def table(headers: Iterable[str]) -> str:
    """Open a table in a box that scrolls, takes the keyboard's focus and is named after the table's columns.

    A group, not a region: a text may hold two tables with the same columns, and landmarks must differ.
    """
    label = attribute(", ".join(found for header in headers if (found := header.strip()))[:_LABEL])
    named = f' role="group" aria-label="{label}"' if label else ""
    return f'<div class="table"{named} tabindex="0">\n<table>\n'


def plain(body: str) -> str:
    """Read the words of a rendered body, without its tags."""
    return html.unescape(_TAG.sub("", body.replace("</td>", "\n").replace("</th>", "\n")))


def _title(title: str) -> str:
    return f' title="{attribute(title)}"' if title.strip() else ""
