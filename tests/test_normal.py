"""A site whose files are written in letters and accents apart (NFD) is published composed (NFC), like any other."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from showcase.recipe import build
from tests.cases import snapshot


def decomposed(root: Path) -> int:
    """Take every letter of the records and strings apart; say how many files are different now."""
    changed = 0
    for path in [*root.glob("content/**/*.yml"), *root.glob("content/**/*.md")]:
        text = path.read_text(encoding="utf-8")
        apart = unicodedata.normalize("NFD", text)
        path.write_text(apart, encoding="utf-8")
        changed += apart != text
    return changed


def test_letters_and_accents_written_apart_are_published_together(good: Path, good_built: Path) -> None:
    assert {path.suffix for path in good.glob("content/projects/atlas/*")} >= {".yml", ".md"}
    assert decomposed(good)
    result = build(good, good / "public", {})
    assert result.problems == ()
    pages = {path: data for path, data in snapshot(good / "public").items() if path.endswith(".html")}
    assert pages
    assert [path for path, data in pages.items() if not unicodedata.is_normalized("NFC", data.decode())] == []
    together = snapshot(good_built / "public")
    assert [path for path, data in pages.items() if together[path] != data] == []
