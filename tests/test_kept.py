"""What one run keeps, another finds; whatever is wrong with it makes it nothing, never a failure."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.kept import keep, recall

VALUES = {b"one": (1, "é"), b"two": ("", ())}


@pytest.fixture
def module(tmp_path: Path) -> str:
    path = tmp_path / "maker.py"
    path.write_text("value = 1\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def file(tmp_path: Path, module: str) -> Path:
    path = tmp_path / "cache" / "values"
    keep(path, (module,), VALUES)
    return path


def test_what_was_kept_is_found_again(file: Path, module: str) -> None:
    assert recall(file, (module,)) == VALUES


def test_a_second_keeping_replaces_the_first_and_leaves_nothing_beside(file: Path, module: str) -> None:
    keep(file, (module,), {b"three": 3})
    assert recall(file, (module,)) == {b"three": 3}
    assert list(file.parent.iterdir()) == [file]


def test_no_file_holds_nothing(tmp_path: Path, module: str) -> None:
    assert recall(tmp_path / "none", (module,)) == {}


@pytest.mark.parametrize("length", [0, 10, 32, 40])
def test_a_file_that_was_cut_short_holds_nothing(file: Path, module: str, length: int) -> None:
    file.write_bytes(file.read_bytes()[:length])
    assert recall(file, (module,)) == {}


def test_a_file_with_one_byte_changed_holds_nothing(file: Path, module: str) -> None:
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert recall(file, (module,)) == {}


def test_values_of_other_code_are_forgotten(file: Path, module: str) -> None:
    Path(module).write_text("value = 2\n", encoding="utf-8")
    assert recall(file, (module,)) == {}
