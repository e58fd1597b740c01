from __future__ import annotations

from pathlib import Path

from showcase.checked import check
from tests.commands.conftest import Showcase

ATLAS = "content/projects/atlas/record.yml"


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_all_files_come_into_their_usual_form_once(showcase: Showcase, good: Path) -> None:
    told = [str(problem) for problem in check(good, {}).problems]
    listed = showcase("fmt", "--check", "--root", good)
    before = files(good)
    ran = showcase("fmt", "--root", good)
    after = files(good)
    changed = sorted(name for name in after if after[name] != before[name])
    assert before.keys() == after.keys()
    assert listed.code == 1
    assert ran.code == 0
    assert sorted(ran.lines[:-1]) == sorted(listed.lines) == changed
    assert all(Path(name).name.startswith(("record.yml", "text.")) for name in changed)
    assert [str(problem) for problem in check(good, {}).problems] == told

    again = showcase("fmt", "--root", good)
    assert (again.code, again.lines) == (0, ["0 files were put in their usual form."])
    assert showcase("fmt", "--check", "--root", good).code == 0
    assert files(good) == after


def test_only_what_is_named_is_touched(showcase: Showcase, good: Path) -> None:
    showcase("fmt", "--root", good)
    for path in (good / ATLAS, good / "content/projects/boreal/record.yml", good / "content/themes/sea/record.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert showcase("fmt", good / ATLAS, "--check", "--root", good).lines == [ATLAS]
    ran = showcase("fmt", good / "content/projects", "--root", good)
    assert ran.lines == [ATLAS, "content/projects/boreal/record.yml", "2 files were put in their usual form."]
    assert b"\r" in (good / "content/themes/sea/record.yml").read_bytes()


def test_a_file_with_errors_stays_as_it_is(showcase: Showcase, good: Path) -> None:
    showcase("fmt", "--root", good)
    broken = good / ATLAS
    broken.write_text(broken.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    before = files(good)
    for arguments in ((), ("--check",)):
        ran = showcase("fmt", *arguments, "--root", good)
        assert ran.code == 1
        assert f"{ATLAS}:" in ran.out
        assert "field-unknown" in ran.out
        assert ran.err == "A file with errors stays as it is: mend it first.\n"
    assert files(good) == before


def test_a_link_is_not_followed(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "record.yml").write_text("name:   x\n", encoding="utf-8")
    (good / "content/projects/linked").symlink_to(outside)
    showcase("fmt", "--root", good)
    assert (outside / "record.yml").read_text(encoding="utf-8") == "name:   x\n"


def test_a_path_without_records_is_misuse(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    for path in (good / "mkdocs.yml", good / "content/nowhere", good / "content/strings", "/"[:1] + "tmp-nowhere"):
        ran = showcase("fmt", path, "--root", good)
        assert ran.code == 2
        assert "no file or folder of a record" in " ".join(ran.err.replace("│", " ").split())
    assert showcase("fmt", "--root", tmp_path / "nothing").code == 2
