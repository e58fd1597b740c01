"""A command → its CPU seconds, wall seconds and peak memory; commands in turn → their ratio, pair by pair."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

FIGURES = ("cpu", "wall", "peak")
_ONCE = Path(__file__).parent / "once.py"
_ENVIRON = {"SITE_URL": "https://example.org/", "NO_MKDOCS_2_WARNING": "1"}
"""The address that the peers' settings name, for those who take it from the environment."""
_NOT_OURS = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"})
"""Whoever runs a program twice has it compiled the second time, unless his environment forbids it."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run; `cpu` is user and system time of the command and all that it started, in seconds."""

    wall: float
    cpu: float
    peak: float
    """Megabytes of the largest process among them."""


class CommandError(Exception):
    """A command of the benchmark did not end well: its figures would mean nothing."""


def run(command: Sequence[str], folder: Path) -> Run:
    """Run it to its end, once the disk has written what came before."""
    os.sync()
    log = folder / "bench.log"
    done = subprocess.run(
        (sys.executable, "-I", "-S", _ONCE, log, *command),
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name not in _NOT_OURS} | _ENVIRON,
        capture_output=True,
        text=True,
        check=False,
    )
    cost = json.loads(done.stdout) if done.stdout else {"code": done.stderr}
    if cost.pop("code"):
        told = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise CommandError(f"{' '.join(command)} in {folder} did not end well:\n{told}{done.stderr}")
    return Run(**cost)


def together(first: Run, second: Run) -> Run:
    """Two commands, one after the other, as one."""
    return Run(first.wall + second.wall, first.cpu + second.cpu, max(first.peak, second.peak))


def in_turn(runs: int, works: Mapping[str, Callable[[], Run]]) -> dict[str, list[Run]]:
    """Each work `runs` times, in turn, so that a busy moment of the machine meets all of them."""
    found: dict[str, list[Run]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            found[name].append(work())
    return found


Figures = dict[str, list[float]]
"""CPU, wall and peak of each run, as they are kept in `results.json`."""


def figures(runs: Sequence[Run]) -> Figures:
    """By figure, run by run."""
    return {name: [round(asdict(one)[name], 4) for one in runs] for name in FIGURES}


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
    pairs = [mine / max(other, 1e-9) for mine, other in zip(ours, theirs, strict=True)]
    return Ratio(statistics.median(pairs), min(pairs), max(pairs))
