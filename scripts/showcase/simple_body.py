"""The HTML that the parser writes by itself of a simple body → our HTML of it, and what it links to.

Nearly all bodies are simple: headings, paragraphs, lists of one level, tables, emphasis, links with nothing odd about
them. What their HTML looks like is one expression, which refuses all that `events` could have something to tell of, or
writes in another way; such a body needs no walk through its events. `tests/test_simple_body.py` holds both ways equal.
"""

from __future__ import annotations

import re
import sys

from showcase import limits, markup
from showcase.address import check_link
from showcase.glance import all_of

_TEXT = r"[^<\]]"
_OPEN = r"(?:<(?:em|strong|code)>)*"
_INSIDE = r"(?:\.\./){1,2}(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*/){1,2}(?:#[A-Za-z0-9_-]+)?|#[A-Za-z0-9_-]+"
_LINK = rf'<a href="(?:{_INSIDE}|https?://[A-Za-z0-9/_.~=?+#:-]+)">{_OPEN}[^<\]\s]'
_LINE = rf"(?:{_TEXT}|</?(?:em|strong|code)>|<br />|</a>|{_LINK})*"
"""Words in one block, each link with some."""
_HEADING = rf"{_OPEN}(?:[^<\]\s]|{_LINK}){_LINE}"
_ITEMS = rf"\n(?:<li>{_LINE}</li>\n)*"
_ALIGNED = r'(?: style="text-align: (?:left|center|right)")?'
_HEADS, _CELLS = (rf"<tr>(?:<{tag}{_ALIGNED}>{_LINE}</{tag}>)*</tr>" for tag in ("th", "td"))
_BLOCKS = (
    rf"<p>{_LINE}</p>",
    "<hr />",
    *(f"<h{level}>{_HEADING}</h{level}>" for level in range(2, 7)),
    f"<ul>{_ITEMS}</ul>",
    rf'<ol(?: start="[0-9]+")?>{_ITEMS}</ol>',
    rf"<table><thead>{_HEADS}</thead><tbody>\n(?:{_CELLS}\n)*</tbody></table>",
)
_is_simple = all_of(rf"(?:(?:{'|'.join(_BLOCKS)})\n)+")
_EMPHASIS = limits.NESTING - 10
"""So few marks of emphasis cannot lie too deep within each other, whatever else they lie in."""

_RULED = re.compile(
    r"<h([2-6])>(.*?)</h\1>|<table><thead><tr>(.*?)</tr></thead><tbody>\n(.*?)</tbody></table>", re.DOTALL
)
_CELL = re.compile(r'<(t[hd])(?: style="text-align: ([a-z]+)")?>(.*?)</t[hd]>', re.DOTALL)
_OUTSIDE = re.compile(r'(<a href="https?:[^"]*")')


def targets(written: str) -> tuple[str, ...] | None:
    """The pages of the site that a calm body links to, by the parser's own HTML.

    None unless it is simple and nothing is wrong with it.
    """
    if not _is_simple(written) or not _is_in_order(written):
        return None
    found = [part[: part.index('"')] for part in written.split('<a href="')[1:]]
    inside = tuple([sys.intern(target) for target in found if target[0] != "h"])  # the same in all languages
    outside = len(found) > len(inside) and any(check_link(target, 0) for target in found if target[0] == "h")
    return None if outside else inside


def _is_in_order(written: str) -> bool:
    """Whether headings follow each other, and tables and emphasis stay far below their limits."""
    before = 1
    for part in written.split("<h")[1:]:
        if part[0] != "r":
            level = int(part[0])
            if level > before + 1:
                return False
            before = level
    table = written.find("<table>")
    if table >= 0 and (
        written.count("<th", table) > limits.TABLE_COLUMNS or written.count("<tr>", table) > limits.TABLE_ROWS
    ):
        return False
    return written.count("<em>") + written.count("<strong>") <= _EMPHASIS


def dressed(written: str) -> str:
    """Our HTML of a simple body: its headings have ids, its tables a name and a box, its outer links tell nothing."""
    used: dict[str, int] = {}

    def ruled(match: re.Match[str]) -> str:
        level, words, heads, rows = match.groups()
        if level:
            return f'<h{level} id="{markup.anchor(markup.plain(words), used)}">{words}</h{level}>'
        return _table(heads, rows)

    html = _RULED.sub(ruled, written).replace("<br />", "<br>").replace("<hr />", "<hr>")
    return _OUTSIDE.sub(r'\1 rel="noopener"', html) if '<a href="http' in html else html


def _table(heads: str, rows: str) -> str:
    opening = markup.table(markup.plain(words) for _, _, words in _CELL.findall(heads))
    head = f"{markup.OPENS['TableHead']}{_CELL.sub(_cell, heads)}{markup.CLOSES['TableHead']}"
    return f"{opening}{head}{_CELL.sub(_cell, rows)}{markup.CLOSES['Table']}".removesuffix("\n")


def _cell(match: re.Match[str]) -> str:
    tag, align, words = match.groups()
    opening, closing = markup.cell(markup.plain(words), align or "None", head=tag == "th")
    return f"{opening}{words}{closing}"
