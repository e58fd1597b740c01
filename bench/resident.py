"""A Hugo server and an edit → what its rebuild costs. It is the fastest peer after an edit: it never stops running."""

from __future__ import annotations

import subprocess
import time
import urllib.request
from pathlib import Path

from bench.measure import CommandError, Run, cpu_of

_PORT = 18313
_QUIET = 1.0
"""Seconds without CPU use after which the server has finished."""


def hugo_edit(hugo: str, folder: Path, page: Path, address: str) -> Run:
    """Start the server, change one text, wait until the page shows it and the server rests; `peak` is its memory."""
    command = (hugo, "server", "--bind", "127.0.0.1", "--port", str(_PORT), "--quiet", "--disableLiveReload")
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(address, "", 600)
        _rest(process.pid)
        before, began = cpu_of(process.pid), time.perf_counter()
        mark = f"edit-{time.monotonic_ns()}"
        text = page.read_text(encoding="utf-8")
        page.write_text(f"{text}\n{mark}\n", encoding="utf-8")
        _wait_for(address, mark, 600)
        wall = time.perf_counter() - began
        _rest(process.pid)
        return Run(wall, cpu_of(process.pid) - before, _peak(process.pid))
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str, words: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{_PORT}{address}", timeout=30) as answer:
                if words in answer.read().decode("utf-8"):
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise CommandError(f"the Hugo server did not show {words or address} within {seconds:.0f} s")


def _rest(process: int) -> None:
    """Wait until it has used no CPU for a while."""
    used = cpu_of(process)
    while True:
        time.sleep(_QUIET)
        now = cpu_of(process)
        if now - used < 0.02:
            return
        used = now


def _peak(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
