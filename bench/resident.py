"""A Hugo server and edits → what each rebuild costs it, the fastest of the peers: it never stops running."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.measure import CommandError, Run

_TICKS = os.sysconf("SC_CLK_TCK")
_QUIET = 1.0
"""Seconds without CPU use after which the server has finished."""
_PATIENCE = 120.0
"""Seconds for a rebuild, and ten times as long for the first build."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that has built its site and rests."""

    process: int
    port: int

    def edited(self, edit: Callable[[], object], address: str, words: str) -> Run:
        """Make an edit, wait until the page at `address` shows these words and the server rests.

        `wall` ends when the page shows them; `cpu` is all that it used until it rested, `peak` its largest size.
        """
        before, began = _cpu(self.process), time.perf_counter()
        edit()
        self.shown(address, words, _PATIENCE)
        wall = time.perf_counter() - began
        _rest(self.process)
        return Run(wall, _cpu(self.process) - before, _peak(self.process))

    def shown(self, address: str, words: str, patience: float) -> None:
        """Ask until the page is there and has these words."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{address}", timeout=30) as answer:
                    if words in answer.read().decode("utf-8"):
                        return
            except OSError:
                pass
            time.sleep(0.02)
        raise CommandError(f"the server did not show {words or address} within {patience:.0f} s")


@contextmanager
def serving(hugo: str, folder: Path, address: str) -> Iterator[Server]:
    """Start `hugo server` as it comes, and stop it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (hugo, "server", "--bind", "127.0.0.1", "--port", str(port), "--quiet", "--disableLiveReload")
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        server = Server(process.pid, port)
        server.shown(address, "", 10 * _PATIENCE)
        _rest(process.pid)
        yield server
    finally:
        process.terminate()
        process.wait()


def _rest(process: int) -> None:
    """Wait until it has used no CPU for a while."""
    used = _cpu(process)
    while True:
        time.sleep(_QUIET)
        now = _cpu(process)
        if now - used < 0.02:
            return
        used = now


def _cpu(process: int) -> float:
    """CPU seconds that it has used so far, its threads included."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _peak(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
