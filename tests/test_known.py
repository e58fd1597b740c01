from __future__ import annotations

import pytest

from showcase.known import BEARABLE, Known, accepted, read_known
from showcase.message import told
from showcase.problem import Level, Place, Problem

LIST = "content/known-problems.yml"
ATLAS = "content/projects/atlas/record.yml"


def problem(path: str, code: str, level: Level = Level.ERROR, line: int = 1) -> Problem:
    return Problem(Place(path, line), code, told("x"), told("y"), level)


def known(path: str, code: str, line: int = 2) -> Known:
    return Known(path, code, Place(LIST, line, 5))


def codes(problems: list[Problem], entries: list[Known]) -> list[tuple[str, str, int]]:
    return sorted((one.place.path, one.code, one.place.line) for one in accepted(problems, entries))


def test_what_is_accepted_is_told_no_more() -> None:
    told_all = [
        problem(ATLAS, "date-order", line=3),
        problem(ATLAS, "date-order", line=9),
        problem("content/events/x/text.fr.md", "text-language", Level.WARNING),
        problem("content/events/y/text.fr.md", "text-language", Level.WARNING),
    ]
    entries = [known(ATLAS, "date-order"), known("content/events/x/text.fr.md", "text-language")]
    assert codes(told_all, entries) == [("content/events/y/text.fr.md", "text-language", 1)]
    assert list(accepted(told_all, [])) == told_all


@pytest.mark.parametrize("code", ["field-missing", "ref-unknown", "text-email", "link-scheme", "markup-forbidden"])
def test_what_harms_the_site_or_its_readers_is_refused(code: str) -> None:
    assert code not in BEARABLE
    assert codes([problem(ATLAS, code)], [known(ATLAS, code)]) == [
        (LIST, "known-problem-refused", 2),
        (ATLAS, code, 1),
    ]


def test_an_entry_that_meets_nothing_is_told_unless_its_record_is_broken() -> None:
    entries = [known(ATLAS, "date-order"), known(ATLAS, "date-order", 6), known("content/gone.md", "text-email", 9)]
    gone = [(LIST, "known-problem-gone", line) for line in (2, 6, 9)]
    assert codes([], entries) == gone
    broken = problem("content/projects/atlas/text.fr.md", "text-empty")
    assert codes([broken], entries) == [*gone[1:], ("content/projects/atlas/text.fr.md", "text-empty", 1)]


def test_a_list_with_a_mistake_accepts_nothing() -> None:
    good = f"problems:\n  - path: {ATLAS}\n    code: date-order\n    reason: x\n    date: 2026-11-23\n"
    assert read_known(good.encode())[0] == (known(ATLAS, "date-order"),)
    for bad in (good.replace("reason", "why"), good.replace("11-23", "02-30"), good.replace("11-23", "11"), "x"):
        entries, problems = read_known(bad.encode())
        assert entries == ()
        assert problems
