"""`results.json` → `RESULTS.md`, and the table in `README.md`: no figure is typed by hand."""

from __future__ import annotations

import json
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import aims
from bench.aims import Results, per_page
from bench.census import ROWS
from bench.measure import ratio

HERE = Path(__file__).parent
RAW, RENDERED, README = HERE / "results.json", HERE / "RESULTS.md", HERE / "README.md"
TITLES = {
    "cold": "Cold build, without search",
    "search": "Cold build, with search",
    "edit": "After one edit, and after none",
    "check": "`showcase check` alone, cold",
    "copy": "Against `cp -r` of our own output",
    "growth": "What a page costs when there are many",
    "real": "The project's own site, with search",
}
NOTES = {
    "cold": "Ratios are ours to theirs, pair by pair: the median (the least–the most).",
    "search": "Zensical makes its index always. Lines that name the index alone are parts of the line above.",
    "edit": "We are a new process each time; the Hugo server never stopped, and its memory is that of its whole life.",
    "copy": "A tree of as many files and bytes as we publish cannot be had for less.",
    "real": "Its records, pages and layout as they are in this repository.",
}
_ASKED_SIZE = "200"
_MARKS = re.compile(r"(?<=<!-- what each was asked -->\n).*?(?=<!-- end -->)", re.DOTALL)


def kept() -> Results:
    """What was measured so far."""
    return json.loads(RAW.read_text(encoding="utf-8")) if RAW.is_file() else {}


def keep(results: Results) -> None:
    """Write the raw figures and what is made of them; figures of one run stand on one line."""
    text = json.dumps({part: results[part] for part in TITLES if part in results}, ensure_ascii=False, indent=1)
    RAW.write_text(re.sub(r"\[[\s\d.,]+\]", lambda found: " ".join(found[0].split()), text) + "\n", encoding="utf-8")
    RENDERED.write_text(render(results), encoding="utf-8")
    README.write_text(readme(README.read_text(encoding="utf-8"), results), encoding="utf-8")


def render(results: Results) -> str:
    """The whole of `RESULTS.md`."""
    machines = _machines(results)
    lines = ["# Results", "", "Made by `make bench` from `results.json`; how, and what to make of it: `README.md`.", ""]
    for number, machine in enumerate(machines, start=1):
        lines += [f"- Machine {number}: " if len(machines) > 1 else "- Machine: "]
        lines[-1] += "{processor}, {cores} cores, {memory}, {kernel}, Python {Python}".format(**machine)
        lines += [f"- Versions: {machine['versions']}"]
    lines += ["", "## What is to be reached", "", *_table(aims.table(results)), ""]
    for part, title in TITLES.items():
        if part in results:
            lines += [f"## {title}", "", *([NOTES[part], ""] if part in NOTES else [])]
            for size, measured in sorted(results[part].items(), key=lambda item: _number(item[0])):
                lines += _section(part, size, measured, machines)
    return "\n".join(lines).rstrip() + "\n"


def shown(results: Results, part: str, size: str) -> str:
    """One section, for the eyes of who runs it."""
    return "\n".join(_section(part, size, results[part][size], _machines(results)))


def readme(text: str, results: Results) -> str:
    """`README.md` with the table of what each was asked, made anew."""
    trees: dict[str, Any] = {}
    for part in ("search", "cold"):
        trees |= results.get(part, {}).get(_ASKED_SIZE, {}).get("trees", {})
    trees = {name: tree for name, tree in trees.items() if f"{name}+search" not in trees}
    return _MARKS.sub("\n" + "\n".join(_table(list(_asked(trees)))) + "\n\n", text) if trees else text


def _asked(trees: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, ...]]:
    yield ("", *trees)
    for row in ROWS:
        yield (row, *(f"{tree[row]:,}" for tree in trees.values()))


def _machines(results: Results) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for sizes in results.values():
        for measured in sizes.values():
            if measured["machine"] not in found:
                found.append(measured["machine"])
    return found


def _number(size: str) -> int:
    return int(size) if size.isdigit() else 0


