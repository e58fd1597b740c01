"""A site → an issue form for each kind of which somebody outside may propose a record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from showcase.meaning import all_words
from showcase.question import Question, each, in_all, issue_file, joined, proposed, questions
from showcase.record import Kind
from showcase.site import Site
from showcase.words import Words

FOLDER = ".github/ISSUE_TEMPLATE"
PATTERN = "1-*.yml"
"""Names of the forms that are made; all others are written by hand."""
_DESCRIPTION = 200
"""Characters that GitHub shows below a form's name."""


def issue_forms(site: Site) -> Iterator[tuple[str, bytes]]:
    """Each form with the name of its file, in the order in which they are offered."""
    said = tuple(all_words(site).values())
    for number, kind in enumerate(proposed(site), 1):
        lines = [
            "# Made of the kinds and content/strings/ by `showcase export`: do not change it by hand.",
            f"name: {_quoted(_name(kind, said))}",
            f"description: {_quoted(in_all(said, 'issue.about')[:_DESCRIPTION])}",
            f"title: {_quoted(f'[{kind.name}] ')}",
            "body:",
            "  - type: markdown",
            "    attributes:",
            "      value: |",
        ]
        for words in said:
            lines += [f"        {words.say('issue.public')}", ""]
        for question in questions(site, kind):
            lines += _element(question)
        yield issue_file(number, kind), "\n".join((*lines, "")).encode()


def _element(question: Question) -> Iterator[str]:
    yield f"  - type: {question.element}"
    yield f"    id: {question.name}"
    yield "    attributes:"
    yield f"      label: {_quoted(question.label)}"
    if question.hints:
        yield f"      description: {_quoted(joined(question.hints))}"
    if question.example and question.element == "input":
        yield f"      placeholder: {_quoted(question.example)}"
    if question.options:
        yield "      options:"
        yield from (f"        - {_option(question, text)}" for text, _ in question.options)
    if question.required and question.element != "checkboxes":
        yield "    validations:"
        yield "      required: true"


def _option(question: Question, text: str) -> str:
    return f"label: {_quoted(text)}\n          required: true" if question.element == "checkboxes" else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _name(kind: Kind, said: tuple[Words, ...]) -> str:
    found = each(said, lambda words: words.say(f"kind.{kind.name}.one"))
    return joined(text[:1].upper() + text[1:] for text in found)
