"""`showcase new`: the folder of a new record: asked for on a terminal, else commented and ready to fill."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from showcase.column import Column, Shape
from showcase.exports.skeleton import optional, skeleton
from showcase.guidance import label, value_label
from showcase.interview import Interview, interview, values, wrong
from showcase.kinds import KINDS
from showcase.load import CONTENT, load, require_site
from showcase.meaning import all_words
from showcase.message import Message, template, told
from showcase.problem import Problem, quote
from showcase.record import Kind
from showcase.saving import save_content
from showcase.settings import read_settings
from showcase.slug import check_slug
from showcase.terminal import Root, Tongue, say, tongue
from showcase.words import Words
from showcase.writing import Notes, record_text, schema_line, words_text

_KINDS = {kind.name: kind for kind in KINDS if not kind.single}
_FEW = 40
"""Records of a kind that are named when one of them is asked for."""
_FORMS = ("date", "number", "money", "country", "language", "web")
"""What a value has to look like is told for these."""


def new(
    kind: Annotated[str, typer.Argument(help=f"One of: {', '.join(_KINDS)}.")],
    slug: Annotated[
        str | None, typer.Argument(help="Name of its folder and address: plain words joined by hyphens.")
    ] = None,
    root: Root = Path(),
    *,
    blank: Annotated[bool, typer.Option("--blank", help="Ask nothing: every field explained, to fill in.")] = False,
    language: Tongue = None,
) -> None:
    """Make the folder of a new record; on a terminal, what it needs is asked.

    Example: showcase new project blue-harbours
    """
    require_site(root)
    found = _KINDS.get(kind)
    if found is None:
        sentence = template("there is no kind {value}; write one of: {names}")
        raise typer.BadParameter(told(sentence, value=quote(kind), names=tuple(_KINDS)))
    if slug is not None and (problem := _slug(root, found, slug)):
        raise typer.BadParameter(problem)
    if not blank and sys.stdin.isatty() and sys.stdout.isatty():
        _asked(root, found, slug, language)
        return
    if slug is None:
        raise typer.BadParameter(told("name the new record's folder: showcase new {kind} blue-harbours", kind=kind))
    settings, _ = read_settings(root, os.environ)
    files = dict(skeleton(found, settings.languages.default if settings else "en"))
    folder = _save(root, found, slug, {name: text.encode() for name, text in files.items()})
    say(told("{folder} is ready: fill in record.yml and the text, then run `showcase check`.", folder=folder), language)


def _slug(root: Path, kind: Kind, slug: str) -> Message | None:
    """What keeps a new record from having this name."""
    settings, _ = read_settings(root, os.environ)
    pages = (*settings.header, *settings.footer, *settings.languages.codes) if settings else ()
    found = check_slug(slug, slug, frozenset((*pages, *(one.folder for one in KINDS), *kind.facets.values())))
    if found:
        return told("{wrong}; {hint}", wrong=found.message, hint=found.hint)
    folder = root / CONTENT / kind.folder / slug
    return told("{folder} is already there", folder=folder) if os.path.lexists(folder) else None


def _asked(root: Path, kind: Kind, slug: str | None, language: str | None) -> None:
    """Ask, and write the whole folder when all is answered."""
    site, _ = load(root, os.environ)
    if site is None:
        say(told("The site cannot be read: run `showcase check` first, or add --blank."), language, error=True)
        raise typer.Exit(1)
    codes = site.settings.languages.codes
    default = site.settings.languages.default
    asked = interview(site, kind)
    words = all_words(site)
    said = words[code if (code := tongue(language).language) in words else default]
    say(
        told("A new {kind}: every answer is checked, and nothing is written before the last.", kind=kind.noun), language
    )

    def one(column: Column) -> str:
        typer.echo(f"\n{_help(asked, column, said, language)}")
        return _ask(label(column, kind, said), lambda answer: _told(wrong(asked, column, answer)), "", language)

    slug = slug or _ask(_in(told("Name of the folder"), language), lambda name: _slug(root, kind, name), "", language)
    name = one(asked.name)
    known = told("the site's languages are {names}", names=codes)
    code = _ask(
        _in(told("Language of these words"), language), lambda text: None if text in codes else known, default, language
    )
    answers = {asked.name: name, **{column: one(column) for column in (*asked.facts, *asked.words)}}
    folder = _save(root, kind, slug, _files(asked, answers, code))
    say(told("{folder} is ready. Now run `showcase check`, and see it with `showcase serve`.", folder=folder), language)


def _save(root: Path, kind: Kind, slug: str, files: Mapping[str, bytes]) -> Path:
    """Write the folder, unless somebody else has made it meanwhile."""
    if wrong := _slug(root, kind, slug):
        raise typer.BadParameter(wrong)
    save_content(root, {f"{CONTENT}/{kind.folder}/{slug}/{name}": data for name, data in files.items()})
    return root / CONTENT / kind.folder / slug


def _ask(question: str, check: Callable[[str], Message | None], default: str, language: str | None) -> str:
    """Ask until the answer is good."""
    while True:
        answer = str(typer.prompt(question, default=default, show_default=bool(default))).strip()
        problem = check(answer)
        if problem is None:
            return answer
        say(problem, language)


def _told(problem: Problem | None) -> Message | None:
    return told("{wrong}; {hint}", wrong=problem.message, hint=problem.hint) if problem else None


def _in(message: Message, language: str | None) -> str:
    return message.in_language(tongue(language))


def _help(asked: Interview, column: Column, words: Words, language: str | None) -> str:
    """How a question is answered: in which form, with which values, to which records it may refer."""
    lines = [words.say(f"sheet.help.{column.how}")] if column.how in _FORMS else []
    lines += [f"{value} = {value_label(column, value, asked.kind, words)}" for value in column.choices]
    records = asked.site.all(column.kind) if column.kind else ()
    if len(records) <= _FEW:
        lines += [f"{record.slug} = {record.title(words.language)}" for record in records]
    if column.is_body:
        lines.append(_in(told("A sentence or two to begin with; the rest is written in the file."), language))
    elif column.shape is not Shape.ONE:
        lines.append(_in(told("Several stand with commas between them."), language))
    elif column.limit and column.how == "text":
        lines.append(words.say("sheet.help.limit", limit=words.number(column.limit)))
    return "\n".join(lines)


def _files(asked: Interview, answers: dict[Column, str], code: str) -> dict[str, bytes]:
    """The record's files: what was answered, and what else there could be, as comments."""
    facts: dict[str, Any] = {}
    words: dict[str, Any] = {}
    body = ""
    for column, answer in answers.items():
        if column.is_body:
            body = answer
        else:
            (words if column.language else facts).update(values(asked, column, answer))
    if code != asked.site.settings.languages.default:
        facts["language"] = code
    kind = asked.kind
    notes = Notes(head=(schema_line(kind),), tail=("", *optional(kind.facts)))
    return {
        "record.yml": record_text(kind, facts, notes).encode(),
        f"text.{code}.md": words_text(kind, words, body).encode(),
    }
