from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from showcase import limits
from showcase.exports.guide import BEGIN, END, ROWS, shown, table, with_limits
from showcase.read import read_flat
from showcase.words import Words
from tests.conftest import ROOT

CODES = sorted(path.stem for path in (ROOT / "content/strings").glob("*.yml"))


def words(code: str) -> Words:
    path = ROOT / "content/strings" / f"{code}.yml"
    found, problems = read_flat(path.name, path.read_bytes())
    assert not problems
    return Words(code, {key: text for key, (text, _) in found.items()}, {})


def test_every_limit_of_the_code_has_its_row() -> None:
    tree = ast.parse(Path(limits.__file__).read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    code = (ROOT / "scripts/showcase/exports/guide.py").read_text(encoding="utf-8")
    assert names - set(re.findall(r"limits\.([A-Z_]+)", code)) == set()


@pytest.mark.parametrize("code", CODES)
def test_every_row_has_words_in_each_language(code: str) -> None:
    said = words(code)
    assert [row.name for row in ROWS if f"limit.{row.name}" not in said.strings] == []
    lines = table(said).splitlines()
    assert len(lines) == len(ROWS) + 2
    assert [line for line in lines if line.count(" | ") != 1 or "limit." in line] == []


def test_numbers_are_written_as_the_language_writes_them() -> None:
    rows = {row.name: row for row in ROWS}
    assert shown(rows["body"], words("fr")) == "12\u202f000\u00a0caractères"
    assert shown(rows["body"], words("el")) == "12.000\u00a0χαρακτήρες"
    assert shown(rows["slug"], words("en")) == "3 to 60\u00a0characters"
    assert shown(rows["picture"], words("fr")) == "5\u00a0Mio"
    assert shown(rows["file"], words("en")) == "64\u00a0KiB"


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    said = words("en")
    page = f"# A\n\n{BEGIN}\nold\n{END}\n\nafter\n".encode()
    once = with_limits(page, said)
    assert once == f"# A\n\n{BEGIN}\n\n{table(said)}\n{END}\n\nafter\n".encode()
    assert with_limits(once, said) == once
    assert with_limits(b"nothing to fill\n", said) == b"nothing to fill\n"
