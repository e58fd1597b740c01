"""A studio and batches → finished pages, by the workers of a Dask cluster, which need no disk in common with us.

The studio is sent once, as what it is made of: the site, the frames, the files of the layout. A worker sets up its own,
draws whole batches, looks at every page for the gates, and sends the bytes back. Where and how often a batch is drawn
changes no byte, so a worker that is killed costs time: another draws what it had.
"""

from __future__ import annotations

import copyreg
import hashlib
import importlib.metadata
import io
import logging
import pickle
import platform
import re
import tempfile
import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import TemplateRuntimeError

from showcase.batch import Batch, Studio, files
from showcase.built import Seen, news, see
from showcase.engine.layout import layout
from showcase.engine.templates import OVERRIDES, stopped
from showcase.executor import AHEAD, spread
from showcase.message import told
from showcase.problem import MachineError

if TYPE_CHECKING:
    from distributed import Client

ANSWER = 10.0
"""Seconds in which a scheduler must answer, and have a worker."""
ALONE = 30.0
"""Seconds for which a build waits for another worker when the last one is gone: managers start them anew."""
INSTALL = ".venv/bin/pip install --require-hashes -r requirements-cluster.txt"
_FAST = 1  # zlib's level: pages become a sixth, at a hundred megabytes a second
_NAME = re.compile(r"[A-Za-z0-9._-]+")


class Drawn(NamedTuple):
    """A finished file, and what the gates need to know of it."""

    path: str
    data: bytes
    seen: Seen


@dataclass(frozen=True, slots=True)
class Parcel:
    """A studio as what it is made of, packed, and what it is drawn with here."""

    key: str
    data: bytes = field(repr=False, compare=False)
    versions: tuple[str, ...] = field(repr=False, compare=False)


def drawn(scheduler: str, studio: Studio, every: Sequence[Batch]) -> Generator[tuple[Drawn, ...], None, None]:
    """Every batch, in the order in which they are done."""
    with joined(scheduler) as client:
        parcel = client.scatter(packed(studio), broadcast=True, hash=False)
        submit = partial(client.get_executor(pure=False).submit, _draw, parcel)
        for result in spread(submit, every, _room(client, scheduler)):
            yield pickle.loads(zlib.decompress(result))  # noqa: S301 - from workers whom we sent code to run


