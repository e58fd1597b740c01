"""Each text is in the language its name says, is not another's copy, and says more than its summary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from showcase.markdown import plain
from showcase.message import told
from showcase.problem import Level, Place, Problem
from showcase.prose import check_language, is_surely
from showcase.record import Record, Text
from showcase.site import Site

_LETTER = re.compile(r"[^\W\d_]")


def check(site: Site, records: Iterable[Record] | None = None) -> Iterator[Problem]:
    """One pass over the texts of each record; of all records, or of some."""
    for record in site if records is None else records:
        yield from _copies(record, record.facts.language or site.settings.languages.default)
        for text in record.texts.values():
            if not _is_surely_good(text):
                words = plain(text.body.html)
                yield from check_language(text.path, words, text.language, Place(text.path))
                yield from _placeholder(text, words)


def _is_surely_good(text: Text) -> bool:
    """Whether a look at a simple source shows it: all its letters are shown, in order, but for those of addresses."""
    begin, repeated = (_LETTER.search(words) for words in (text.body.source, _summary(text)))
    repeats = not begin or not repeated or begin[0] == repeated[0]
    return not text.body.walked and not repeats and is_surely(text.body.source, text.language)


def _copies(record: Record, source: str) -> Iterator[Problem]:
    """The text in the language the words were first written in is nobody's copy."""
    if len({text.body.size for text in record.texts.values() if text.body.size}) == len(record.texts):
        return  # all are simple, and none is as long as another
    first: dict[str, Text] = {}
    for text in sorted(record.texts.values(), key=lambda text: text.language != source):
        known = first.setdefault(text.body.html, text)
        if known is not text:
            yield Problem(
                Place(text.path),
                "text-language",
                told("this text is the same as the {language} one", language=known.language),
                told("translate it, or remove the file: the site then shows the other language and says so"),
                Level.WARNING,
            )


def _summary(text: Text) -> str:
    return str(getattr(text.words, "summary", None) or getattr(text.words, "tagline", ""))


def _placeholder(text: Text, words: str) -> Iterator[Problem]:
    if words.strip() == _summary(text).strip():
        message, hint = told("the text only repeats its summary"), told("say more below the front matter")
        yield Problem(Place(text.path), "text-placeholder", message, hint)
