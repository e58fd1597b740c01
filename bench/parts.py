"""A part of the benchmark and a size → its raw figures: each part runs alone, in turn, as often as was asked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.aside import set_aside
from bench.census import census
from bench.edits import MARKS, PAGE, Edit, Project, files, hugos, ours, restored
from bench.layouts import ROOT
from bench.measure import CommandError, Run, figures, in_turn, run, together
from bench.peers import SHOWCASE, UNRELATED, Peer, peers, prepare
from bench.resident import Server, serving

Raw = dict[str, Any]
"""`runs`: name → figures; `trees`: name → census."""
STOCK_LIMIT = 1000
"""Stock MkDocs and Zensical are run up to this size: beyond it they take many minutes, and their growth is known."""
SLOW = ("mkdocs", "mkdocs+search", "zensical+search")


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the peers' projects stand, and how often each work is done."""

    work: Path
    runs: int

    def folder(self, name: str, size: int) -> Path:
        """The peer's project of that size, written at its first use; with and without search are one project."""
        whose = (peers()[name].project or peers()[name].layout).replace(", ", "-").replace(" ", "-")
        folder = self.work / f"{whose}-{size}"
        if not folder.exists():
            prepare(name, size, folder)
        return folder

    def tree(self, name: str, size: int) -> Path:
        """What it published."""
        return self.folder(name, size) / peers()[name].target

    def cold(self, name: str, size: int) -> Callable[[], Run]:
        """A build that finds nothing of an earlier one, and its search index."""
        peer, folder = peers()[name], self.folder(name, size)

        def work() -> Run:
            self.forget(peer, folder)
            built = run(peer.command, folder)
            return together(built, run(peer.index, folder)) if peer.index else built

        return work

    def forget(self, peer: Peer, folder: Path) -> None:
        """Set aside what an earlier run left, before the clock starts."""
        set_aside(self.work, [folder / left for left in (peer.target, *peer.kept)])


def cold(bench: Bench, size: int) -> Raw:
    """Every peer from nothing, without search."""
    return _side_by_side(bench, size, ("showcase", "hugo", UNRELATED, "eleventy", "mkdocs"))


def search(bench: Bench, size: int) -> Raw:
    """Every peer from nothing, with its search index; ourselves without it, too, to know what the index costs."""
    return _side_by_side(
        bench, size, ("showcase", "showcase+search", "hugo+search", "mkdocs+search", "zensical+search")
    )


def _side_by_side(bench: Bench, size: int, names: Sequence[str]) -> Raw:
    part = [name for name in names if size <= STOCK_LIMIT or name not in SLOW]
    indexed: dict[str, list[Run]] = {}
    trees = {}

    def counted(name: str, work: Callable[[], Run]) -> Callable[[], Run]:
        def once() -> Run:
            done = work()
            if name not in trees:
                trees[name] = census(bench.tree(name, size))
            return done

        return once

    runs = in_turn(bench.runs, {name: counted(name, _stepwise(bench, name, size, indexed)) for name in part})
    return _raw(runs | indexed, trees)


def _stepwise(bench: Bench, name: str, size: int, indexed: dict[str, list[Run]]) -> Callable[[], Run]:
    """A cold build; when its index is a step of its own, that step's figures are kept apart as well."""
    peer, folder = peers()[name], bench.folder(name, size)
    if not peer.index:
        return bench.cold(name, size)

    def work() -> Run:
        bench.forget(peer, folder)
        built, index = run(peer.command, folder), run(peer.index, folder)
        indexed.setdefault(f"{name}, the index alone", []).append(index)
        return together(built, index)

    return work


def edit(bench: Bench, size: int) -> Raw:
    """After an edit, and after none: a new process of ours against a Hugo server that never stopped."""
    folder, other = bench.folder("showcase", size), bench.folder("hugo", size)
    command = peers()["showcase"].command
    mine, theirs = ours(folder), hugos(other)
    bench.forget(peers()["showcase"], folder)
    run(command, folder)
    run(command, folder)
    with restored(*files((mine, theirs))), serving(peers()["hugo"].command[0], other, f"/{PAGE}/") as server:
        works = {"showcase, nothing changed": lambda: run(command, folder)}
        for name, change in mine.edits().items():
            works[f"showcase, {name}"] = _edited(change, command, folder, folder / "site" / PAGE / "index.html")
            works[f"hugo server, {name}"] = _served(theirs.edits()[name], server)
        return _raw(in_turn(bench.runs, works), {})


def _edited(change: Edit, command: Sequence[str], folder: Path, page: Path) -> Callable[[], Run]:
    """An edit, and the build after it, which must show it."""

    def work() -> Run:
        before = page.read_bytes()
        change(next(MARKS))
        done = run(command, folder)
        if page.read_bytes() == before:
            raise CommandError(f"{page} does not show the edit")
        return done

    return work


def _served(change: Edit, server: Server) -> Callable[[], Run]:
    def work() -> Run:
        mark = next(MARKS)
        return server.edited(lambda: change(mark), f"/{PAGE}/", str(mark))

    return work


def check(bench: Bench, size: int) -> Raw:
    """Reading and checking alone, from nothing."""
    folder = bench.folder("showcase", size)

    def work() -> Run:
        bench.forget(peers()["showcase"], folder)
        return run((SHOWCASE, "check"), folder)

    return _raw(in_turn(bench.runs, {"showcase check": work}), {})


def copy(bench: Bench, size: int) -> Raw:
    """The floor: what the disk asks for a tree of our output's size."""
    folder = bench.folder("showcase", size)

    def copied() -> Run:
        set_aside(bench.work, [folder / "copy"])
        return run(("cp", "-r", "site", "copy"), folder)

    found = in_turn(bench.runs, {"showcase": bench.cold("showcase", size), "cp -r": copied})
    set_aside(bench.work, [folder / "copy"])
    return _raw(found, {})


def growth(bench: Bench, small: int, large: int) -> Raw:
    """Two sizes in turn: what a page costs when there are many."""
    sizes = {f"showcase {size}": size for size in (small, large)}
    found = in_turn(bench.runs, {name: bench.cold("showcase", size) for name, size in sizes.items()})
    return _raw(found, {name: census(bench.tree("showcase", size)) for name, size in sizes.items()})


def real(bench: Bench) -> Raw:
    """The project's own site, with search."""
    folder, peer = bench.work / "own", peers()["showcase+search"]
    set_aside(bench.work, [folder])
    for name in ("content", "docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    text = min((folder / "content" / "projects").glob("*/text.*.md"))

    def first() -> Run:
        bench.forget(peer, folder)
        return run(peer.command, folder)

    first()
    pages = sorted((folder / "site").glob(f"**/projects/{text.parent.name}/index.html"))
    page = next(path for path in pages if f'lang="{text.suffixes[-2][1:]}"' in path.read_text(encoding="utf-8")[:99])
    works = {"cold": first, "nothing changed": lambda: run(peer.command, folder)}
    works |= {name: _edited(change, peer.command, folder, page) for name, change in Project(text).edits().items()}
    return _raw(in_turn(bench.runs, works), {"cold": census(folder / "site")})


def _raw(runs: Mapping[str, Sequence[Run]], trees: Mapping[str, Mapping[str, int]]) -> Raw:
    return {"runs": {name: figures(of) for name, of in runs.items()}, "trees": {k: dict(v) for k, v in trees.items()}}


PARTS: dict[str, Callable[[Bench, int], Raw]] = {
    "cold": cold,
    "search": search,
    "edit": edit,
    "check": check,
    "copy": copy,
}
"""What is run at each size; `growth` compares two sizes, `real` has its own."""
