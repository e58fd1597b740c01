"""A build in a process of its own, so that tests can kill, starve or race it.

`python -m tests.publishing VERB TARGET`
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from showcase import disk
from showcase.problem import MachineError
from showcase.publish import File, amend, publish

WRITING = ("open", "mkdir", "chmod", "fchmod", "write", "link", "unlink", "rmdir", "rename")


def site(version: str, count: int = 300) -> list[File]:
    """Two thirds of the pages are the same in every version; each version has one page of its own."""
    pages = [
        File(f"projects/p{number:03}/index.html", f"{number} {version if number % 3 == 0 else ''}\n".encode() * 200)
        for number in range(count)
    ]
    return [*pages, File("index.html", version.encode()), File(f"only/{version}.html", b"")]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def build(target: Path, files: list[File]) -> None:
    publish(target, files, lambda _: ())


def forever(target: Path) -> None:
    """Publish two versions in turn until killed."""
    say("ready")
    while True:
        build(target, site("b"))
        build(target, site("a"))


def once(target: Path) -> None:
    build(target, site("b"))


def full(target: Path) -> None:
    """Publish where no file may be longer than 1,000 bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    build(target, site("b"))


def stranger(target: Path) -> None:
    """Publish as somebody who owns nothing here; root would be let through."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    build(target, site("b"))


def difference() -> tuple[list[File], list[str]]:
    """What makes of the second version the first one: the new files, and those that are gone."""
    new, old = ({file.path: file for file in site(version, count=6)} for version in "ab")
    return [file for path, file in new.items() if file != old.get(path)], sorted(old.keys() - new)


def steps(target: Path) -> None:
    """For each line `step swap`: publish in a child that dies before its step-th call to the disk; say how it ended."""
    for line in sys.stdin:
        step, swap = line.split()
        child = os.fork()
        if child == 0:
            if swap == "renames":
                disk.exchange = lambda *_: False
            _die_before(int(step))
            if swap == "amend":
                amend(target, *difference())
            else:
                build(target, site("a", count=6))
            os._exit(0)
        say(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))


def _die_before(step: int) -> None:
    left = step

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return wrapper

    for name in WRITING:
        setattr(os, name, counted(getattr(os, name)))
    disk.exchange = counted(disk.exchange)


def main() -> int:
    verbs = {"forever": forever, "once": once, "full": full, "stranger": stranger, "steps": steps}
    try:
        verbs[sys.argv[1]](Path(sys.argv[2]))
    except MachineError as error:
        say(str(error))
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
