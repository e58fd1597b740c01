from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.annotation import annotation, notice, tell
from showcase.problem import Level, Place, Problem


def test_a_problem_is_one_line_with_its_file_its_place_and_its_hint() -> None:
    problem = Problem(
        Place("content/projects/atlas/record.yml", 3, 10), "ref-unknown", "There is no «x».", "Write «y»."
    )
    assert annotation(problem) == (
        "::error file=content/projects/atlas/record.yml,line=3,col=10,title=ref-unknown::There is no «x».%0AWrite «y»."
    )


def test_what_could_end_the_line_or_start_a_command_is_shown_and_not_obeyed() -> None:
    problem = Problem(Place("x\n::error::owned, 100%.png"), "file-name-invalid", "a\r\n::set-output name=b::c%0A")
    assert annotation(problem) == (
        r"::error file=x\x0a%3A%3Aerror%3A%3Aowned%2C 100%25.png,line=1,col=1,title=file-name-invalid"
        r"::a\x0d\x0a::set-output name=b::c%250A"
    )


@given(st.text(), st.text(), st.text())
def test_any_name_and_any_message_stay_one_line(path: str, message: str, title: str) -> None:
    for line in (annotation(Problem(Place(path), "code", message)), notice(title, message)):
        assert len(line.splitlines()) == 1
        assert "%0" not in line.replace("%25", "")


def test_only_an_error_fails_the_step(capsys: pytest.CaptureFixture[str]) -> None:
    warning = Problem(Place("a"), "b", "c", level=Level.WARNING)
    assert tell([warning]) == 0
    assert capsys.readouterr().out.startswith("::warning file=a,")
    assert tell([warning, Problem(Place("a"), "d", "e")]) == 1