@contextmanager
def joined(scheduler: str) -> Iterator[Client]:
    """A client of the scheduler, once it is sure that scheduler and workers draw what we would."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        sentence = told("Drawing on a cluster needs Dask's `distributed`. Install it with: {command}", command=INSTALL)
        raise MachineError(sentence) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told in a sentence
    try:
        client = Client(scheduler, timeout=ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise MachineError(told("No Dask scheduler answers at {address}.", address=scheduler)) from error
    with client, _plainly(scheduler):
        _agree(client, scheduler)
        yield client


def packed(studio: Studio) -> Parcel:
    """A studio, to be sent; mappings that only forbid writing arrive as plain ones."""
    buffer, overrides = io.BytesIO(), studio.layout.overrides
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, MappingProxyType: lambda view: (dict, (dict(view),))}
    sources = {
        path.relative_to(overrides).as_posix(): path.read_bytes()
        for path in sorted(overrides.rglob("*"))
        if path.is_file()
    }
    pickler.dump((studio.site, dict(studio.frames), sources))
    data = zlib.compress(buffer.getbuffer(), _FAST)
    return Parcel(hashlib.sha256(data).hexdigest(), data, versions())


@lru_cache(maxsize=1)
def versions() -> tuple[str, ...]:
    """All that pages depend on beside the site: Python, this code, and the packages it needs."""
    code = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        code.update(path.read_bytes())
    needed = importlib.metadata.requires(__package__) or ()
    names = sorted(found[0] for one in needed if "extra ==" not in one and (found := _NAME.match(one)))
    packages = (f"{name} {importlib.metadata.version(name)}" for name in names)
    python = ".".join(platform.python_version_tuple()[:2])
    return (f"Python {python}", f"{__package__} {code.hexdigest()[:12]}", *packages)


def _agree(client: Client, scheduler: str) -> None:
    """Refuse a cluster that would draw other pages, or none."""
    until = time.monotonic() + ANSWER
    while not client.nthreads():
        if time.monotonic() > until:
            raise MachineError(told("The scheduler at {address} has no workers: start some.", address=scheduler))
        time.sleep(0.1)
    asked = _asked()
    answers = {scheduler: client.run_on_scheduler(asked), **client.run(asked)}
    for address, theirs in answers.items():
        _same(versions(), theirs, address)


def _asked() -> Callable[[], tuple[str, ...]]:
    """A function to send to where this package may not be: one within another goes as its code, not by its name."""

    def answer() -> tuple[str, ...]:
        try:
            from showcase.cluster import versions  # noqa: PLC0415
        except ImportError:
            return ()
        return versions()

    return answer


def _same(ours: tuple[str, ...], theirs: tuple[str, ...], address: str) -> None:
    missing = tuple(one for one in ours if one not in theirs)
    if missing:
        raise MachineError(
            told(
                "{address} does not have what this machine draws with: {versions}. "
                "Install the same showcase there, from the same requirements-cluster.txt, and start it again.",
                address=address,
                versions=missing,
            )
        )


def _room(client: Client, scheduler: str) -> Callable[[], int]:
    """How many batches may be away; workers may come and go."""

    def room() -> int:
        until = time.monotonic() + ALONE
        while not (workers := len(client.nthreads())):
            if time.monotonic() > until:
                sentence = told("All workers of {address} are gone, perhaps for want of memory.", address=scheduler)
                raise MachineError(sentence)
            time.sleep(0.1)
        return AHEAD * workers

    return room


@contextmanager
def _plainly(scheduler: str) -> Iterator[None]:
    """Turn what goes wrong between machines into one sentence."""
    from distributed import KilledWorker  # noqa: PLC0415
    from distributed.comm.core import CommClosedError  # noqa: PLC0415

    try:
        yield
    except KilledWorker as error:
        sentence = told("Several workers were stopped while they drew the same pages, perhaps for want of memory.")
        raise MachineError(sentence) from error
    except (CancelledError, CommClosedError, TimeoutError) as error:
        sentence = told("The scheduler at {address}, or what it kept for its workers, is gone.", address=scheduler)
        raise MachineError(sentence) from error


_TURN = threading.Lock()
"""A worker may have several threads; a studio is drawn in by one at a time."""


def _draw(parcel: Parcel, batch: Batch) -> bytes:
    """In a worker: the files of a batch, packed. It depends on parcel and batch alone."""
    with _TURN:
        try:
            return zlib.compress(pickle.dumps(_files(_studio(parcel)[0], batch), pickle.HIGHEST_PROTOCOL), _FAST)
        except TemplateRuntimeError as error:  # it comes to us without the way it came: it tells it itself
            vars(error).update(zip(("name", "lineno"), stopped(error), strict=True))
            raise


def _files(studio: Studio, batch: Batch) -> tuple[Drawn, ...]:
    known: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
    return tuple(
        Drawn(path, data, news(path, see(path, data, stamp), known)) for path, data, stamp in files(studio, batch)
    )


@lru_cache(maxsize=1)
def _studio(parcel: Parcel) -> tuple[Studio, tempfile.TemporaryDirectory[str]]:
    """A worker's own studio, set up once for each build, and where its layout lies."""
    _same(parcel.versions, versions(), platform.node())
    site, frames, sources = pickle.loads(zlib.decompress(parcel.data))  # noqa: S301 - as above
    folder = tempfile.TemporaryDirectory(prefix="showcase-", ignore_cleanup_errors=True)
    for name, data in sources.items():
        path = Path(folder.name, OVERRIDES, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Studio(site, layout(site, Path(folder.name), None), frames), folder
