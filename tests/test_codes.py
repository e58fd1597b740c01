"""Every code that a problem can have has a case, or a test of its gate, and a paragraph in the guide."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases import SITES

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts" / "showcase"
MAKERS = {"Problem", "Finding", "Fault", "fail", "refuse", "tell", "blame"}
"""What is called to tell a problem: its code is among the first arguments."""
GATES = (
    *("gates", "built.py", "built_file.py", "built_page.py", "fault.py", "publish.py"),
    *("handoff", "handin.py", "verdict.py"),
    *("sheet.py", "sheet_file.py", "sheet_rows.py", "intake.py", "issue.py"),
)
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


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_guide_has_a_paragraph_for_every_code(language: str) -> None:
    text = (ROOT / "docs" / language / "problems.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## `([a-z0-9-]+)`$", text, re.MULTILINE)
    assert sorted(names() ^ set(headings)) == []
    assert len(headings) == len(set(headings))


def test_the_paragraphs_of_the_guide_are_the_same_in_each_language() -> None:
    """The same headings and examples in the same order: only the words differ."""
    english, french = (
        re.findall(r"^## `[a-z0-9-]+`$|^```\w*$", guide.read_text(encoding="utf-8"), re.MULTILINE)
        for guide in (ROOT / "docs/en/problems.md", ROOT / "docs/fr/problems.md")
    )
    assert english == french
