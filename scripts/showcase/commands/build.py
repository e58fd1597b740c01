"""`showcase build`: check, compile, publish; one line that says what was built."""

from __future__ import annotations

import gc
import os
import re
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from showcase.crew import HERE, Crew
from showcase.last_build import BuildResult, idle, last_build
from showcase.message import Message, template, told
from showcase.publish import Published, tree_hash
from showcase.terminal import Root, Tongue, print_problems, progress, say

_ADDRESS = re.compile(r"(tcp|tls|ws|wss|ucx)://[^/\s]+:[0-9]+")


class Executor(StrEnum):
    """Who draws the pages."""

    LOCAL = "local"
    DASK = "dask"


def build(  # noqa: PLR0913 - options
    root: Root = Path(),
    target: Annotated[Path | None, typer.Option("--target", help="Folder to publish into; default: ROOT/site.")] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings stop the publication.")] = False,
    search: Annotated[
        bool, typer.Option("--search/--no-search", help="Make the search index; without it the search finds nothing.")
    ] = True,
    show_hash: Annotated[bool, typer.Option("--hash", help="Print only the hash of the built tree.")] = False,
    executor: Annotated[
        Executor, typer.Option("--executor", help="Who draws: processes of this machine, or a Dask cluster.")
    ] = Executor.LOCAL,
    workers: Annotated[
        int, typer.Option("--workers", min=0, help="Processes of this machine; 0: as many as it has cores for us.")
    ] = 0,
    scheduler: Annotated[
        str, typer.Option("--scheduler", metavar="URL", help="Where the Dask scheduler is: tcp://192.0.2.1:8786.")
    ] = "",
    language: Tongue = None,
) -> None:
    """Check everything, make every page, and put the new site in place in one step.

    Example: showcase build --target site

    On a cluster: showcase build --executor dask --scheduler tcp://192.0.2.1:8786
    """
    crew = _crew(executor, workers, scheduler)
    began = time.perf_counter()
    gc.disable()  # the process ends soon, and little of what it makes is thrown away before
    folder = target or root / "site"
    with progress(told("Building")):
        result = _build(root, folder, strict=strict, search=search, crew=crew)
    if result.mended:
        say(told("The frames kept in .cache/ had been altered: they were drawn anew."), language, error=True)
    if result.published and result.published.let_go:
        sentence = template("What an earlier build had left beside {path} had been altered: all was built anew.")
        say(told(sentence, path=folder), language, error=True)
    if result.problems and not show_hash:
        print_problems(result.problems, code=language)
    if result.published is None or result.published.refused:
        say(told("Nothing was published: the site stays as it was."), language, error=True)
        raise typer.Exit(1)
    if show_hash:
        typer.echo(tree_hash(folder))
        return
    say(_report(result, result.published, folder, time.perf_counter() - began), language)


def _crew(executor: Executor, workers: int, scheduler: str) -> Crew:
    """Who draws; options that contradict each other are told before anything is read."""
    if executor is Executor.LOCAL:
        if scheduler:
            raise typer.BadParameter(told("a scheduler is asked only with {option}", option="--executor dask"))
        return Crew(workers) if workers else HERE
    if not _ADDRESS.fullmatch(scheduler):
        wrong = told("write the address of your Dask scheduler: {option}", option="--scheduler tcp://192.0.2.1:8786")
        raise typer.BadParameter(wrong)
    if workers:
        raise typer.BadParameter(told("a cluster draws with all its workers: leave out {option}", option="--workers"))
    return Crew(scheduler=scheduler)


def _build(root: Path, folder: Path, *, strict: bool, search: bool, crew: Crew) -> BuildResult:
    last = last_build(root, folder, os.environ, search=search)
    if last.idle:
        return idle(last)
    from showcase import recipe  # noqa: PLC0415 - reading and drawing take longer to import than to find nothing to do

    if crew.scheduler:
        from showcase import cluster  # noqa: PLC0415 - only for who has one

        with cluster.joined(crew.scheduler):  # a wrong address is told before ten thousand records are read
            pass
    return recipe.build(root, folder, os.environ, strict=strict, search=search, last=last, crew=crew)


def _report(result: BuildResult, done: Published, folder: Path, seconds: float) -> Message:
    return told(
        "{records} became {pages} in {folder} ({written}, {unchanged} unchanged) in {seconds} s. "
        "See it with: {command}",
        records=told("{count} record", "{count} records", count=result.records),
        pages=told("{count} page", "{count} pages", count=result.pages),
        folder=folder,
        written=told("{count} file written", "{count} files written", count=done.written),
        unchanged=done.unchanged,
        seconds=f"{seconds:.1f}",
        command="make serve",
    )
