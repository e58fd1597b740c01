"""The guide on the site: the same steps in every language, and no command in it that the program does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from showcase.commands import COMMANDS
from tests.commands.conftest import Showcase, showcase
from tests.conftest import ROOT

__all__ = ["showcase"]

PAGES = ("contribute", "translate", "review")
LANGUAGES = sorted(path.name for path in (ROOT / "docs").iterdir() if (path / "contribute.md").is_file())
WRITTEN = [*(ROOT / "docs").glob("*/*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
_CODE = re.compile(r"^ *```sh\n(.*?)^ *```|`(showcase [^`]+)`", re.MULTILINE | re.DOTALL)
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
_HEADING = re.compile(r"^(#+) |^ *(```\w*)$|^( *\d)\. |^(- )", re.MULTILINE)


def commands(path: Path) -> Iterator[str]:
    """Every line that begins with `showcase`, in blocks and in sentences."""
    for block, inline in _CODE.findall(path.read_text(encoding="utf-8")):
        for line in (block or inline).splitlines():
            if line.strip().startswith("showcase "):
                yield line.partition(" #")[0].strip()


@cache
def all_commands() -> frozenset[str]:
    return frozenset(command for path in WRITTEN for command in commands(path))


def test_the_guide_shows_commands() -> None:
    assert len(all_commands()) > 20


@pytest.mark.parametrize("verb", COMMANDS)
def test_every_command_of_the_guide_is_one_with_the_options_it_has(showcase: Showcase, verb: str) -> None:
    helped = set(_OPTION.findall(showcase(verb, "--help").out))
    for command in all_commands():
        if command.split()[1] == verb:
            assert set(_OPTION.findall(command)) <= helped, command


def test_no_command_of_the_guide_is_unknown() -> None:
    assert {command.split()[1] for command in all_commands()} <= {*COMMANDS, "handin", "--help"}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_the_same_steps_in_every_language(page: str) -> None:
    """Headings, blocks of code and steps in the same order: only the words differ."""
    shapes = {
        language: _HEADING.findall((ROOT / "docs" / language / f"{page}.md").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }
    first = next(iter(shapes))
    assert {language for language, shape in shapes.items() if shape != shapes[first]} == set()
    assert len(LANGUAGES) > 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_blocks_of_yaml_are_the_same_but_for_their_notes(language: str) -> None:
    def facts(code: str) -> list[str]:
        text = (ROOT / "docs" / code / "contribute.md").read_text(encoding="utf-8")
        block = re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)[0]
        return [line for line in block.splitlines() if not line.startswith("#")]

    assert facts(language) == facts(LANGUAGES[0])
