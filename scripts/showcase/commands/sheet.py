"""`showcase sheet`: a spreadsheet for the records of a kind, to be filled in by hand and taken in again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from babel.numbers import get_decimal_symbol

from showcase.catalog import preferred
from showcase.cell import texts
from showcase.checked import check
from showcase.column import BODY, SLUG, Column, Shape, columns
from showcase.guidance import label, note, value_label
from showcase.kinds import KINDS
from showcase.load import require_site
from showcase.meaning import all_words
from showcase.message import told
from showcase.problem import quote
from showcase.record import Kind, Record
from showcase.saving import save
from showcase.sheet_book import LARGEST, Book, Choice, Heading, csv_bytes, xlsx_bytes
from showcase.site import Site
from showcase.terminal import Root, print_problems, say
from showcase.words import Words

_KINDS = {kind.name: kind for kind in KINDS}
_ENDINGS = (".xlsx", ".csv")


def sheet(
    kind: Annotated[str, typer.Argument(help=f"One of: {', '.join(_KINDS)}.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write: .xlsx or .csv.")] = None,
    root: Root = Path(),
    *,
    records: Annotated[bool, typer.Option("--records", help="Fill it with the site's records.")] = False,
    language: Annotated[str | None, typer.Option("--language", help="Language of its labels and help.")] = None,
) -> None:
    """Write a spreadsheet with a column for every value that a record of this kind can hold.

    Example: showcase sheet project -o projects.xlsx --language es
    """
    require_site(root)
    if kind not in _KINDS:
        message = told("there is no kind {value}; write one of: {names}", value=quote(kind), names=tuple(_KINDS))
        raise typer.BadParameter(message)
    file = output or Path(f"{_KINDS[kind].folder}.xlsx")
    if file.suffix.lower() not in _ENDINGS:
        raise typer.BadParameter(told("{file} must end with .xlsx or .csv", file=str(file)))
    if file.exists():
        raise typer.BadParameter(told("{file} is already there", file=str(file)))
    checked = check(root, os.environ)
    if checked.site is None:
        print_problems(checked.problems, code=language)
        raise typer.Exit(1)
    words = _words(checked.site, language)
    book = _book(checked.site, _KINDS[kind], words, records=records)
    too_long = max((len(text) for row in book.rows for text in row), default=0) > LARGEST
    if too_long and file.suffix.lower() == ".xlsx":
        raise typer.BadParameter(told("a cell of a workbook cannot hold all of a text: write a .csv"))
    comma = get_decimal_symbol(words.locale) == ","
    save({file: csv_bytes(book, ";" if comma else ",") if file.suffix.lower() == ".csv" else xlsx_bytes(book)})
    say(told("{file} is ready: fill it in, then run `showcase import {file}`.", file=str(file)))


def _words(site: Site, language: str | None) -> Words:
    """The words of the language asked for, else that of the person at this machine, else the site's."""
    languages = site.settings.languages
    if language is not None and language not in languages.codes:
        message = told("the site has no language {value}", value=quote(language))
        raise typer.BadParameter(message)
    asked = language or preferred(os.environ)
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    known = language or (asked if spoken and asked in languages.codes else languages.default)
    return all_words(site)[known]


def _book(site: Site, kind: Kind, words: Words, *, records: bool) -> Book:
    codes = (words.language, *(code for code in site.settings.languages.codes if code != words.language))
    found = columns(kind, codes)
    rows = tuple(_row(record, found) for record in site.all(kind.name)) if records else ()
    example = () if records else _example(site, kind, found)
    return Book(
        words.say(f"kind.{kind.name}.many"),
        words.say("sheet.lists"),
        tuple(_heading(site, column, kind, words) for column in found),
        rows or example,
        example=bool(example),
    )


def _row(record: Record, found: tuple[Column, ...]) -> tuple[str, ...]:
    words = {code: text.located.data for code, text in record.texts.items()}
    cells = texts(found, record.located.data, words) | {SLUG: record.slug}
    for column in found:
        if column.is_body:
            text = record.texts.get(column.language)
            cells[column.name] = text.source.strip("\n") if text else ""
    return tuple(cells[column.name] for column in found)


def _example(site: Site, kind: Kind, found: tuple[Column, ...]) -> tuple[tuple[str, ...], ...]:
    """The fullest record of the site, marked as one that is not taken in."""
    rows = [_row(record, found) for record in site.all(kind.name)]
    fullest = max(rows, key=lambda row: (sum(map(bool, row)), row), default=None)
    if fullest is None or kind.single:
        return ()
    return ((f"# {fullest[0]}", *fullest[1:]),)


def _heading(site: Site, column: Column, kind: Kind, words: Words) -> Heading:
    language = words.language_name(column.language) if column.language else ""
    return Heading(
        column.name,
        label(column, kind, words, language),
        note(column, kind, words),
        required=column.required and not column.language,
        numeric=column.how in {"number", "money"} and column.shape is Shape.ONE,
        width=_width(column),
        choice=_choice(site, column, kind, words),
        several=column.shape is not Shape.ONE,
    )


def _width(column: Column) -> int:
    """Characters that a value mostly has: a summary takes some lines, a name or an address one."""
    if column.how == "text":
        return min(column.limit // 5, 60)
    return {BODY: 60, "web": 40, "ref": 26, SLUG: 26}.get(column.how, 0)


def _choice(site: Site, column: Column, kind: Kind, words: Words) -> Choice | None:
    values = tuple(_values(site, column, kind, words))
    name = words.say(f"kind.{column.kind}.many") if column.kind else label(column, kind, words)
    return Choice(name, values) if values else None


def _values(site: Site, column: Column, kind: Kind, words: Words) -> Iterator[tuple[str, str]]:
    for value in column.choices:
        yield value, value_label(column, value, kind, words)
    if column.how == "language":
        yield from ((code, words.language_name(code)) for code in site.settings.languages.codes)
    for record in site.all(column.kind) if column.kind else ():
        yield record.slug, record.title(words.language)
