"""What a translator sent back, and the site as it is now → the files to write, or what stands in the way.

Each text is made whole, and read by the reader of all texts: what is accepted here, `check` accepts.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from showcase.characters import decode as text_of
from showcase.characters import normal
from showcase.markdown import read_body
from showcase.memory import BODY, FILE, Field, fingerprint, memory_text, remembered, source_of, words_of
from showcase.message import told
from showcase.problem import Level, Place, Problem, quote
from showcase.read import Written, read_text
from showcase.record import Record, Text, decode
from showcase.remark import notes_of
from showcase.site import Site
from showcase.unit import Answer, Answers
from showcase.verdict import blame, moved_to, wrong
from showcase.writing import NO_NOTES, Notes, words_text


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What is to be written, by path from the site's root, texts before memories; and what was not translated."""

    files: Mapping[str, bytes]
    units: int
    """How many translations came back."""
    waiting: tuple[str, ...]
    """Units that came back empty or unfinished."""


class _Taken(NamedTuple):
    """A record's new text, if it changes, its new memory, and what is wrong with them."""

    text: bytes | None
    memory: bytes
    problems: tuple[Problem, ...]


Given = Mapping[str, Answer]
"""The translations of one record to take over, by field."""


def hand_in(
    site: Site, path: str, answers: Answers, bytes_of: Callable[[str], bytes]
) -> tuple[HandedIn | None, tuple[Problem, ...]]:
    """Take over what came back in a file; nothing when there is an error. `bytes_of` reads a text that is there."""
    codes = site.settings.languages.codes
    if answers.language not in codes:
        message = told("the site has no language {value}", value=quote(answers.language))
        hint = told("the site's languages are {names}", names=codes)
        return None, (Problem(Place(path), "handin-unreadable", message, hint),)
    problems: list[Problem] = []
    texts: dict[str, bytes] = {}
    memories: dict[str, bytes] = {}
    done = [answer for answer in answers.all if answer.done]
    for record, given in _by_record(site, answers.language, done, problems):
        taken = _taken(site, record, answers.language, given, bytes_of)
        blamed = {problem.place for problem in problems}
        problems += (problem for problem in taken.problems if problem.place not in blamed)  # one cause, told once
        memories[f"{record.path}/{FILE}"] = taken.memory
        if taken.text is not None:
            texts[_path(record, answers.language)] = taken.text
    waiting = tuple(answer.name for answer in answers.all if not answer.done)
    stopped = any(problem.level is Level.ERROR for problem in problems)
    return None if stopped else HandedIn(texts | memories, len(done), waiting), tuple(sorted(problems))


def _path(record: Record, language: str) -> str:
    return f"{record.path}/text.{language}.md"


def _by_record(
    site: Site, language: str, answers: Iterable[Answer], problems: list[Problem]
) -> Iterator[tuple[Record, Given]]:
    """What can be taken over, record by record; what is wrong with the rest is told."""
    records: dict[tuple[str, str], dict[str, Answer]] = {}
    for answer in answers:
        key, name, field = _field(site, language, answer)
        if field is None:
            problems.append(_unknown(answer, language))
        elif name in records.setdefault(key, {}):
            problems.append(_twice(answer, records[key][name]))
        else:
            record = site.records[key]
            answer = answer._replace(text=_plain(answer.text, name))  # noqa: PLW2901 - as the file will hold it
            records[key][name] = answer
            problems += wrong(record, source_of(record, site.settings.languages), language, answer, field)
    for key, given in records.items():
        yield site.records[key], given


def _field(site: Site, language: str, answer: Answer) -> tuple[tuple[str, str], str, Field | None]:
    """The record and the field that a unit names; no field when there is none to translate."""
    kind, _, rest = answer.name.partition("/")
    slug, _, name = rest.partition("#")
    record = site.get(kind, slug)
    source = source_of(record, site.settings.languages) if record else None
    known = dict(words_of(source)) if source and source.language != language else {}
    return (kind, slug), name, known.get(name)


def _unknown(answer: Answer, language: str) -> Problem:
    message = told("there is nothing of this name to translate now")
    hint = told(
        "ask for a new file with `showcase handoff {language}`; left empty, this unit is skipped", language=language
    )
    return blame(answer, "unit-unknown", message, hint)


def _twice(answer: Answer, first: Answer) -> Problem:
    message = told("the same unit is already on line {line}", line=first.place.line)
    return blame(answer, "unit-twice", message, told("keep one of the two"))


def _plain(text: str, name: str) -> str:
    """Words as a file holds them: composed, lines ended alike; one line without blanks around it."""
    text = normal(text.replace("\r\n", "\n"))
    return text.strip("\n") if name == BODY else text.strip()


def _taken(site: Site, record: Record, language: str, given: Given, bytes_of: Callable[[str], bytes]) -> _Taken:
    languages = site.settings.languages
    source = dict(words_of(source_of(record, languages)))
    prints = {name: fingerprint(source[name].words) for name in given}
    memory = memory_text(remembered(record, {language: prints}, languages)).encode()
    text = record.texts.get(language)
    known = {name: field.words for name, field in words_of(text)} if text else {}
    if all(known.get(name) == answer.text for name, answer in given.items()):
        return _Taken(None, memory, ())
    path = _path(record, language)
    values = copy.deepcopy(dict(text.located.data)) if text else {}
    for name, answer in given.items():
        if name != BODY:
            _put(values, source[name].path, answer.text)
    body = given[BODY].text if BODY in given else known.get(BODY, "")
    notes = _notes(text, bytes_of(path)) if text else NO_NOTES
    data = words_text(record.kind, values, body, notes).encode()
    return _Taken(data, memory, tuple(_read_again(record, path, data, given)))


def _put(values: dict[str, Any], path: tuple[str, ...], words: str) -> None:
    *above, last = path
    for step in above:
        if not isinstance(values.get(step), dict):
            values[step] = {}
        values = values[step]
    values[last] = words


def _notes(text: Text, data: bytes) -> Notes:
    """The comments of a text's front matter."""
    lines = (text_of(text.path, data)[0] or "").split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return notes_of(text.located, "\n".join((*lines[1:end], "")), first_line=2)


def _read_again(record: Record, path: str, data: bytes, given: Given) -> Iterator[Problem]:
    """What the reader of all texts says of the text that was made, told of the units it was made of."""
    kind = record.kind
    written, problems = read_text(path, data)
    if written:
        front = decode(kind.words, written.front, told("the text of {label}", label=kind.label))[1]
        body = read_body(path, written.body, first_line=written.body_line)[1]
        problems = (*problems, *front, *body)
    first = next(iter(given.values()))
    for problem in dict.fromkeys(problems):
        name = _name_at(written, problem.place) if written else BODY
        if name in given:
            yield moved_to(given[name], problem)
        elif problem.code in {"field-missing", "text-empty"}:
            hint = told("translate it too, or leave all units of this record empty")
            yield blame(first, problem.code, problem.message, hint)
        else:
            yield problem


def _name_at(written: Written, place: Place) -> str:
    """The field in which a place lies."""
    if place.line >= written.body_line:
        return BODY
    before = [(at, path) for path, at in written.front.values.items() if at <= place]
    return ".".join(map(str, max(before, key=lambda one: (one[0], len(one[1])))[1])) if before else ""
