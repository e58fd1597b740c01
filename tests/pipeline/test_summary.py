from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from pipeline.summary import LONGEST, append, block, main


def test_text_is_shown_as_it_is_and_never_as_markup() -> None:
    assert block("a < b\n```\n</pre><img src=x onerror=alert(1)>\n") == (
        "<pre>\na &lt; b\n```\n&lt;/pre&gt;&lt;img src=x onerror=alert(1)&gt;\n</pre>\n"
    )


def test_control_characters_are_shown() -> None:
    assert block("a\x1b[2J\r\n\u202eb") == "<pre>\na\\x1b[2J\\x0d\n\\u202eb\n</pre>\n"


@pytest.mark.parametrize("line", ["é < è\n", "&"])
def test_a_long_text_is_cut_and_the_page_takes_it(line: str) -> None:
    shown = block(line * 200_000)
    assert len(shown.encode()) < 1024 * 1024
    assert shown.endswith("\n[…]\n</pre>\n")


def test_a_text_that_just_fits_is_whole() -> None:
    assert block("x" * LONGEST) == f"<pre>\n{'x' * LONGEST}\n</pre>\n"


def test_the_summary_grows_and_bytes_that_are_no_text_do_not_stop_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    append("first\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff & more\n")))
    assert main(["Check"]) == 0
    assert page.read_text(encoding="utf-8") == "first\n### Check\n\n<pre>\n\ufffd &amp; more\n</pre>\n\n"


def test_outside_a_workflow_nothing_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.chdir(tmp_path)
    append("text")
    assert not list(tmp_path.iterdir())


def test_a_title_is_needed() -> None:
    assert main([]) == 2
