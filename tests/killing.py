"""A verb in a process of its own that dies at a chosen step, so that tests see what it leaves behind.

`python -m tests.killing ROOT` reads lines of JSON, `{"step": 3, "arguments": ["fmt", "--root", "…"]}`, and answers each
with how the verb ended: its exit code, -9 when it was killed; with step 0 it is not, and the steps it took are told.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from showcase import disk
from showcase.__main__ import app, main

STEPS = ("mkdir", "chmod", "link", "unlink", "rmdir", "rename", "replace", "fsync")
"""What a verb asks of the disk, beside opening files to write and exchanging two names."""


class Killer:
    """Counts what is asked of the disk below a folder, and dies before one of these steps."""

    def __init__(self, root: str, step: int) -> None:
        self.root, self.step, self.taken = root, step, 0

    def watch(self) -> None:
        """From now on."""
        for name in STEPS:
            setattr(os, name, self._counted(getattr(os, name), last=name == "link"))
        opened = io.open

        def opening(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if mode[0] in "wxa" and str(file).startswith(self.root):
                self._step()
            return opened(file, mode, *arguments, **options)

        io.open = opening
        disk.exchange = self._counted(disk.exchange, last=False)

    def _counted(self, call: Callable[..., Any], *, last: bool) -> Callable[..., Any]:
        def counting(*arguments: Any, **options: Any) -> Any:
            asked = arguments[1:] if last else arguments
            if call.__name__ == "fsync" or any(str(one).startswith(self.root) for one in asked):
                self._step()
            return call(*arguments, **options)

        return counting

    def _step(self) -> None:
        self.taken += 1
        if self.taken == self.step:
            os.kill(os.getpid(), signal.SIGKILL)


def _one(root: str, step: int, arguments: Sequence[str], told: int) -> None:
    killer = Killer(root, step)
    killer.watch()
    sys.argv = ["showcase", *arguments]
    code = 0
    try:
        main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    os.write(told, f"{killer.taken}".encode())
    os._exit(code)


def serve(root: str) -> None:
    """Answer until the input ends."""
    app()  # every verb is imported once
    null = os.open(os.devnull, os.O_WRONLY)
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        asked = json.loads(line)
        told, tell = os.pipe()
        if (child := os.fork()) == 0:
            os.dup2(null, 1)
            _one(root, asked["step"], asked["arguments"], tell)
        os.close(tell)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        steps = int(os.read(told, 20) or 0)
        os.close(told)
        answers.write(f"{json.dumps([code, steps])}\n")
        answers.flush()


class Verbs:
    """A process that runs verbs; one is killed and the next still runs."""

    def __init__(self, out: IO[str], back: IO[str]) -> None:
        self._out, self._back = out, back

    def run(self, *arguments: object, step: int = 0) -> tuple[int, int]:
        """How a verb ended, and the steps that it took unless it was killed."""
        self._out.write(f"{json.dumps({'step': step, 'arguments': [str(one) for one in arguments]})}\n")
        self._out.flush()
        code, steps = json.loads(self._back.readline())
        return int(code), int(steps)


@contextmanager
def verbs(root: Path) -> Iterator[Verbs]:
    """Verbs that are watched below a folder."""
    command = [sys.executable, "-m", "tests.killing", str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        yield Verbs(process.stdin, process.stdout)
        process.stdin.close()


if __name__ == "__main__":
    serve(sys.argv[1])
