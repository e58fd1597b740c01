"""The text of an issue that a form made → the answers as a row of cells, or what is wrong with them.

A form's answers come as `### Question`, a blank line and the answer; `_No response_` stands for none. A line that
begins with `###` and is no question of the form is a part of the answer, and nothing of an answer is ever run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from showcase import limits
from showcase.characters import decode
from showcase.column import Column, Shape, columns
from showcase.meaning import plain
from showcase.message import Message, told
from showcase.problem import Place, Problem, quote
from showcase.question import LANGUAGE, RIGHTS, Question, proposed, questions
from showcase.record import Kind
from showcase.sheet import Cell
from showcase.sheet_rows import Row
from showcase.site import Site
from showcase.slug import NAMELESS, suggest

_HEADING = re.compile(r"### +(.+?)\s*")
_NOTHING = {"_No response_", "None"}
_BULLET = re.compile(r"\s*(?:[-*•]\s+)?<?(.*?)>?\s*")
_TICKED = re.compile(r"\s*- \[[xX]\] (.+)")


@dataclass(frozen=True, slots=True)
class Issue:
    """What somebody proposes: its kind and row, unless something is wrong, and what was left out."""

    kind: Kind | None
    row: Row | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Message, ...] = ()
    language: str = ""
    """That of its texts, as far as it can be read."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The lines below a question, and where the first of them stands."""

    lines: tuple[str, ...]
    place: Place

    @property
    def text(self) -> str:
        text = "\n".join(self.lines).strip("\n")
        return "" if text.strip() in _NOTHING else text


def read_issue(path: str, data: bytes, site: Site, wanted: Kind | None, slug: str = "") -> Issue:
    """Read an issue's text as the answers to a form: that of the kind, or the one whose questions it holds."""
    if len(data) > limits.ISSUE_BYTES:
        message = told("the text has more than {number} KiB", number=limits.ISSUE_BYTES // 1024)
        return Issue(
            None, None, (Problem(Place(path), "issue-too-large", message, told("keep what the record needs")),)
        )
    text, problems = decode(path, data)
    if text is None:
        return Issue(None, None, problems)
    lines = text.split("\n")
    kind = wanted or _kind(lines, site)
    asked = questions(site, kind) if kind else ()
    known = {plain(name): one for one in asked for name in (one.label, one.name, *one.labels)}
    answers, twice = _answers(path, lines, known)
    if kind is None or not answers:
        message = told("no question of a form is found here")
        hint = told("use the text of an issue that one of the forms made: `### Question`, and the answer below it")
        return Issue(None, None, (Problem(Place(path), "issue-not-a-form", message, hint),))
    language, more = _language(answers, asked, site)
    rights = _rights(answers, asked, path)
    cells = _cells(kind, site, asked, answers, language)
    row = Row(slug or _slug(cells), Place(path), cells)
    return Issue(kind, row, (*twice, *more, *rights), tuple(_notes(lines, known)), language)


def _kind(lines: Sequence[str], site: Site) -> Kind | None:
    """The kind whose form asks what is answered here, and asks nothing else."""
    found = {plain(match[1]) for line in lines if (match := _HEADING.fullmatch(line))}
    scores = {}
    for kind in proposed(site):
        known = {plain(one.label): {plain(name) for name in (one.label, *one.labels)} for one in questions(site, kind)}
        met = sum(bool(names & found) for names in known.values())
        scores[kind.name] = (2 * met - len(known), kind) if met else None
    best = max((score for score in scores.values() if score), key=lambda score: score[0], default=None)
    return best[1] if best else None


def _answers(
    path: str, lines: Sequence[str], known: Mapping[str, Question]
) -> tuple[dict[str, _Answer], list[Problem]]:
    """The answer to each question; a question that is there twice is refused, for its answer is not sure."""
    starts = [(number, known[name]) for number, line in enumerate(lines) if (name := _question(line)) in known]
    answers: dict[str, _Answer] = {}
    problems: list[Problem] = []
    for at, (number, question) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else len(lines)
        first = next((n for n in range(number + 1, end) if lines[n].strip()), number)
        if question.name in answers:
            message = told("the question {value} is there twice", value=quote(question.label))
            hint = told("keep one; in an answer, begin the line otherwise than with ###")
            problems.append(Problem(Place(path, number + 1), "issue-question-twice", message, hint))
        else:
            answers[question.name] = _Answer(tuple(lines[number + 1 : end]), Place(path, first + 1))
    return answers, problems


def _question(line: str) -> str:
    match = _HEADING.fullmatch(line)
    return plain(match[1]) if match else ""


def _notes(lines: Sequence[str], known: Mapping[str, Question]) -> Iterator[Message]:
    before = next((number for number, line in enumerate(lines) if _question(line) in known), 0)
    if any(line.strip() for line in lines[:before]):
        yield told("what stands before the first question is left out")


def _language(answers: Mapping[str, _Answer], asked: Sequence[Question], site: Site) -> tuple[str, tuple[Problem, ...]]:
    """The language of the texts; the site's own when nobody says."""
    answer = answers.get(LANGUAGE)
    default = site.settings.languages.default
    if answer is None or not answer.text:
        return default, ()
    options = next(one.options for one in asked if one.name == LANGUAGE)
    names = {plain(name): code for text, code in options for name in (text, code)}
    if code := names.get(plain(answer.text)):
        return code, ()
    message = told("{value} is not a language of the site", value=quote(answer.text))
    hint = told("write one of: {names}", names=tuple(text for text, _ in options))
    return default, (Problem(answer.place, "issue-language", message, hint),)


def _rights(answers: Mapping[str, _Answer], asked: Sequence[Question], path: str) -> tuple[Problem, ...]:
    """Nothing is taken of which nobody says that it may be published."""
    answer = answers.get(RIGHTS)
    wanted = {plain(text) for one in asked if one.name == RIGHTS for text, _ in one.options}
    ticked = {plain(match[1]) for line in (answer.lines if answer else ()) if (match := _TICKED.fullmatch(line))}
    if wanted <= ticked:
        return ()
    place = answer.place if answer else Place(path)
    message = told("it is not said that this may be published and holds no personal data")
    return (Problem(place, "issue-not-agreed", message, told("ask whoever wrote it to tick both boxes")),)


def _cells(
    kind: Kind, site: Site, asked: Sequence[Question], answers: Mapping[str, _Answer], language: str
) -> dict[Column, Cell]:
    """The cells of a row: words in the language they were written in."""
    by_name = {column.name: column for column in columns(kind, site.settings.languages.codes)}
    cells: dict[Column, Cell] = {}
    for one in asked:
        answer = answers.get(one.name)
        if one.column is None or answer is None:
            continue
        name = f"{one.name}.{language}" if one.column.language else one.column.name
        cells[by_name[name]] = Cell(_text(one, by_name[name], answer.text), answer.place)
    return cells


def _text(question: Question, column: Column, text: str) -> str:
    if column.is_body:
        return text
    if column.shape is Shape.ONE:
        bare = text.strip()
        return next((code for option, code in question.options if plain(option) == plain(bare)), bare)
    bare_lines = (match[1] for line in text.split("\n") if (match := _BULLET.fullmatch(line)))
    return "\n".join(line for line in bare_lines if line)


def _slug(cells: Mapping[Column, Cell]) -> str:
    """A folder's name made of what the record is called."""
    name = next((cell.text for column, cell in cells.items() if column.path in {("name",), ("title",)}), "")
    slug = suggest(name)
    return "" if slug == NAMELESS else slug
