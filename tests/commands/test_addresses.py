from __future__ import annotations

from pathlib import Path

from tests.commands.conftest import Showcase
from tests.conftest import GOOD


def test_addresses_stand_one_a_line_moved_ones_included(showcase: Showcase) -> None:
    ran = showcase("addresses", "--root", GOOD)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.lines) == 14 + 1
    assert ran.lines == sorted(ran.lines)
    assert {"programme", "projects/atlas", "projects/ancien"} <= set(ran.lines)


def test_a_broken_record_keeps_its_address(showcase: Showcase, good: Path) -> None:
    (good / "content/projects/atlas/record.yml").unlink()
    assert "projects/atlas" in showcase("addresses", "--root", good).lines


def test_they_are_what_check_wants(showcase: Showcase, good: Path) -> None:
    known = good / "published.txt"
    known.write_text(showcase("addresses", "--root", good).out, encoding="utf-8")
    assert showcase("check", "--root", good, "--published", known).code == 0


def test_they_are_what_is_published(showcase: Showcase, good_built: Path) -> None:
    published = (good_built / "public/addresses.txt").read_text(encoding="utf-8")
    assert showcase("addresses", "--root", good_built).out == published
