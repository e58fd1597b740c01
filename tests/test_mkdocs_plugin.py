"""Plain `mkdocs build` gives the same pages as `showcase build`, and stops on a record with a problem."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from showcase.publish import tree_hash

ENVIRON = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def mkdocs(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "mkdocs.yml", "-d", "by-mkdocs"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=ENVIRON, check=False)


def test_mkdocs_build_gives_the_same_pages(good_built: Path) -> None:
    done = mkdocs(good_built)
    assert done.returncode == 0, done.stderr
    assert tree_hash(good_built / "by-mkdocs") == tree_hash(good_built / "public")


def test_mkdocs_build_stops_on_a_problem(good: Path) -> None:
    record = good / "content/projects/atlas/record.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("stage: running", "stage: flying"), encoding="utf-8")
    done = mkdocs(good)
    assert done.returncode == 1
    assert "content/projects/atlas/record.yml:2:8: value-not-listed" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (good / "by-mkdocs").exists() or not list((good / "by-mkdocs").rglob("*.html"))
