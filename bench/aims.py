"""Raw figures → the figures the generator is to reach, and what it reached."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bench.measure import ratio

Results = dict[str, dict[str, dict[str, Any]]]
"""Part → size → what was measured, when and where."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One figure that must not be greater than `most`."""

    work: str
    part: str
    size: str
    figure: str
    ours: str
    most: float
    theirs: str = ""
    """Empty: `figure` counts as it is, in seconds; else as a ratio."""

    def reached(self, results: Results) -> float | None:
        """The figure, or nothing where it was not measured."""
        runs = results.get(self.part, {}).get(self.size, {}).get("runs", {})
        if self.ours not in runs or (self.theirs and self.theirs not in runs):
            return None
        if self.part == "growth":
            return per_page(results["growth"][self.size], self.ours) / per_page(
                results["growth"][self.size], self.theirs
            )
        mine = runs[self.ours][self.figure]
        return ratio(mine, runs[self.theirs][self.figure]).median if self.theirs else statistics.median(mine)


def per_page(measured: Mapping[str, Any], name: str) -> float:
    """CPU seconds for each page of a build."""
    return float(statistics.median(measured["runs"][name]["cpu"]) / measured["trees"][name]["pages"])


def _ratio(part: str, size: str, ours: str, theirs: str) -> Callable[[str, str, float], Aim]:
    return lambda work, figure, most: Aim(work, part, size, figure, ours, most, theirs)


_large = _ratio("cold", "5000", "showcase", "hugo")
_middle = _ratio("cold", "1000", "showcase", "hugo")
AIMS = (
    _large("cold, 5,000 × 5, CPU against Hugo", "cpu", 0.5),
    _large("cold, 5,000 × 5, wall against Hugo", "wall", 0.7),
    _large("cold, 5,000 × 5, peak memory against Hugo", "peak", 0.15),
    _middle("cold, 1,000 × 5, CPU against Hugo", "cpu", 0.6),
    _middle("cold, 1,000 × 5, wall against Hugo", "wall", 0.7),
    Aim("cold, 200 × 5, CPU against Hugo", "cold", "200", "cpu", "showcase", 1.0, "hugo"),
    Aim("cold, 1,000 × 5, CPU against stock MkDocs", "cold", "1000", "cpu", "showcase", 0.12, "mkdocs"),
    Aim("the same with search on both sides", "search", "1000", "cpu", "showcase+search", 0.15, "mkdocs+search"),
    Aim("one edit, 5,000 × 5, CPU s", "edit", "5000", "cpu", "showcase, a sentence", 0.6),
    Aim(
        "one edit, 5,000 × 5, CPU against a resident Hugo",
        *("edit", "5000", "cpu", "showcase, a sentence", 0.15, "hugo server, a sentence"),
    ),
    Aim("nothing changed, 5,000 × 5, CPU s", "edit", "5000", "cpu", "showcase, nothing changed", 0.4),
    Aim("`check` alone, cold, 5,000 × 5, CPU s", "check", "5000", "cpu", "showcase check", 4),
    Aim("cold, 5,000 × 5, wall against `cp -r` of its output", "copy", "5000", "wall", "showcase", 5, "cp -r"),
    Aim("CPU per page, 5,000 against 1,000", "growth", "1000-5000", "cpu", "showcase 5000", 1.1, "showcase 1000"),
    Aim("the project's own site, cold, CPU s", "real", "own", "cpu", "cold", 3),
    Aim("the project's own site, nothing changed, CPU s", "real", "own", "cpu", "nothing changed", 0.6),
    Aim("the project's own site, one edit, CPU s", "real", "own", "cpu", "a sentence", 0.6),
)


def table(results: Results) -> list[tuple[str, ...]]:
    """Each aim with its figure and whether that is reached."""
    rows: list[tuple[str, ...]] = [("work", "at most", "measured", "reached")]
    for aim in AIMS:
        found = aim.reached(results)
        told = ("not measured", "") if found is None else (f"{found:.2f}", "yes" if found <= aim.most else "**no**")
        rows.append((aim.work, f"{aim.most:g}", *told))
    return rows
