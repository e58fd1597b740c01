"""Whatever goes wrong is told in one sentence with the exit code it means, never as a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase import recipe
from showcase.problem import MachineError, NoSite
from showcase.terminal import MACHINE, MISUSE, explain


def failed(root: Path) -> tuple[str, int]:
    """What a build of a site with a broken layout says."""
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it is, it must be explained
        recipe.build(root, root / "public", {})
    return explain(caught.value)  # type: ignore[arg-type]


def test_a_layout_that_is_not_there(good: Path) -> None:
    (good / "overrides/kinds/region.html").unlink()
    sentence, code = failed(good)
    assert (sentence, code) == ("overrides/kinds/region.html: the layout is not there, and a page needs it", MISUSE)


def test_a_layout_with_a_fault_in_its_syntax(good: Path) -> None:
    layout = good / "overrides/facet.html"
    layout.write_text(layout.read_text(encoding="utf-8") + "\n{% if %}\n", encoding="utf-8")
    sentence, code = failed(good)
    line = len(layout.read_text(encoding="utf-8").splitlines())
    assert sentence.startswith(f"overrides/facet.html:{line}: the layout cannot be drawn")
    assert code == MISUSE


def test_a_layout_that_uses_a_word_nobody_gives_it(good: Path) -> None:
    layout = good / "overrides/facet.html"
    layout.write_text("{{ nonsense }}\n", encoding="utf-8")
    assert failed(good) == ("overrides/facet.html:1: the layout cannot be drawn: 'nonsense' is undefined", MISUSE)


@pytest.mark.parametrize(
    ("error", "sentence", "code"),
    [
        (NoSite("no site here"), "no site here", MISUSE),
        (MachineError("the disk is full"), "the disk is full", MACHINE),
        (PermissionError(13, "Permission denied", "x"), "the machine said no: Permission denied (x)", MACHINE),
    ],
)
def test_what_the_machine_or_the_caller_did(error: Exception, sentence: str, code: int) -> None:
    assert explain(error) == (sentence, code)


def test_a_fault_of_ours_is_called_so() -> None:
    sentence, code = explain(KeyError("x"))
    assert sentence.startswith("a fault of this program, not of your texts: KeyError")
    assert code == MISUSE


@pytest.mark.parametrize(
    "error",
    [
        ValueError("x\n::error::owned\r\n::stop-commands::x"),
        FileNotFoundError(2, "No such file", "a\n::error::owned"),
        FileNotFoundError(2, "No such file", Path("a\n::error::owned")),
        OSError("nothing named"),
    ],
)
def test_no_line_of_what_is_said_is_a_command_to_a_workflow(error: Exception) -> None:
    sentence, _ = explain(error)
    assert not [line for line in sentence.splitlines() if line.lstrip().startswith("::")]
