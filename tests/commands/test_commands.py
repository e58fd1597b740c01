from __future__ import annotations

import re

import pytest

from showcase.commands import COMMANDS as VERBS
from tests.commands.conftest import Showcase


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_each_verb_shows_an_example(showcase: Showcase, verb: str) -> None:
    ran = showcase(verb, "--help")
    assert ran.code == 0
    assert re.search(rf"Example: showcase {verb}\b", ran.out)
    assert "--root" in ran.out


def test_the_help_names_every_verb(showcase: Showcase) -> None:
    ran = showcase("--help")
    assert ran.code == 0
    for verb in VERBS:
        assert re.search(rf"^\W*{verb} ", ran.out, re.MULTILINE), verb


@pytest.mark.parametrize("arguments", [("chek",), ("check", "--fast"), ("check", "--format", "xml"), ("new",)])
def test_what_is_mistyped_is_misuse(showcase: Showcase, arguments: tuple[str, ...]) -> None:
    ran = showcase(*arguments)
    assert ran.code == 2
    assert ran.err
