"""`showcase stale`: the records that somebody should look at again."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from showcase.confirmation import Unconfirmed, since, unconfirmed
from showcase.load import load
from showcase.message import Message, as_it_is, told
from showcase.problem import Level, quote, visible
from showcase.site import Site
from showcase.terminal import Root, Tongue, print_problems, say, tongue


class Listing(StrEnum):
    """How the records are printed."""

    TEXT = "text"
    JSON = "json"


def stale(
    root: Root = Path(),
    older_than: Annotated[
        str, typer.Option("--older-than", metavar="AGE", help="Days, months or years: 90d, 12m, 2y.")
    ] = "12m",
    today: Annotated[
        str | None, typer.Option("--today", metavar="YYYY-MM-DD", help="Day from which is counted; default: today.")
    ] = None,
    form: Annotated[Listing, typer.Option("--format", help="How the records are printed.")] = Listing.TEXT,
    language: Tongue = None,
) -> None:
    """List the records that nobody has confirmed for a time, and those that nobody ever confirmed.

    Somebody who has read a record again writes that day in its `record.yml`, as `confirmed`.

    Example: showcase stale --older-than 12m
    """
    day = since(_today(today), older_than)
    if day is None:
        wrong = told("{age} is no number of days, months or years: write 90d, 12m or 2y", age=quote(older_than))
        raise typer.BadParameter(wrong)
    site, problems = load(root, os.environ)
    if site is None:
        print_problems(sorted(problems), code=language)
        raise typer.Exit(1)
    found = tuple(unconfirmed(site, day))
    if form is Listing.JSON:
        typer.echo(json.dumps([_as_json(site, one) for one in found], ensure_ascii=False, indent=2))
        return
    for line in _lines(site, found):
        typer.echo(line.in_language(tongue(language)))
    say(_count(site, found, day), language)
    if errors := sum(problem.level is Level.ERROR for problem in problems):
        broken = told("{count} error", "{count} errors", count=errors)
        say(
            told(
                "{errors} in the records: `showcase check` tells them, and what is broken is not counted.",
                errors=broken,
            ),
            language,
        )


def _today(given: str | None) -> dt.date:
    if given is None:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise typer.BadParameter(told("{day} is no day: write 2009-06-18", day=quote(given))) from error


def _lines(site: Site, found: Sequence[Unconfirmed]) -> Iterator[Message]:
    """A heading for each kind, then its records."""
    folder = ""
    for record, confirmed in found:
        if record.kind.folder != folder:
            folder = record.kind.folder
            yield as_it_is(f"content/{folder}/")
        day = as_it_is(confirmed) if confirmed else told("never")
        title = visible(record.title(site.settings.languages.default))
        yield told("  {day}: {record} ({title})", day=day, record=record.slug, title=title)


def _count(site: Site, found: Sequence[Unconfirmed], day: dt.date) -> Message:
    return told(
        "Last confirmed before {day}: {old}; never confirmed: {never}; records in all: {all}.",
        day=day.isoformat(),
        old=sum(bool(one.confirmed) for one in found),
        never=sum(not one.confirmed for one in found),
        all=len(site.records),
    )


def _as_json(site: Site, one: Unconfirmed) -> dict[str, str | None]:
    return {
        "kind": one.record.kind.name,
        "slug": one.record.slug,
        "path": one.record.path,
        "title": one.record.title(site.settings.languages.default),
        "confirmed": one.confirmed or None,
        "state": "older" if one.confirmed else "never",
    }
