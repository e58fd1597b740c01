"""Problems, and all that a command says, in the language asked for or in that of the person at the machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cases import SITES, Case
from tests.commands.conftest import Showcase


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    Case(SITES / "bad" / "value-not-listed" / "stage").write(tmp_path / "site")
    return tmp_path / "site"


def test_a_check_in_another_language(showcase: Showcase, broken: Path) -> None:
    ran = showcase("check", "--root", broken, "--language", "fr")
    assert ran.code == 1
    assert "n’est pas une valeur possible\n    indication\u00a0: écrivez l’une de ces valeurs\u00a0: idea" in ran.out
    assert ran.lines[-1] == "À corriger\u00a0: 1\u202f; à regarder\u00a0: 0."


def test_the_person_s_own_language_is_found_by_itself(
    showcase: Showcase, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "it_IT.UTF-8")
    assert "non è un valore possibile" in showcase("check", "--root", broken).out
    assert "is not a value it can have" in showcase("check", "--root", broken, "--language", "en").out
    monkeypatch.setenv("LC_ALL", "C")
    assert "is not a value it can have" in showcase("check", "--root", broken).out


def test_an_annotation_stays_one_line_and_keeps_its_code(showcase: Showcase, broken: Path) -> None:
    (line,) = showcase("check", "--root", broken, "--language", "el", "--format", "github").lines
    assert line.startswith("::error file=content/projects/")
    assert "title=value-not-listed::" in line
    assert "δεν είναι δυνατή τιμή%0Aγράψτε μία από τις τιμές: idea" in line


def test_a_program_is_told_the_words_too(showcase: Showcase, broken: Path) -> None:
    (told,) = json.loads(showcase("check", "--root", broken, "--language", "es", "--format", "json").out)
    assert told["code"] == "value-not-listed"
    assert "no es un valor posible" in told["message"]
    assert told["hint"].startswith("escriba uno de estos valores: idea")


def test_a_refused_command_is_told_in_the_person_s_language(
    showcase: Showcase, broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "les problèmes ne sont pas dits en xx" in showcase("check", "--root", broken, "--language", "xx").err
    (tmp_path / "empty").mkdir()
    assert "ne contient pas de site" in showcase("check", "--root", tmp_path / "empty").err
