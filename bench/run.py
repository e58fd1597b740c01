"""This machine → `bench/RESULTS.md`: the same made-up programme built by us and by each peer, in turn, several times.

    make bench                          everything: about two hours on two cores
    make bench ARGS="--sizes 200 --runs 3 --only cold edit"

Nothing in the results is typed by hand: `--write` puts them into the file, with the machine and the versions.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.machine import described
from bench.measure import Run, in_turn, median, ratio, run, tree
from bench.peers import ROOT, Peer, peers, prepare
from bench.resident import hugo_edit
from bench.tools import TOOLS, install

STOCK_LIMIT = 1000
"""Stock MkDocs is run up to this size: beyond it takes many minutes per run, and its growth is known by then."""


@dataclass(slots=True)
class Bench:
    """Where the peers' projects stand, and what was found so far, as lines of Markdown."""

    work: Path
    runs: int
    sizes: tuple[int, ...]
    all: dict[str, Peer]
    lines: list[str] = field(default_factory=list)

    def tell(self, *lines: str) -> None:
        """Show lines at once, and keep them."""
        self.lines += lines
        print("\n".join(lines), flush=True)  # noqa: T201 - a command's output

    def folder(self, name: str, size: int) -> Path:
        """The peer's project of that size, written at its first use."""
        folder = self.work / f"{name}-{size}"
        if not folder.exists():
            prepare(self.all[name], size, folder)
        return folder

    def cold(self, name: str, size: int) -> Callable[[], Run]:
        """A build that finds nothing of an earlier one; what must be deleted is deleted before the clock starts."""
        peer, folder = self.all[name], self.folder(name, size)

        def work() -> Run:
            for kept in peer.kept:
                shutil.rmtree(folder / kept, ignore_errors=True)
            built = run(peer.command, folder)
            return _sum(built, run(peer.search, folder)) if peer.search else built

        return work

    def again(self, size: int, *command: str) -> Callable[[], Run]:
        """Our command once more on what is there."""
        folder = self.folder("showcase", size)
        return lambda: run(command or self.all["showcase"].command, folder)


@contextmanager
def _work(given: Path | None) -> Iterator[Path]:
    """The folder that was named, which stays; or one of our own, which goes."""
    if given:
        given.mkdir(parents=True, exist_ok=True)
        yield given.resolve()
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)


def _sum(first: Run, second: Run) -> Run:
    return Run(first.wall + second.wall, first.cpu + second.cpu, max(first.peak, second.peak))


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _figures(runs: Sequence[Run]) -> tuple[str, str, str]:
    middle = median(runs)
    return f"{middle.cpu:.2f}", f"{middle.wall:.2f}", f"{middle.peak:.0f}"


def cold(bench: Bench) -> None:
    """Every peer from nothing, at every size; ratios are ours to theirs."""
    bench.tell("## Cold build, without search", "")
    for size in bench.sizes:
        others = [name for name in ("hugo", "eleventy", "mkdocs", "zensical") if _takes_part(name, size)]
        _together(bench, size, "showcase", others)
    bench.tell("## Cold build with the search index", "")
    for size in bench.sizes:
        others = [name for name in ("hugo+search", "mkdocs+search") if _takes_part(name, size)]
        _together(bench, size, "showcase+search", others)


def _takes_part(name: str, size: int) -> bool:
    return size <= STOCK_LIMIT or name in {"hugo", "hugo+search", "eleventy"}


def _together(bench: Bench, size: int, ours: str, others: Sequence[str]) -> None:
    names = [ours, *others]
    runs = dict(zip(names, in_turn(bench.runs, *(bench.cold(name, size) for name in names)), strict=True))
    bench.tell(
        f"### {size} projects × 5 languages",
        "",
        _row(
            "generator", "CPU s", "wall s", "peak MB", "pages", "MB", "ms CPU per page", "our CPU to theirs", "our wall"
        ),
        _row("---", *["---:"] * 8),
    )
    for name in names:
        pages, size_of_tree = tree(bench.folder(name, size) / bench.all[name].target)
        mine, theirs = runs[ours], runs[name]
        ratios = ("", "") if name == ours else (
            ratio([one.cpu for one in mine], [one.cpu for one in theirs]),
            ratio([one.wall for one in mine], [one.wall for one in theirs]),
        )  # fmt: skip
        each = 1000 * median(theirs).cpu / max(pages, 1)
        bench.tell(_row(name, *_figures(theirs), pages, f"{size_of_tree / 1e6:.1f}", f"{each:.2f}", *ratios))
    bench.tell("")


