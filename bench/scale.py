"""This machine → `scale.json` and the tables of `SCALE.md`: what a record costs, and what a million would.

    python -m bench.scale                                 200 and 1,000 projects, to look at
    python -m bench.scale --sizes 200 1000 5000 --write   kept, and rendered

`--render` makes the tables anew from the figures that are there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench import plan
from bench.alone import spent
from bench.aside import delete, set_aside
from bench.corpus import Corpus
from bench.crowd import crowd
from bench.layouts import LAYOUTS, ROOT

Raw = dict[str, Any]
WORKERS = 2


def measured(size: int, work: Path, runs: int) -> Raw:
    """All that is measured of a programme of `size` projects."""
    folder = work / f"scale-{size}"
    if not folder.exists():
        LAYOUTS["showcase"](Corpus(size), folder)
    found: Raw = {"records": len(Corpus(size).entries) + 1, "input": _weighed(folder / "content")}
    found["check"] = _least([_alone(folder, "check") for _ in range(runs)])
    for workers in (1, WORKERS):
        found[f"{workers}"] = _least([_built(folder, "--workers", str(workers)) for _ in range(runs)])
    found["tree"] = _tree(folder / "site")
    found["cluster"] = _least([_clustered(folder) for _ in range(runs)])
    delete(work)
    return found


def _built(folder: Path, *options: str) -> Raw:
    set_aside(folder.parent, [folder / "site", folder / "site.previous"])
    return _alone(folder, "build", "--no-search", *options)


def _clustered(folder: Path) -> Raw:
    with crowd(folder, WORKERS) as found:
        cost = _built(folder, "--executor", "dask", "--scheduler", found.address)
        others = [spent(worker.pid) for worker in found.workers]
    return cost | {"others cpu": sum(cpu for cpu, _ in others), "others peak": max(peak for _, peak in others)}


def _alone(folder: Path, *command: str) -> Raw:
    os.sync()
    environ = {**os.environ, "SITE_URL": "https://example.org/", "PYTHONPATH": f"{ROOT}:{ROOT / 'scripts'}"}
    done = subprocess.run(
        (sys.executable, "-m", "bench.alone", *command),
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command} in {folder}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    found: Raw = json.loads(done.stderr.splitlines()[-1])
    return found


def _least(runs: list[Raw]) -> Raw:
    """The run that was disturbed least."""
    return min(runs, key=lambda one: float(one["cpu"] + one["others cpu"]))


def _weighed(folder: Path) -> dict[str, int]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {"files": len(files), "bytes": sum(path.stat().st_size for path in files)}


def _tree(folder: Path) -> dict[str, int]:
    """What was published, and the files of it that hold all records."""
    return {
        **_weighed(folder),
        "folders": sum(path.is_dir() for path in folder.rglob("*")),
        "pages": sum(1 for _ in folder.rglob("*.html")),
        "sitemap bytes": sum(path.stat().st_size for path in folder.glob("sitemap*.xml")),
        "sitemap entries": sum(path.read_bytes().count(b"<loc>") for path in folder.glob("sitemap*.xml")),
        "largest table": max((path.stat().st_size for path in folder.rglob("records.json")), default=0),
        "largest page": max(path.stat().st_size for path in folder.rglob("*.html")),
    }


def _machine() -> dict[str, str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "day": dt.datetime.now(dt.UTC).date().isoformat(),
        "load": f"{os.getloadavg()[0]:.1f}",
        "what": f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}",
    }


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.scale", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=(200, 1000), help="numbers of projects")
    parser.add_argument("--runs", type=int, default=1, help="how often each is run; the least CPU counts")
    parser.add_argument("--work", type=Path, help="folder for the projects (default: one that is deleted)")
    parser.add_argument("--write", action="store_true", help="keep the figures, and render them")
    parser.add_argument("--render", action="store_true", help="run nothing: render the figures that are kept")
    return parser.parse_args()


def _measure(sizes: list[int], work: Path, runs: int) -> Raw:
    return {"machine": _machine(), "sizes": {str(size): measured(size, work, runs) for size in sorted(sizes)}}


def _keep(found: Mapping[str, Any]) -> None:
    plan.RAW.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    plan.PAGE.write_text(plan.rendered(plan.PAGE.read_text(encoding="utf-8"), found), encoding="utf-8")


def main() -> None:
    """Measure what was asked for."""
    given = _given()
    if given.render:
        _keep(json.loads(plan.RAW.read_text(encoding="utf-8")))
        return
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        work = given.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        found = _measure(list(given.sizes), work.resolve(), given.runs)
    sys.stdout.write("\n".join(f"{name}\n\n{table}\n" for name, table in plan.tables(found).items()))
    if given.write:
        _keep(found)


if __name__ == "__main__":
    main()
