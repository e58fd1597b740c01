"""The package is a building: a module imports only from lower floors, and `scripts/README.md` names every one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts" / "showcase"
PLAN = ROOT / "scripts" / "README.md"


def floors() -> dict[str, float]:
    """Module or folder → its floor, from the rows of the plan's table."""
    found: dict[str, float] = {}
    for line in PLAN.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0].replace(".", "").isdigit():
            for name in cells[1].replace("`", "").split():
                found[name.removesuffix(".py").rstrip("/")] = float(cells[0])
    return found


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def unit(path: Path) -> str:
    """The row of the plan that a module belongs to: its folder, or itself."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[str]:
    """Every module of ours that a file imports, inside functions too."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("showcase"):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.append(whole if _is_module(whole) else str(node.module))
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.startswith("showcase")]
    return [name for name in found if name != "showcase"]


def _is_module(name: str) -> bool:
    path = ROOT / "scripts" / Path(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def test_every_module_has_a_floor() -> None:
    assert {unit(path) for path in modules()} == set(floors())


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_down_only(path: Path) -> None:
    plan, here = floors(), unit(path)
    for name in imports(path):
        there = name.split(".")[1]
        if there != here:
            assert plan[there] < plan[here], f"{here} (floor {plan[here]}) imports {there} (floor {plan[there]})"


@pytest.mark.parametrize("folder", ["kinds", "checks", "pages", "exports", "gates", "commands"])
def test_items_of_a_list_do_not_import_each_other(folder: str) -> None:
    for path in sorted((PACKAGE / folder).glob("*.py")):
        if path.name != "__init__.py":
            assert not [name for name in imports(path) if name.startswith(f"showcase.{folder}")], path.name


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_begins_with_a_sentence_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]
    assert first.endswith((".", ";")) or "\n" in (ast.get_docstring(ast.parse(text)) or ""), first
    assert len(text.splitlines()) <= 300


def test_only_the_engine_and_its_door_import_mkdocs() -> None:
    users = {
        unit(path)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "mkdocs")
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "mkdocs" for alias in node.names))
    }
    assert users == {"engine", "mkdocs_plugin"}


def test_only_one_module_imports_yaml() -> None:
    users = {
        unit(path)
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "yaml")
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "yaml" for alias in node.names))
    }
    assert users == {"composing"}
