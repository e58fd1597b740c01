from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from showcase.confirmation import since
from tests.commands.conftest import Showcase

TODAY = dt.date(2026, 3, 31)
ATLAS = "  2025-03-30: atlas (Atlas : la mer)"


@pytest.mark.parametrize(
    ("age", "day"),
    [
        ("1d", "2026-03-30"),
        ("90d", "2025-12-31"),
        ("1m", "2026-02-28"),
        ("3m", "2025-12-31"),
        ("12m", "2025-03-31"),
        ("2y", "2024-03-31"),
        ("99999d", "1752-06-16"),
        ("99999m", "0001-01-01"),
        ("9999y", "0001-01-01"),
    ],
)
def test_an_age_is_counted_back_from_today(age: str, day: str) -> None:
    assert since(TODAY, age) == dt.date.fromisoformat(day)


def test_a_leap_day_has_a_day_a_year_before() -> None:
    assert since(dt.date(2024, 2, 29), "1y") == dt.date(2023, 2, 28)


@pytest.fixture
def dated(good: Path) -> Path:
    """The good site with three confirmed records and many that are not."""
    for path, day in (
        ("projects/atlas", "2025-03-30"),
        ("projects/boreal", "2024~"),
        ("themes/sea", "2025-03-31"),
        ("themes/energy", "2025-03"),
    ):
        record = good / "content" / path / "record.yml"
        lines = [line for line in record.read_text(encoding="utf-8").splitlines() if not line.startswith("confirmed")]
        record.write_text("\n".join((*lines, f"confirmed: {day}", "")), encoding="utf-8")
    return good


def test_old_ones_come_first_and_those_never_confirmed_last(showcase: Showcase, dated: Path) -> None:
    ran = showcase("stale", "--today", "2026-03-31", "--root", dated)
    assert (ran.code, ran.err) == (0, "")
    start = ran.lines.index("content/projects/")
    assert ran.lines[start + 1 : start + 3] == ["  2024~: boreal (Boréal)", ATLAS]
    assert "  2025-03: energy (Énergie)" in ran.lines
    assert not any("sea" in line for line in ran.lines)
    assert any(line.startswith("  never: ") for line in ran.lines)
    assert ran.lines[-1].startswith("Last confirmed before 2025-03-31: 4; never confirmed: ")


def test_a_program_reads_the_same(showcase: Showcase, dated: Path) -> None:
    ran = showcase("stale", "--older-than", "1d", "--today", "2026-03-31", "--format", "json", "--root", dated)
    rows = json.loads(ran.out)
    assert {row["state"] for row in rows if row["confirmed"]} == {"older"}
    assert {row["state"] for row in rows if not row["confirmed"]} == {"never"}
    themes = [(row["slug"], row["confirmed"], row["path"]) for row in rows if row["kind"] == "theme"]
    assert themes == [("energy", "2025-03", "content/themes/energy"), ("sea", "2025-03-31", "content/themes/sea")]


def test_the_clock_is_asked_when_no_day_is_given(showcase: Showcase, dated: Path) -> None:
    assert ATLAS in showcase("stale", "--older-than", "1d", "--root", dated).lines


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--older-than", "12"), "«12» is no number of days, months or years: write 90d, 12m or 2y"),
        (("--older-than", "-1d"), "is no number of days"),
        (("--older-than", "0d"), "is no number of days"),
        (("--today", "2026-02-30"), "«2026-02-30» is no day: write 2009-06-18"),
    ],
)
def test_what_is_no_age_or_day_is_misuse(
    showcase: Showcase, good: Path, arguments: tuple[str, str], sentence: str
) -> None:
    ran = showcase("stale", *arguments, "--root", good)
    assert ran.code == 2
    assert sentence in " ".join(ran.err.replace("│", " ").split())


def test_a_site_that_cannot_be_read_is_told(showcase: Showcase, good: Path) -> None:
    (good / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert showcase("stale", "--root", good).code == 1
