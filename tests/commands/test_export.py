from __future__ import annotations

from pathlib import Path

import pytest

from showcase.exports.guide import BEGIN, END
from showcase.kinds import KINDS
from showcase.question import PROPOSED
from tests.commands.conftest import Showcase
from tests.conftest import ROOT, todays_words
from tests.editing import change

FOLDER = "content/.schemas"
OFFERED = [kind.name for kind in KINDS if kind.name in PROPOSED]


@pytest.fixture
def exported(showcase: Showcase, good: Path) -> Path:
    ran = showcase("export", "--root", good)
    assert (ran.code, ran.lines) == (0, [f"{2 * len(KINDS) + 3} schemas are current in {good / FOLDER}."])
    return good


def test_what_was_just_written_is_current(showcase: Showcase, exported: Path) -> None:
    ran = showcase("export", "--root", exported, "--check")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert showcase("check", "--root", exported).code == 0


@pytest.mark.parametrize("what", ["changed", "missing", "too many"])
def test_a_file_that_is_not_current_fails_the_comparison_and_is_renewed(
    showcase: Showcase, exported: Path, what: str
) -> None:
    file = exported / FOLDER / "theme.schema.json"
    before = file.read_bytes()
    match what:
        case "changed":
            file.write_bytes(before.replace(b"ochre", b"ocher"))
        case "missing":
            file.unlink()
        case _:
            (exported / FOLDER / "boat.schema.json").write_bytes(b"{}\n")
    ran = showcase("export", "--root", exported, "--check")
    assert ran.code == 1
    assert ran.err == "content/.schemas/ is not current: run `showcase export` and commit what it writes.\n"
    assert showcase("export", "--root", exported).code == 0
    assert showcase("export", "--root", exported, "--check").code == 0
    assert file.read_bytes() == before
    assert not (exported / FOLDER / "boat.schema.json").exists()


def test_a_site_with_issue_forms_has_them_made_too(showcase: Showcase, good: Path) -> None:
    folder = good / ".github" / "ISSUE_TEMPLATE"
    folder.mkdir(parents=True)
    (folder / "2-correct.yml").write_text("name: by hand\n", encoding="utf-8")
    (folder / "1-9-boat.yml").write_text("name: gone\n", encoding="utf-8")
    assert showcase("export", "--root", good).code == 0
    made = sorted(path.name for path in folder.iterdir())
    assert made == [*(f"1-{number}-{kind}.yml" for number, kind in enumerate(OFFERED, 1)), "2-correct.yml"]
    assert showcase("export", "--root", good, "--check").code == 0
    (folder / made[0]).write_text("name: changed\n", encoding="utf-8")
    ran = showcase("export", "--root", good, "--check")
    assert ran.code == 1
    assert ran.err.startswith(".github/ISSUE_TEMPLATE/ is not current")


def test_what_a_repository_has_a_place_for_is_made_too(showcase: Showcase, good: Path) -> None:
    for name in (".github", ".vscode"):
        (good / name).mkdir()
    todays_words(good)
    page = good / "docs/el/about.md"
    page.write_text(f"# Α\n\n{BEGIN}\n{END}\n", encoding="utf-8")
    ran = showcase("export", "--root", good, "--check")
    assert (ran.code, len(ran.err.splitlines())) == (1, 4), "all that is not current is told"
    assert showcase("export", "--root", good).code == 0
    assert showcase("export", "--root", good, "--check").code == 0
    assert "| 12.000\u00a0χαρακτήρες |" in page.read_text(encoding="utf-8")
    change(good, "docs/el/about.md", "| 12.000", "| 12.001")
    ran = showcase("export", "--root", good, "--check")
    assert ran.err == "docs/el/about.md is not current: run `showcase export` and commit what it writes.\n"
    (good / ".github/CODEOWNERS").write_text("* @somebody\n", encoding="utf-8")
    assert ".github/CODEOWNERS is not current" in showcase("export", "--root", good, "--check").err


def test_the_project_s_own_schemas_are_current(showcase: Showcase) -> None:
    assert showcase("export", "--root", ROOT, "--check").code == 0


def test_a_folder_without_a_site_gets_no_schemas(showcase: Showcase, tmp_path: Path) -> None:
    ran = showcase("export", "--root", tmp_path)
    assert ran.code == 2
    assert "holds no site" in ran.err
    assert list(tmp_path.iterdir()) == []