def _section(part: str, size: str, measured: Mapping[str, Any], machines: Sequence[Mapping[str, str]]) -> list[str]:
    """A heading, when it was taken, and its table."""
    taken, several = measured["taken"], len(machines) > 1
    where = f" on machine {machines.index(measured['machine']) + 1}" if several else ""
    count = len(next(iter(measured["runs"].values()))["cpu"])
    times = "once" if count == 1 else f"{count} times each, in turn; medians"
    head = [f"### {int(size):,} projects × 5 languages", ""] if size.isdigit() else []
    line = f"Taken on {taken['day']}{where}, load {taken['load']} when it began; {times}."
    rows = {"growth": _growth, "edit": _edit}.get(part, _plain)(measured)
    return [*head, line, "", *_table(list(rows)), ""]


def _plain(measured: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Every name with its figures; ratios of the first to the others, where there are others to compare with."""
    runs, trees = measured["runs"], measured["trees"]
    ours = "showcase+search" if "showcase+search" in runs else next(iter(runs))
    compared = any(name in runs for name in ("hugo", "hugo+search", "cp -r"))
    yield (
        *("", "CPU s", "wall s", "peak MB"),
        *(("pages", "MB", "ms CPU per page") if trees else ()),
        *(("our CPU to theirs", "our wall to theirs", "our peak to theirs") if compared else ()),
    )
    for name, figures in runs.items():
        tree = trees.get(name)
        counted = _counted(tree, figures) if tree else ("", "", "")
        peer = not name.startswith("showcase") and "alone" not in name
        against = _against(runs[ours], figures) if peer else ("", "", "")
        yield (name, *_medians(figures), *(counted if trees else ()), *(against if compared else ()))
    if "showcase+search" in runs:
        pairs = zip(runs[ours]["cpu"], runs["showcase"]["cpu"], strict=True)
        cost = statistics.median(more - less for more, less in pairs)
        yield ("showcase+search, the index alone (the difference)", f"{cost:.2f}", *[""] * 8)


def _edit(measured: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    runs = measured["runs"]
    yield ("", "CPU s", "wall s", "peak MB", "our CPU to theirs", "our wall to theirs", "our peak to theirs")
    for name, figures in runs.items():
        mine = runs.get(name.replace("hugo server", "showcase"), figures)
        yield (name, *_medians(figures), *(_against(mine, figures) if mine is not figures else ("", "", "")))


def _growth(measured: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    yield ("", "CPU s", "wall s", "peak MB", "pages", "ms CPU per page", "to the one above")
    before = 0.0
    for name, figures in measured["runs"].items():
        each = per_page(measured, name)
        more = f"{each / before:.2f}" if before else ""
        yield (name, *_medians(figures), f"{measured['trees'][name]['pages']:,}", f"{1000 * each:.3f}", more)
        before = each


def _medians(figures: Mapping[str, Sequence[float]]) -> tuple[str, str, str]:
    cpu, wall, peak = (statistics.median(figures[name]) for name in ("cpu", "wall", "peak"))
    return f"{cpu:.2f}", f"{wall:.2f}", f"{peak:.0f}"


def _counted(tree: Mapping[str, int], figures: Mapping[str, Sequence[float]]) -> tuple[str, str, str]:
    each = 1000 * statistics.median(figures["cpu"]) / max(tree["pages"], 1)
    return f"{tree['pages']:,}", f"{tree['bytes'] / 1e6:.1f}", f"{each:.2f}"


def _against(mine: Mapping[str, Sequence[float]], theirs: Mapping[str, Sequence[float]]) -> tuple[str, str, str]:
    cpu, wall, peak = (str(ratio(mine[name], theirs[name])) for name in ("cpu", "wall", "peak"))
    return cpu, wall, peak


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Markdown; all columns but the first stand to the right."""
    width = len(rows[0])
    lines = ["| " + " | ".join(row) + " |" for row in ([*row, *[""] * (width - len(row))][:width] for row in rows)]
    return [lines[0], "| --- |" + " ---: |" * (width - 1), *lines[1:]]
