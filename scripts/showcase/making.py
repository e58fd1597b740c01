"""Batches and a tree → every page in the tree, and what the gates need to know of each; by us or by others.

What a batch becomes depends on studio and batch alone, so any executor can draw it. Processes of this machine are
forked: they have the whole studio from the beginning, put pages into the tree and hand back what they saw, never a
page. Workers of a cluster hand back pages (see `cluster`), and we put them there.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, field
from typing import NamedTuple

from jinja2 import TemplateRuntimeError

from showcase.batch import Batch, Studio, batches, files
from showcase.built import Known, Seen, news, see
from showcase.engine.frame import Stamp
from showcase.engine.templates import stopped
from showcase.executor import AHEAD, spread
from showcase.message import told
from showcase.problem import MachineError
from showcase.publish import Copy, File, Put, Tree, put

FEW = 1000
"""Pages that one process draws before another could begin."""


class Done(NamedTuple):
    """A file that stands in the tree, and what was seen of it."""

    put: Put
    seen: Seen


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one process works: what it draws with, where it puts the pages, the addresses it saw so far."""

    studio: Studio
    tree: Tree
    known: Known = field(default_factory=lambda: defaultdict(set))

    def draw(self, batch: Batch) -> tuple[Done, ...]:
        """Draw the pages of a batch, and put them into the tree."""
        return tuple(self.done(File(made.path, made.data), made.stamp) for made in files(self.studio, batch))

    def done(self, file: File | Copy, stamp: Stamp | None = None) -> Done:
        """Put one file into the tree and look at it."""
        there = put(self.tree, file)
        data = file.data if isinstance(file, File) else file.source.read_bytes()
        return Done(there, news(file.path, see(file.path, data, stamp), self.known))


def make(desk: Desk, workers: int, scheduler: str = "") -> Iterator[Done]:
    """Every page, drawn by so many processes, with one by this; or by the workers of the cluster at an address."""
    every = batches(desk.studio.site)
    if scheduler:
        made = _by_cluster(desk, every, scheduler)
    else:
        made = map(desk.draw, every) if workers == 1 else _by_processes(desk, every, workers)
    for done in made:
        yield from done


def _by_cluster(desk: Desk, every: Sequence[Batch], scheduler: str) -> Iterator[tuple[Done, ...]]:
    from showcase import cluster  # noqa: PLC0415 - only for who has one

    with closing(cluster.drawn(scheduler, desk.studio, every)) as made:
        for batch in made:
            yield tuple(
                Done(put(desk.tree, File(one.path, one.data)), news(one.path, one.seen, desk.known)) for one in batch
            )


def _by_processes(desk: Desk, every: Sequence[Batch], workers: int) -> Iterator[tuple[Done, ...]]:
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _sit_down, (desk, os.getpid())) as crew:
        try:
            yield from spread(lambda batch: crew.submit(_draw, batch), every, lambda: AHEAD * workers)
        except BrokenProcessPool as error:
            raise MachineError(told("A process that drew pages was stopped, perhaps for want of memory.")) from error


def workers_for(pages: int) -> int:
    """As many as there are cores for us, if there is enough to do."""
    return len(os.sched_getaffinity(0)) if pages > FEW and hasattr(os, "sched_getaffinity") else 1


_DESKS: list[Desk] = []
"""The desk of this process, once it is one of several."""


_DIE_WITH_PARENT = 1  # Linux: sys/prctl.h, PR_SET_PDEATHSIG


def _sit_down(desk: Desk, parent: int) -> None:
    """Without its parent a process would wait for ever, and hold the tree's lock; an interruption is the parent's."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _DESKS.append(desk)


def _draw(batch: Batch) -> tuple[Done, ...]:
    try:
        return _DESKS[-1].draw(batch)
    except TemplateRuntimeError as error:  # it comes to the other process without the way it came: it tells it itself
        vars(error).update(zip(("name", "lineno"), stopped(error), strict=True))
        raise
