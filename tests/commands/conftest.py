"""The command line as a person meets it: what is typed in, what comes out and with which exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from showcase.__main__ import main


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Showcase = Callable[..., Ran]


@pytest.fixture
def showcase(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Showcase:
    """`showcase` with these arguments, in this process."""
    for name in ("SITE_URL", "REPOSITORY_URL", "GITHUB_ACTIONS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERMINAL_WIDTH", "200")

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["showcase", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        said = capfd.readouterr()
        code = ended.value.code or 0
        assert isinstance(code, int)
        assert "Traceback" not in said.out + said.err
        return Ran(code, said.out, said.err)

    return run
