"""A showcase command → what it cost this process, and what its children cost: `python -m bench.alone build …`.

Started by `scale` for each run: what one process must do alone is what more cores or machines cannot make shorter.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import time
from pathlib import Path

from showcase.__main__ import main


def spent(process: int | str = "self") -> tuple[float, float]:
    """CPU seconds of a process so far, and its greatest memory in megabytes."""
    proc = Path(f"/proc/{process}")
    ticks = proc.joinpath("stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    most = re.search(r"VmHWM:\s*(\d+)", proc.joinpath("status").read_text(encoding="utf-8"))
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK"), int(most[1]) / 1024 if most else 0.0


def _run() -> None:
    began = time.perf_counter()
    try:
        main()
        code: object = 0
    except SystemExit as end:
        code = end.code or 0
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu, peak = spent()
    cost = {
        "wall": time.perf_counter() - began,
        "cpu": cpu,
        "peak": peak,
        "others cpu": children.ru_utime + children.ru_stime,
        "others peak": children.ru_maxrss / 1024,
    }
    sys.stderr.write(json.dumps({name: round(value, 3) for name, value in cost.items()}) + "\n")
    sys.exit(0 if code == 0 else 1)


if __name__ == "__main__":
    _run()
