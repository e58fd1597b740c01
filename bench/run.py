"""This machine → `bench/results.json` and `RESULTS.md`: one made-up programme, built by us and by the peers in turn.

    make bench                                                everything: some hours on two cores
    make bench ARGS="--sizes 200 --runs 3 --only cold edit"   a part, to look at
    make bench ARGS="--sizes 5000 --only cold --write"        a part at a quiet moment, kept beside the others

Without `--write` nothing is kept. `--render` makes the pages anew from the figures that are there.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import results
from bench.aside import delete
from bench.machine import described, taken
from bench.parts import PARTS, Bench, Raw, growth, real
from bench.tools import install

SIZES = (200, 1000, 5000)


@contextmanager
def _work(given: Path | None) -> Iterator[Path]:
    """The folder that was named, which stays; or one of our own, which goes."""
    if given:
        given.mkdir(parents=True, exist_ok=True)
        yield given.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            yield Path(folder)


def _measured(bench: Bench, parts: list[str], sizes: list[int]) -> Iterator[tuple[str, str, Raw]]:
    """Part, size and raw figures, one after the other; the moment each began is among them."""
    machine = described()
    for part in parts:
        began = taken()
        if part == "real":
            yield part, "own", {"taken": began, "machine": machine, **real(bench)}
        elif part == "growth":
            for small, large in [sizes[-2:]] if len(sizes) > 1 else []:
                yield part, f"{small}-{large}", {"taken": began, "machine": machine, **growth(bench, small, large)}
        else:
            for size in sizes:
                yield part, str(size), {"taken": taken(), "machine": machine, **PARTS[part](bench, size)}


def _given() -> argparse.Namespace:
    parts = (*PARTS, "growth", "real")
    parser = argparse.ArgumentParser(
        prog="make bench ARGS=…", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of projects (default: all three)")
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (default: 5); medians are told")
    parser.add_argument("--only", nargs="+", choices=parts, default=parts, help="parts to run", metavar="PART")
    parser.add_argument("--work", type=Path, help="folder for the peers' projects (default: one that is deleted)")
    parser.add_argument("--write", action="store_true", help="keep the figures, and render them")
    parser.add_argument("--render", action="store_true", help="run nothing: render the figures that are kept")
    parser.epilog = f"parts: {', '.join(parts)}"
    return parser.parse_args()


def main() -> None:
    """Run the parts that were asked for; each is kept as soon as it is measured."""
    given = _given()
    if given.render:
        results.keep(results.kept())
        return
    install()
    with _work(given.work) as work:
        for part, size, raw in _measured(Bench(work, given.runs), list(given.only), sorted(given.sizes)):
            known = results.kept() if given.write else {}
            known.setdefault(part, {})[size] = raw
            sys.stdout.write(f"## {results.TITLES[part]}\n\n{results.shown(known, part, size)}\n")
            sys.stdout.flush()
            if given.write:
                results.keep(known)
            delete(work)


if __name__ == "__main__":
    main()
