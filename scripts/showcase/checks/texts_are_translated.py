"""Each text is in the language its name says, is not another's copy, and says more than its summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from showcase.markdown import plain
from showcase.message import told
from showcase.problem import Level, Place, Problem
from showcase.prose import check_language
from showcase.record import Record, Text
from showcase.site import Site


def check(site: Site, records: Iterable[Record] | None = None) -> Iterator[Problem]:
    """One pass over the texts of each record; of all records, or of some."""
    for record in site if records is None else records:
        yield from _copies(record, record.facts.language or site.settings.languages.default)
        for text in record.texts.values():
            words = plain(text.body.html)
            yield from check_language(text.path, words, text.language, Place(text.path))
            yield from _placeholder(text, words)


def _copies(record: Record, source: str) -> Iterator[Problem]:
    """The text in the language the words were first written in is nobody's copy."""
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


def _placeholder(text: Text, words: str) -> Iterator[Problem]:
    if words.strip() == str(getattr(text.words, "summary", None) or getattr(text.words, "tagline", "")).strip():
        message, hint = told("the text only repeats its summary"), told("say more below the front matter")
        yield Problem(Place(text.path), "text-placeholder", message, hint)
