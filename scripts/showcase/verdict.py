"""A translation that came back, and what it translates → what is wrong with it, in words about its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from showcase.characters import find
from showcase.markdown import read_body
from showcase.memory import BODY, Field, fingerprint, words_of
from showcase.message import Message, as_it_is, told
from showcase.problem import Problem, quote
from showcase.record import Record, Text
from showcase.unit import Answer, mark_of

_LINK = re.compile(r'(?:href|src)="([^"#]+)')
_ADDRESS = re.compile(r"https?://[^\s<>()\"]+[^\s<>()\".,;:!?]")
_NAMED = re.compile(r"\{[a-z][a-z0-9_]*\}")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = 3
"""Letters of a word that may begin with a small one inside a name: de, la, of, του."""


def where(answer: Answer) -> Message:
    """The unit, and in a sheet its cell."""
    name = as_it_is(str(quote(answer.name)).strip("«»"))
    return told("{unit} (cell {cell})", unit=name, cell=answer.cell) if answer.cell else name


def blame(answer: Answer, code: str, message: Message, hint: Message) -> Problem:
    """A problem of one unit."""
    return Problem(answer.place, code, told("{unit}: {what}", unit=where(answer), what=message), hint)


def moved_to(answer: Answer, problem: Problem) -> Problem:
    """A problem found in the text that was made of it, told of the unit."""
    message = told("{unit}: {what}", unit=where(answer), what=problem.message)
    return replace(problem, place=answer.place, message=message)


def wrong(record: Record, source: Text, language: str, answer: Answer, field: Field) -> Iterator[Problem]:
    """Everything wrong with one answer whose words, `answer.text`, are to be written."""
    if fingerprint(field.words) != answer.stamp.source:
        message = told("the words that it translates have changed since the file was made")
        hint = told(
            "ask for the new ones with `showcase handoff {language}`; left empty, this unit is skipped",
            language=language,
        )
        yield blame(answer, "unit-source-changed", message, hint)
        return
    if _overtaken(record, language, answer):
        message = told("somebody else has translated this meanwhile")
        hint = told("leave this unit empty to keep what is there, or ask for it again with `showcase handoff --all`")
        yield blame(answer, "unit-overtaken", message, hint)
        return
    for found in find(answer.text):
        yield blame(answer, found.code, found.message, found.hint)
    if fingerprint(answer.text) == fingerprint(field.words) and not _is_name(field):
        hint = told("translate it; what is meant to stay the same is written in text.{language}.md", language=language)
        yield blame(answer, "unit-untranslated", told("the translation is the same as the source"), hint)
    elif lost := _lost(source, answer, field):
        message = told("the translation lacks {values}", values=tuple(map(quote, lost)))
        hint = told("keep links, pictures and names in braces as they stand in the source")
        yield blame(answer, "unit-marks-lost", message, hint)


def _overtaken(record: Record, language: str, answer: Answer) -> bool:
    """Whether the translation that is there is neither the one that was handed out nor this one."""
    text = record.texts.get(language)
    name = answer.name.partition("#")[2]
    there = dict(words_of(text)).get(name) if text else None
    now = mark_of(there.words if there else "")
    return now not in {answer.stamp.translation, mark_of(answer.text)}


def _is_name(field: Field) -> bool:
    """Whether one line of words is a name, which may be the same in every language."""
    words = _WORD.findall(field.words)
    return bool(field.path) and all(len(word) <= _SMALL or not word[0].islower() for word in words)


def _lost(source: Text, answer: Answer, field: Field) -> tuple[str, ...]:
    """What the source refers to and the translation does not: links, pictures, names to be filled in."""
    if answer.name.endswith(f"#{BODY}"):
        body, _ = read_body(answer.place.path, answer.text, first_line=1)
        wanted = _LINK.findall(source.body.html)
        there = set(_LINK.findall(body.html)) if body else set(wanted)  # what cannot be read is told by its reader
    else:
        wanted, there = _ADDRESS.findall(field.words), set(_ADDRESS.findall(answer.text))
    wanted += _NAMED.findall(field.words)
    return tuple(dict.fromkeys(one for one in wanted if one not in there | set(_NAMED.findall(answer.text))))
