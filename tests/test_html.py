"""The Nu validator: no error on any page of the good site and of the project's own."""

from __future__ import annotations

from pathlib import Path

from tests import npm


def test_every_page_is_valid_html(good_built: Path, project_built: Path) -> None:
    found = npm.html_errors(good_built / "public", project_built)
    assert found == [], f"{len(found)} errors"


def test_the_validator_is_listened_to(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p><p id=a><p id=a>", encoding="utf-8")
    assert [told.split(": ", 1)[1] for told in npm.html_errors(page)] == ["Duplicate ID “a”."]
