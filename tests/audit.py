"""`make audit`: the project's own site → Lighthouse's marks, and with `--axe` what axe finds in all its languages.

Times are of this machine at this moment, so no test compares them; it does bytes (tests/accessible/budgets.yml).
`--write` keeps the table in tests/lighthouse.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from showcase.recipe import build
from showcase.settings import read_settings
from tests import browser, npm
from tests.accessible.axe import Job, look_at
from tests.accessible.pages import Sample, samples
from tests.accessible.test_axe import told
from tests.serving import served

ROOT = Path(__file__).parent.parent
TYPES = ("home", "clusters", "cluster", "cooperation", "programme")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"LCP": "largest-contentful-paint", "TBT": "total-blocking-time", "CLS": "cumulative-layout-shift"}
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


class Marks(NamedTuple):
    """What Lighthouse says of a page: the median of its runs, and the audits that cost marks."""

    sample: Sample
    marks: dict[str, int]
    times: dict[str, float]
    lost: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether every category is as high as asked."""
        return all(self.marks[name] >= least for name, least in LEAST.items())


def lighthouse(address: str, sample: Sample, runs: int) -> Marks:
    """Look at a page several times, as a phone of the middle class on a slow network would."""
    reports = [_report(address + sample.url) for _ in range(runs)]
    marks = {
        name: round(100 * statistics.median(report["categories"][name]["score"] for report in reports))
        for name in CATEGORIES
    }
    times = {
        name: statistics.median(report["audits"][audit]["numericValue"] for report in reports)
        for name, audit in TIMES.items()
    }
    return Marks(sample, marks, times, tuple(sorted(set(_lost(reports[0])))))


def _report(url: str) -> dict[str, dict[str, dict[str, object]]]:
    flags = " ".join(["--headless=new", *browser.options()])
    done = npm.node(
        npm.LIGHTHOUSE,
        url,
        "--output=json",
        "--quiet",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={flags}",
        env={**os.environ, "CHROME_PATH": browser.find() or ""},
    )
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def _lost(report: dict[str, dict[str, dict[str, object]]]) -> list[str]:
    """The audits that weigh something in a category below its mark, and were not passed."""
    return [
        reference["id"]
        for name, category in report["categories"].items()
        if category["score"] * 100 < LEAST[name]  # type: ignore[operator]
        for reference in category["auditRefs"]  # type: ignore[attr-defined]
        if reference["weight"] and (report["audits"][reference["id"]]["score"] or 0) < 0.9  # type: ignore[operator]
    ]


def table(found: list[Marks], runs: int) -> str:
    """The marks as a table in Markdown."""
    head = ["page", *CATEGORIES, "LCP", "TBT", "CLS"]
    rows = [
        [
            f"{marks.sample.type} ({marks.sample.language})",
            *(str(marks.marks[name]) for name in CATEGORIES),
            f"{marks.times['LCP'] / 1000:.2f} s",
            f"{marks.times['TBT']:.0f} ms",
            f"{marks.times['CLS']:.3f}",
        ]
        for marks in found
    ]
    lines = [head, ["---"] * len(head), *rows]
    return (
        f"# Lighthouse, {dt.datetime.now(tz=dt.UTC).date()}\n\n"
        f"Mobile, simulated throttling, served from this machine packed with gzip; median of {runs} runs. "
        "Renew with `make audit AUDIT=--write`.\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)
    )


def main() -> int:
    """Build, serve, look; 1 when a mark is lower than asked or axe finds something."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--axe", action="store_true", help="axe on each type of page, every language, scheme and width")
    asked.add_argument("--write", action="store_true", help="keep the table in tests/lighthouse.md")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--types", default=",".join(TYPES))
    options = asked.parse_args()
    settings, _ = read_settings(ROOT, {})
    assert settings is not None
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "public")
        with served(folder) as address:
            built = build(ROOT, folder, {"SITE_URL": address})
            assert built.published is not None, built.problems
            all_samples = list(samples(folder, settings.languages))
            wanted = [
                sample
                for sample in all_samples
                if sample.type in options.types.split(",") and sample.language in {settings.languages.default, "el"}
            ]
            found = [lighthouse(address, sample, options.runs) for sample in wanted]
            jobs = [Job(sample, script) for sample in all_samples for script in (True, False)] if options.axe else []
            looker = look_at(address, jobs)
    shown = table(found, options.runs)
    sys.stdout.write(shown if found else "")
    for marks in found:
        if marks.lost:
            sys.stdout.write(f"{marks.sample.type} ({marks.sample.language}): {', '.join(marks.lost)}\n")
    sys.stdout.write(f"axe: {looker.runs} runs, {len(looker.found)} findings\n{told(looker.found)}\n" if jobs else "")
    if options.write:
        (ROOT / "tests/lighthouse.md").write_text(shown, encoding="utf-8")
    return 0 if all(marks.good for marks in found) and not looker.found else 1


if __name__ == "__main__":
    sys.exit(main())
