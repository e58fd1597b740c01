"""A command → its CPU seconds, wall seconds and peak memory; two commands in turn → their ratio, pair by pair."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """One run; `cpu` is user and system time of the command and all that it started, in seconds."""

    wall: float
    cpu: float
    peak: float
    """Megabytes of the largest process among them."""


class CommandError(Exception):
    """A command of the benchmark did not end well: its figures would mean nothing."""


def run(command: Sequence[str], folder: Path, environ: dict[str, str] | None = None) -> Run:
    """Run it to its end."""
    with (folder / "bench.log").open("wb") as log:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **(environ or {})}
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        told = (folder / "bench.log").read_text(encoding="utf-8", errors="replace")[-2000:]
        raise CommandError(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{told}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turn(runs: int, *works: Callable[[], Run]) -> tuple[tuple[Run, ...], ...]:
    """Each work `runs` times, in turn, so that a busy moment of the machine meets all of them; by work."""
    rounds = [[work() for work in works] for _ in range(runs)]
    return tuple(zip(*rounds, strict=True))


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the second one's cost the first one's is: the median of the pairs, the least and the most."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.least:.2f}–{self.most:.2f})"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Pair by pair."""
    pairs = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    return Ratio(statistics.median(pairs), min(pairs), max(pairs))


def median(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(*(statistics.median(getattr(one, name) for one in runs) for name in ("wall", "cpu", "peak")))


def cpu_of(process: int) -> float:
    """CPU seconds that a living process, its threads included, has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def tree(folder: Path) -> tuple[int, int]:
    """HTML pages and bytes of a published tree."""
    pages = size = 0
    for path in folder.rglob("*"):
        if path.is_file():
            size += path.stat().st_size
            pages += path.suffix == ".html"
    return pages, size
