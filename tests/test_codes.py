"""Every code that a problem can have has a case, or a test of its gate, and a paragraph in the guide."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from showcase import limits
from showcase.catalog import catalog
from showcase.known import BEARABLE
from showcase.message import told
from showcase.problem import Place, Problem, quote
from showcase.terminal import as_text
from tests.cases import SITES

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts" / "showcase"
MAKERS = {"Problem", "Finding", "Fault", "fail", "refuse", "tell", "blame"}
"""What is called to tell a problem: its code is among the first arguments."""
GATES = (
    *("gates", "built.py", "built_file.py", "built_page.py", "fault.py", "publish.py"),
    *("handoff", "handin.py", "verdict.py"),
    *("sheet.py", "sheet_file.py", "sheet_rows.py", "intake.py", "merging.py", "issue.py"),
)
LANGUAGES = sorted(folder.name for folder in (ROOT / "docs").iterdir() if folder.is_dir())
BEFORE_AND_AFTER = 2
LIMITS = {
    "file-too-large": {limits.FILE_BYTES // 1024, limits.PICTURE_BYTES // 1024**2},
    "picture-too-many": {limits.PICTURES},
    "picture-too-many-pixels": {limits.PICTURE_PIXELS // 10**6},
    "slug-invalid": {limits.SLUG_SHORTEST, limits.SLUG_LONGEST},
    "yaml-too-many": {limits.YAML_NODES},
}
"""Limits that the guide tells in its words, by the code of their problem."""
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def codes_of(path: Path) -> set[str]:
    """The codes written in a module: in calls, in tables and constants that calls take them from."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in MAKERS:
            found |= {code for argument in node.args[:2] for code in (*_constants([argument]), *_made(argument, tree))}
    if any(_name(node) in MAKERS for node in ast.walk(tree)):
        found |= {code for table in _tables(tree) for code in _constants([table])}
    return found


def _name(node: ast.AST) -> str:
    return getattr(node, "attr", "") or getattr(node, "id", "")


def _constants(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from _constants([node.body, node.orelse])


def _made(node: ast.expr, tree: ast.Module) -> Iterator[str]:
    """Codes in a constant of the module; codes made of a beginning and a key of a table: `f"text-{sort}"`."""
    if isinstance(node, ast.Name):
        yield from _constants([value for name, value in _assigned(tree) if name == node.id])
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        beginning = str(node.values[0].value)
        for table in ast.walk(tree):
            if isinstance(table, ast.Dict) and _CODE.fullmatch(f"{beginning}x"):
                for key in table.keys:
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        yield f"{beginning}{key.value}"


def _tables(tree: ast.Module) -> Iterator[ast.expr]:
    """The first members of the rows of a module's tables."""
    for _, value in _assigned(tree):
        if isinstance(value, ast.Dict):
            yield from (row.elts[0] for row in value.values if isinstance(row, ast.Tuple))


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


@cache
def all_codes() -> set[tuple[str, Path]]:
    return {(code, path) for path in PACKAGE.rglob("*.py") for code in codes_of(path)}


def names() -> set[str]:
    return {code for code, _ in all_codes()}


def is_gate(path: Path) -> bool:
    return path.relative_to(PACKAGE).parts[0] in GATES


def folders() -> set[str]:
    return {
        folder.name for folder in (SITES / "bad").iterdir() if folder.is_dir() and any(folder.glob("*/expected.txt"))
    }


def test_every_code_of_the_checks_has_a_case() -> None:
    assert {code for code, path in all_codes() if not is_gate(path)} - folders() == set()


def test_every_case_has_a_code_of_the_checks() -> None:
    assert folders() - {code for code, path in all_codes() if not is_gate(path)} == set()


def test_no_code_is_told_that_is_not_found_in_the_source() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (SITES / "bad").glob("*/*/expected.txt"))
    told = set(re.findall(r"^\S.*?:[0-9]+:[0-9]+: ([a-z0-9-]+)(?: \(warning\))?: ", text, re.MULTILINE))
    assert told - names() == set()


def test_every_code_of_the_gates_is_named_by_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py")))
    assert [code for code, path in all_codes() if is_gate(path) and f'"{code}"' not in tests] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_has_a_paragraph_for_every_code(language: str) -> None:
    headings = [code for code, _ in paragraphs(language)]
    assert sorted(names() ^ set(headings)) == []
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_of_the_guide_has_a_before_and_an_after(language: str) -> None:
    examples = {
        code: re.findall(r"^```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL) for code, text in paragraphs(language)
    }
    assert [code for code, found in examples.items() if len(found) != BEFORE_AND_AFTER] == []
    assert [code for code, (before, after) in examples.items() if before == after] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paragraphs_of_the_guide_are_the_same_in_each_language(language: str) -> None:
    """The same headings and examples in the same order: only the words differ."""
    assert outline(language) == outline(LANGUAGES[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_shows_a_problem_as_the_program_tells_it(language: str) -> None:
    day = told("{value} is not a date", value=quote("2009-02-30"))
    hint = told("write 2009-06-18, or 2009-06 or 2009 when the day or month is not known; add ~ when it is about")
    place = Place("content/projects/my-project/record.yml", 6, 8)
    problem = Problem(place, "value-not-a-date", told("`{field}`: {what}", field="start", what=day), hint)
    assert as_text(problem, catalog(language)) in guide(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_tells_limits_and_bearable_problems_as_the_code_holds_them(language: str) -> None:
    prose = {code: text.partition("```")[0] for code, text in paragraphs(language)}
    assert [code for code, due in LIMITS.items() if not due <= numbers(prose[code])] == []
    assert set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", prose["known-problem-refused"])) == BEARABLE


def numbers(text: str) -> set[int]:
    """Numbers as any language writes them: 2,000, 2.000, 2 000 and 2000."""
    return {int(re.sub(r"\D", "", number)) for number in re.findall(r"\d+(?:[.,\s]\d{3})*", text)}


def guide(language: str) -> str:
    return (ROOT / "docs" / language / "problems.md").read_text(encoding="utf-8")


def paragraphs(language: str) -> list[tuple[str, str]]:
    parts = re.split(r"^## `([a-z0-9-]+)`$", guide(language), flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def outline(language: str) -> list[str]:
    return re.findall(r"^## `[a-z0-9-]+`$|^```\w*$", guide(language), re.MULTILINE)
