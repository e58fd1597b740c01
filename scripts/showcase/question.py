"""A site and a kind → the questions by which somebody without git proposes a record: of its issue form, and its answer.

Each question is asked in all languages of the site at once, since whoever answers may have any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from showcase.column import Column, Shape, columns
from showcase.guidance import label, value_label
from showcase.meaning import all_words
from showcase.record import Kind
from showcase.site import Site
from showcase.words import Words

PROPOSED = ("project", "cluster", "partner", "event", "document", "working-group")
"""Kinds of which outsiders propose records."""
LANGUAGE, RIGHTS = "text-language", "rights"
"""Questions that no column holds."""
_EXAMPLES = {
    "date": "2009-06-18",
    "number": "37.5",
    "money": "1200000",
    "web": "https://example.org/page",
    "country": "FR",
    "language": "fr",
}
BY_HAND = {"language", "confirmed", "picture", "links"}
"""Fields that whoever looks after the records fills in."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name, its words in all languages, how it is answered."""

    name: str
    labels: tuple[str, ...]
    """In the order of the site's languages."""
    element: str
    """`input`, `textarea`, `dropdown` or `checkboxes`, as GitHub calls them."""
    required: bool = False
    column: Column | None = None
    options: tuple[tuple[str, str], ...] = ()
    """What may be chosen, each with its code."""
    hints: tuple[str, ...] = ()
    example: str = ""

    @property
    def label(self) -> str:
        """The question as it is asked."""
        return joined(self.labels)


def issue_file(number: int, kind: Kind) -> str:
    """The name of the issue form of a kind, offered in this place."""
    return f"1-{number}-{kind.name}.yml"


def joined(texts: Iterable[str]) -> str:
    """The same in several languages, each once."""
    return " / ".join(dict.fromkeys(texts))


def proposed(site: Site) -> Iterator[Kind]:
    """The kinds of which somebody outside may propose a record."""
    yield from (kind for kind in site.kinds if kind.name in PROPOSED)


def questions(site: Site, kind: Kind) -> tuple[Question, ...]:
    """The questions of a kind: the language, its words, what is required, what is known besides, and the rights."""
    said = tuple(all_words(site).values())
    asked = [column for column in columns(kind, (site.settings.languages.default,)) if _is_asked(column)]
    words = [column for column in asked if column.language]
    facts = sorted((column for column in asked if not column.language), key=lambda column: not column.required)
    return (
        _of_language(site, said),
        *(_question(column, kind, said) for column in (*words, *facts)),
        _of_rights(said),
    )


def each(said: Iterable[Words], text: Callable[[Words], str]) -> tuple[str, ...]:
    """A text in each language."""
    return tuple(text(words) for words in said)


def in_all(said: Iterable[Words], key: str) -> str:
    """A string in all languages."""
    return joined(each(said, lambda words: words.say(key)))


def _is_asked(column: Column) -> bool:
    if column.name == "sources.url":
        return True
    if column.how == "slug" or (column.path and column.path[0] in BY_HAND):
        return False
    return column.shape is Shape.ONE or (column.shape is Shape.MANY and column.how != "code")


def _question(column: Column, kind: Kind, said: tuple[Words, ...]) -> Question:
    step = 0 if column.shape is Shape.EACH else -1
    plain = replace(column, path=(column.path[step],)) if column.path else column
    return Question(
        (column.name.rpartition(".")[0] if column.language else column.name).replace(".", "-"),
        each(said, lambda words: label(plain, kind, words)),
        _element(column),
        column.required or column.is_body,
        column,
        tuple((_called(column, value, kind, said), value) for value in column.choices),
        _hints(column, said),
        _EXAMPLES.get(column.how, ""),
    )


def _called(column: Column, value: str, kind: Kind, said: tuple[Words, ...]) -> str:
    return joined(each(said, lambda words: value_label(column, value, kind, words)))


def _element(column: Column) -> str:
    if column.choices:
        return "dropdown"
    return "input" if column.shape is Shape.ONE and not column.is_body else "textarea"


def _hints(column: Column, said: tuple[Words, ...]) -> tuple[str, ...]:
    if column.shape is not Shape.ONE:
        return each(said, lambda words: words.say("issue.many"))
    if column.limit and column.how != "web":
        return each(said, lambda words: words.say("issue.limit", limit=words.number(column.limit)))
    return ()


def _of_language(site: Site, said: tuple[Words, ...]) -> Question:
    options = tuple((language.name, language.code) for language in site.settings.languages)
    labels = each(said, lambda words: words.say("issue.language"))
    return Question(LANGUAGE, labels, "dropdown", required=True, options=options)


def _of_rights(said: tuple[Words, ...]) -> Question:
    options = tuple((in_all(said, key), key) for key in ("issue.publish", "issue.private"))
    return Question(
        RIGHTS, each(said, lambda words: words.say("issue.before")), "checkboxes", required=True, options=options
    )
