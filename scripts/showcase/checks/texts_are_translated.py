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

_LETTERS = re.compile(r"[^\W\d_]+")
_HEAD = 40
"""Characters that tell two texts apart."""


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
    """Whether a look at the source of a simple body shows it."""
    source = text.body.source
    return not text.body.walked and not _begins_with(source, _summary(text)) and is_surely(source, text.language)


def _begins_with(source: str, summary: str) -> bool:
    """Whether the two may show the same: before its first link, all letters of a simple source are shown, in order."""
    shown = "".join(_LETTERS.findall(source[:_HEAD].partition("]")[0]))
    said = "".join(_LETTERS.findall(summary[:_HEAD]))
    return shown.startswith(said) or said.startswith(shown)


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