def edit(bench: Bench) -> None:
    """One text changed: a new process of ours against a Hugo server that never stopped."""
    bench.tell(
        "## After one edit, and after none",
        "",
        _row("projects", "work", "CPU s", "wall s", "peak MB"),
        _row("---", "---", *["---:"] * 3),
    )
    for size in bench.sizes:
        bench.cold("showcase", size)()
        bench.again(size)()
        text = bench.folder("showcase", size) / "content" / "projects" / "project-00007" / "text.fr.md"

        again = bench.again(size)
        ours = [_edited(text, again) for _ in range(bench.runs)]
        idle = [again() for _ in range(bench.runs)]
        folder = bench.folder("hugo", size)
        page = folder / "content" / "fr" / "projects" / "project-00007.md"
        hugo = bench.all["hugo"].command[0]
        theirs = [hugo_edit(hugo, folder, page, "/projects/project-00007/") for _ in range(min(bench.runs, 3))]
        bench.tell(_row(size, "showcase, one edit, new process", *_figures(ours)))
        bench.tell(_row(size, "showcase, nothing changed, new process", *_figures(idle)))
        bench.tell(_row(size, "Hugo server, one edit, resident", *_figures(theirs)))
        share = median(ours).cpu / median(theirs).cpu
        bench.tell(
            _row(size, "**our edit to theirs**", f"{share:.2f}", f"{median(ours).wall / median(theirs).wall:.2f}", "")
        )
    bench.tell("")


def _edited(text: Path, again: Callable[[], Run]) -> Run:
    text.write_text(text.read_text(encoding="utf-8") + "\nEncore.\n", encoding="utf-8")
    return again()


def check(bench: Bench) -> None:
    """Reading and checking alone."""
    bench.tell(
        "## `showcase check` alone, cold",
        "",
        _row("projects", "CPU s", "wall s", "peak MB"),
        _row("---", *["---:"] * 3),
    )
    program = bench.all["showcase"].command[0]
    for size in bench.sizes:
        folder = bench.folder("showcase", size)

        def work(folder: Path = folder) -> Run:
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            return run((program, "check"), folder)

        bench.tell(_row(size, *_figures([work() for _ in range(bench.runs)])))
    bench.tell("")


def copy(bench: Bench) -> None:
    """The floor: what the disk asks for a tree of our output's size."""
    bench.tell(
        "## Against `cp -r` of our own output",
        "",
        _row("projects", "our wall s", "cp wall s", "ratio"),
        _row("---", *["---:"] * 3),
    )
    for size in bench.sizes:
        folder = bench.folder("showcase", size)

        def copied(folder: Path = folder) -> Run:
            shutil.rmtree(folder / "copy", ignore_errors=True)
            return run(("cp", "-r", "site", "copy"), folder)

        ours, theirs = in_turn(bench.runs, bench.cold("showcase", size), copied)
        walls = ratio([one.wall for one in ours], [one.wall for one in theirs])
        bench.tell(_row(size, f"{median(ours).wall:.2f}", f"{median(theirs).wall:.2f}", walls))
    bench.tell("")


def growth(bench: Bench) -> None:
    """CPU per page of the largest size against the one before."""
    if len(bench.sizes) < 2:
        return
    small, large = bench.sizes[-2:]
    each = []
    for size in (small, large):
        runs = [bench.cold("showcase", size)() for _ in range(bench.runs)]
        each.append(statistics.median(one.cpu for one in runs) / tree(bench.folder("showcase", size) / "site")[0])
    bench.tell(
        "## CPU per page",
        "",
        f"{1000 * each[1]:.3f} ms at {large} projects, {1000 * each[0]:.3f} ms at {small}: ",
        f"ratio {each[1] / each[0]:.2f}",
        "",
    )


def real(bench: Bench) -> None:
    """The project's own site."""
    folder = bench.work / "own"
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("content", "docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    command = bench.all["showcase+search"].command
    text = next(iter(sorted((folder / "content" / "projects").glob("*/text.fr.md"))))

    def first() -> Run:
        for kept in bench.all["showcase"].kept:
            shutil.rmtree(folder / kept, ignore_errors=True)
        return run(command, folder)

    bench.tell(
        "## The project's own site, with search",
        "",
        _row("work", "CPU s", "wall s", "peak MB"),
        _row("---", *["---:"] * 3),
    )
    for name, work in (
        ("cold", first),
        ("nothing changed", lambda: run(command, folder)),
        ("one edit", lambda: _edited(text, lambda: run(command, folder))),
    ):
        bench.tell(_row(name, *_figures([work() for _ in range(bench.runs)])))
    bench.tell("")


PARTS: dict[str, Callable[[Bench], None]] = {
    "cold": cold,
    "edit": edit,
    "check": check,
    "copy": copy,
    "growth": growth,
    "real": real,
}


def main() -> None:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 5000], help="numbers of projects")
    parser.add_argument("--runs", type=int, default=5, help="how often each is run; medians are told")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="parts to run")
    parser.add_argument(
        "--work", type=Path, help="folder for the peers' projects (default: a new one, deleted at the end)"
    )
    parser.add_argument("--write", action="store_true", help="write bench/RESULTS.md")
    given = parser.parse_args()
    install()
    with _work(given.work) as work:
        bench = Bench(work, given.runs, tuple(sorted(given.sizes)), peers())
        bench.tell("# Results", "", *described(TOOLS), "")
        for name in given.only:
            PARTS[name](bench)
    if given.write:
        (ROOT / "bench" / "RESULTS.md").write_text("\n".join(bench.lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
