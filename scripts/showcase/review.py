"""What a request changes, and what is wrong with it → the page that its author reads, in one language.

The page is HTML in Markdown without a blank line inside: nothing of the request is ever read as markup.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from showcase.changes import Changed, Field
from showcase.language import Languages
from showcase.message import Catalog, Message, told
from showcase.problem import Level, Problem, visible
from showcase.site import Site

SHOWN = 200
"""Characters of a value that the page repeats."""
ROWS = 40
"""Fields of one file, and lines of any other list, that the page shows."""
LONGEST = 400_000
"""Characters of the page; a workflow's summary takes 1 MiB."""

_CODE = re.compile("`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Request:
    """What a request changes, and what is wrong with it."""

    problems: tuple[Problem, ...]
    changed: tuple[Changed, ...]
    appear: tuple[str, ...]
    """Addresses of records that are new."""
    go: tuple[str, ...]
    """Those that are no longer there."""


def language(changed: Iterable[Changed], languages: Languages) -> str:
    """The language of most of the texts that change, else the site's own."""
    counted = Counter(file.language for file in changed if file.language in languages.codes)
    order = (languages.default, *languages.codes)
    return max(counted, key=lambda code: (counted[code], -order.index(code)), default=languages.default)


def shown(changed: Iterable[Changed], site: Site, first: str) -> Iterator[str]:
    """The pages of the records that change, as files of the published tree: all of a language, then the next."""
    folders = {file.path.rpartition("/")[0] for file in changed}
    records = [record for record in site if record.path in folders]
    languages = site.settings.languages
    for code in sorted(languages.codes, key=lambda code: code != first):
        yield from (f"{languages.prefix(code)}{record.address}/index.html" for record in records)


def page(request: Request, words: Catalog) -> str:
    """The whole page."""
    blocks = (*_verdict(request.problems, words), *_problems(request.problems, words), *_rest(request, words))
    shown, size = [], 0
    for block in blocks:
        size += len(block)
        if size > LONGEST:
            shown.append("…")
            break
        shown.append(block)
    return "\n\n".join(shown) + "\n"


def _verdict(problems: Sequence[Problem], words: Catalog) -> Iterator[str]:
    yield f"### {told('Check of the records').in_language(words)}"
    errors = sum(problem.level is Level.ERROR for problem in problems)
    count = told("{errors} to mend, {warnings} to look at.", errors=errors, warnings=len(problems) - errors)
    if errors:
        sign, sentence = "❌", told("The records cannot be published yet.")
    elif problems:
        sign, sentence = "⚠️", told("The records can be published; look at the remarks below.")
    else:
        sign, sentence = "✅", told("Nothing is wrong: the records can be published.")
    more = f" {_shown(count, words)}" if problems else ""
    yield f"<p>{sign} <strong>{_shown(sentence, words)}</strong>{more}</p>"


def _problems(problems: Sequence[Problem], words: Catalog) -> Iterator[str]:
    """The problems of each file below its name: where, what, and what to write instead."""
    for path, alike in groupby(problems, key=lambda problem: problem.place.path):
        lines = "\n".join(f"<li>{_problem(problem, words)}</li>" for problem in alike)
        yield f"<h4><code>{_safe(path)}</code></h4>\n<ul>\n{lines}\n</ul>"


def _problem(problem: Problem, words: Catalog) -> str:
    place = told("line {line}, column {column}", line=problem.place.line, column=problem.place.column)
    sign = "❌" if problem.level is Level.ERROR else "⚠️"
    sort = told("error") if problem.level is Level.ERROR else told("remark")
    head = f"{sign} {_shown(sort, words)}, {_shown(place, words)}: <strong>{_shown(problem.message, words)}</strong>"
    hint = f"<br>→ {_shown(problem.hint, words)}" if problem.hint else ""
    return f"{head}{hint}<br><sub><code>{_safe(problem.code)}</code></sub>"


def _rest(request: Request, words: Catalog) -> Iterator[str]:
    yield f"### {told('What changes').in_language(words)}"
    if not request.changed:
        yield f"<p>{_shown(told('Nothing.'), words)}</p>"
    for file in request.changed:
        yield _file(file, words)
    for title, addresses in (
        (told("Addresses that appear"), request.appear),
        (told("Addresses that go"), request.go),
    ):
        if addresses:
            yield f"### {title.in_language(words)}"
            lines = [f"<code>/{_safe(address)}/</code>" for address in addresses]
            yield f"<ul>\n{_items(lines, words)}\n</ul>"


def _file(file: Changed, words: Catalog) -> str:
    sort = told("new") if file.is_new else told("removed") if file.is_gone else told("changed")
    head = f"<code>{_safe(file.path)}</code> ({_shown(sort, words)})"
    body = told("{count} word of the text changed", "{count} words of the text changed", count=file.words)
    text = f"\n<p>{_shown(body, words)}</p>" if file.words else ""
    if not file.fields:
        return f"<p>{head}</p>{text}"
    names = (told("field"), told("before"), told("after"))
    titles = "".join(f'<th scope="col">{_shown(name, words)}</th>' for name in names)
    rows = "\n".join(_row(field) for field in file.fields[:ROWS])
    rest = _more(len(file.fields) - ROWS, words)
    is_open = "" if file.is_new or file.is_gone else " open"
    table = f"<table>\n<tr>{titles}</tr>\n{rows}\n</table>{rest and f'<p>{rest}</p>'}"
    return f"<details{is_open}>\n<summary>{head}</summary>\n{table}{text}\n</details>"


def _row(field: Field) -> str:
    values = "".join(f"<td>{_value(value)}</td>" for value in (field.before, field.after))
    return f'<tr><th scope="row"><code>{_safe(field.name)}</code></th>{values}</tr>'


def _value(value: str) -> str:
    if not value:
        return "—"
    return f"<code>{_safe(value if len(value) <= SHOWN else value[: SHOWN - 1] + '…')}</code>"


def _items(lines: Sequence[str], words: Catalog) -> str:
    more = _more(len(lines) - ROWS, words)
    return "\n".join(f"<li>{line}</li>" for line in (*lines[:ROWS], *([more] if more else ())))


def _more(number: int, words: Catalog) -> str:
    return _shown(told("… and {count} more", "… and {count} more", count=number), words) if number > 0 else ""


def _shown(message: Message, words: Catalog) -> str:
    """A sentence as HTML, what stands between backquotes as code."""
    return _CODE.sub(r"<code>\1</code>", _safe(message.in_language(words)))


def _safe(text: str) -> str:
    """A text as HTML on one line, its hidden characters shown."""
    return html.escape(visible(text))
