"""This machine → on what the figures were taken, when, and with which versions."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from bench.tools import eleventy, hugo, zensical

OURS = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pagefind")


def taken() -> dict[str, str]:
    """The day, and how busy the machine is."""
    return {"day": dt.datetime.now(dt.UTC).date().isoformat(), "load": f"{os.getloadavg()[0]:.1f}"}


def described() -> dict[str, str]:
    """Processor, memory, system and versions."""
    processor = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(encoding="ascii"))
    theirs = {
        "Hugo": (hugo(), "version"),
        "Node.js": (eleventy()[0], "--version"),
        "Eleventy": (*eleventy(), "--version"),
        "Zensical": (zensical(), "--version"),
    }
    versions = [f"{name} {_first(*asked)}" for name, asked in theirs.items()]
    return {
        "processor": processor[1].strip() if processor else platform.processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{int(memory[1]) / 2**20:.0f} GiB" if memory else "unknown",
        "kernel": f"{platform.system()} {platform.release().partition('-')[0]}",
        "Python": platform.python_version(),
        "versions": ", ".join([*versions, *(f"{name} {version(name)}" for name in OURS)]),
    }


def _first(*command: str) -> str:
    """The number in what a program says of its version."""
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+\.\d+\.\d+", said)
    return found[0] if found else "?"
