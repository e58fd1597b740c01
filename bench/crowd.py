"""Nothing → a Dask scheduler and its workers on this machine alone, each a process of its own, for a while."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_QUIET = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
_PATIENCE = 120.0


class Crowd(NamedTuple):
    """Its address and its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]

    def more(self) -> None:
        """Begin another worker."""
        self.workers.append(_begin("worker", self.address, "--no-nanny", "--nthreads", "1"))


@contextmanager
def crowd(folder: Path, number: int) -> Iterator[Crowd]:
    """So many workers; they end with the block."""
    note = folder / "scheduler.json"
    note.unlink(missing_ok=True)
    scheduler = _begin("scheduler", "--port", "0", "--scheduler-file", str(note))
    found = Crowd("", [])
    try:
        found = Crowd(_address(note), [])
        for _ in range(number):
            found.more()
        yield found
    finally:
        for process in (*found.workers, scheduler):
            process.kill()
            process.wait()


def _address(note: Path) -> str:
    """What the scheduler writes once it answers."""
    until = time.monotonic() + _PATIENCE
    while not note.exists() or not note.read_bytes():
        if time.monotonic() > until:
            raise TimeoutError(note)
        time.sleep(0.05)
    return str(json.loads(note.read_bytes())["address"])


def _begin(what: str, *options: str) -> subprocess.Popen[bytes]:
    command = (sys.executable, "-m", f"distributed.cli.dask_{what}", *options, *_QUIET)
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
