"""The good site builds to what is kept in `tests/sites/good/_expected`; `make accept` keeps what it builds to now."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.conftest import GOOD, ROOT

EXPECTED = GOOD / "_expected"
SUFFIXES = {".html", ".xml", ".txt"}


def shown(folder: Path) -> dict[str, str]:
    """Path and text of every page and list of addresses; style sheets and pictures are not kept twice."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES
    }


def test_the_good_site_builds_to_what_is_expected(good_built: Path) -> None:
    now = shown(good_built / "public")
    if os.environ.get("ACCEPT"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, text in now.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_text(text, encoding="utf-8")
    kept = shown(EXPECTED)
    assert now.keys() == kept.keys()
    for path, text in now.items():
        assert text == kept[path], f"{path} changed; when that is meant, run: make accept"


def test_the_good_site_has_every_string_its_pages_use(good_built: Path) -> None:
    """A key shown as it is (`kind.project.many`) means a word that nobody wrote; `make accept` takes over new ones."""
    keys = {
        line.split(":")[0]
        for line in (ROOT / "content/strings/fr.yml").read_text(encoding="utf-8").splitlines()
        if ":" in line and not line.startswith("#")
    }
    for path, text in shown(good_built / "public").items():
        assert not [key for key in keys if f">{key}<" in text], path
