"""This machine → the lines that say on what the figures were taken, and with which versions."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from bench.tools import node


def described(tools: Path) -> list[str]:
    """Date, processor, memory, load and versions, as a list in Markdown."""
    processor = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(encoding="ascii"))
    load = os.getloadavg()[0]
    ours = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pagefind")
    theirs = {
        "Hugo": (str(tools / "bin" / "hugo-binary"), "version"),
        "Eleventy": (*node(), "--version"),
        "Zensical": (str(tools / "bin" / "zensical"), "--version"),
    }
    versions = [f"{name} {version(name)}" for name in ours]
    versions += [f"{name} {_first(*asked)}" for name, asked in theirs.items()]
    size = f"{int(memory[1]) // 2**20} GiB" if memory else "memory unknown"
    return [
        f"- Taken on {dt.datetime.now(dt.UTC).date().isoformat()}; load when it began: {load:.1f}",
        f"- {processor[1] if processor else platform.processor()}, {os.cpu_count()} cores, {size}, {platform.system()}",
        f"- Python {platform.python_version()}; {', '.join(versions)}",
    ]


def _first(*command: str) -> str:
    """The number in what a program says of its version."""
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+\.\d+\.\d+", said)
    return found[0] if found else "?"
