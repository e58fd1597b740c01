"""Plain `mkdocs build` gives the same pages as `showcase build`, and stops on a record with a problem."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from showcase.publish import tree_hash

ENVIRON = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def mkdocs(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", *(options or ["-q"]), "-f", "mkdocs.yml", "-d", "by-mkdocs"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=ENVIRON, check=False)


def test_mkdocs_build_gives_the_same_pages(good_built: Path) -> None:
    done = mkdocs(good_built)
    assert done.returncode == 0, done.stderr
    assert tree_hash(good_built / "by-mkdocs") == tree_hash(good_built / "public")
    assert folders(good_built / "by-mkdocs") == folders(good_built / "public")


def folders(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_dir()}


def test_a_strict_build_of_a_good_site_ends_well_and_says_nothing_of_probes(good: Path) -> None:
    done = mkdocs(good, "--strict")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert "probe" not in done.stderr
    assert "Documentation built" in done.stderr


def test_a_strict_build_still_stops_on_a_true_warning(good: Path) -> None:
    page = good / "docs/fr/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[mention](legal.md#nowhere)\n", encoding="utf-8")
    settings = good / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + "\nvalidation:\n  anchors: warn\n", encoding="utf-8")
    done = mkdocs(good, "--strict")
    assert done.returncode == 1
    assert "does not contain an anchor '#nowhere'" in done.stderr


def test_mkdocs_build_holds_the_gates(good: Path) -> None:
    page = good / "docs/fr/about.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n<a href="../nowhere/">x</a>\n', encoding="utf-8")
    done = mkdocs(good)
    assert done.returncode == 1
    assert "link-broken" in done.stderr
    assert "do not publish them" in done.stderr
    assert "Traceback" not in done.stderr


def test_mkdocs_build_stops_on_a_problem(good: Path) -> None:
    record = good / "content/projects/atlas/record.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("stage: running", "stage: flying"), encoding="utf-8")
    done = mkdocs(good)
    assert done.returncode == 1
    assert "content/projects/atlas/record.yml:2:8: value-not-listed" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (good / "by-mkdocs").exists() or not list((good / "by-mkdocs").rglob("*.html"))
