from __future__ import annotations

import json
import shutil
from pathlib import Path

from showcase.recipe import build


def test_the_statement_as_data_says_what_its_record_and_texts_say(good_built: Path) -> None:
    told = json.loads((good_built / "public/accessibility/statement.json").read_text(encoding="utf-8"))
    assert (told["standard"], told["level"], told["status"]) == ("WCAG 2.2", "AA", "none")
    assert (told["prepared"], told["reviewed"]) == ("2024-02-29", "2025-02")
    assert told["enforcement"] == {"body": "The ombudsman", "url": "https://example.org/ombudsman"}
    assert [gap["key"] for gap in told["gaps"]] == ["videos", "archives"]
    assert set(told["gaps"][0]["words"]) == {"fr", "el"}
    assert told["legal"] == [{"url": "https://example.org/law", "name": {"el": "Ο νόμος", "fr": "La loi"}}]
    assert told["pages"]["el"] == "https://example.org/petit/el/accessibility/"


def test_a_site_without_a_statement_has_neither_page_nor_data_nor_link(good: Path) -> None:
    shutil.rmtree(good / "content/accessibility")
    assert build(good, good / "public", {}).published is not None
    assert not (good / "public/accessibility").exists()
    assert "accessibility/" not in (good / "public/index.html").read_text(encoding="utf-8")
