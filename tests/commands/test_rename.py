from __future__ import annotations

from pathlib import Path

import pytest

from showcase.checked import check
from showcase.recipe import build
from showcase.terminal import as_text
from tests.commands.conftest import Showcase


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted((root / "content").rglob("*"))
        if path.is_file()
    }


def told(root: Path) -> list[str]:
    return [as_text(problem) for problem in check(root, {}).problems]


def put(path: Path, *replaced: tuple[str, str]) -> None:
    text = path.read_bytes().decode()
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    path.write_bytes(text.encode())


@pytest.mark.parametrize(
    ("kind", "old"),
    [
        ("project", "atlas"),
        ("cluster", "ilios"),
        ("cluster", "blue-harbours"),
        ("working-group", "ports"),
        ("region", "evora"),
        ("theme", "sea"),
        ("partner", "ville"),
        ("event", "launch"),
        ("document", "report"),
    ],
)
def test_all_that_names_a_record_follows(showcase: Showcase, good: Path, kind: str, old: str) -> None:
    before = told(good)
    ran = showcase("rename", kind, old, "new-moon", "--root", good)
    assert (ran.code, ran.err) == (0, "")
    assert told(good) == before
    folder = next(good.glob("content/*/new-moon"))
    assert not (folder.parent / old).exists()
    moved = (good / "content/moved.yml").read_text(encoding="utf-8")
    assert f"\n{folder.parent.name}/{old}: {folder.parent.name}/new-moon\n" in moved
    site = check(good, {}).site
    assert site
    assert site.get(kind, "new-moon")
    assert not site.get(kind, old)
    assert not list((good / ".cache").glob("renamed*"))


def test_only_the_name_changes_in_the_files_that_have_it(showcase: Showcase, good: Path) -> None:
    boreal = good / "content/projects/boreal"
    record = (boreal / "record.yml").read_text(encoding="utf-8")
    (boreal / "record.yml").write_bytes(
        b"\xef\xbb\xbf# a note on sea\r\nthemes:   [ 'sea' , \"energy\"]  # sea, then energy\r\n"
        + "".join(f"{line}\r\n" for line in record.splitlines() if not line.startswith(("themes", "#"))).encode()
    )
    text = boreal / "text.fr.md"
    put(text, ("\n---\n\n", "\n---\n\n[A](../../themes/sea/), [b][s] `sea` [c](../../themes/sea/#top) sea.\n\n"))
    text.write_text(text.read_text(encoding="utf-8") + "\n[s]: ../../themes/sea/ 'The sea'\n", encoding="utf-8")
    before, problems = files(good), told(good)
    assert showcase("rename", "theme", "sea", "ocean", "--root", good).code == 0
    after = files(good)
    name = "content/projects/boreal/record.yml"
    assert after[name] == before[name].replace(b"'sea'", b"'ocean'")
    name = "content/projects/boreal/text.fr.md"
    assert after[name] == before[name].replace(b"themes/sea", b"themes/ocean")
    assert told(good) == problems
    assert after["content/themes/ocean/record.yml"] == before["content/themes/sea/record.yml"]
    lines = after["content/moved.yml"].decode().splitlines()
    assert lines[-4:-3] == ["themes/sea: themes/ocean"] or "themes/sea: themes/ocean" in lines
    assert "clusters/theme/sea: clusters/theme/ocean" in lines
    assert "projects/theme/sea: projects/theme/ocean" in lines


def test_the_old_addresses_lead_to_the_new(showcase: Showcase, good: Path) -> None:
    assert showcase("rename", "theme", "sea", "ocean", "--root", good).code == 0
    result = build(good, good / "public", {})
    assert result.problems == ()
    for address in ("themes/sea", "projects/theme/sea", "el/themes/sea"):
        assert "ocean" in (good / "public" / address / "index.html").read_text(encoding="utf-8")


def test_there_and_back_again(showcase: Showcase, good: Path) -> None:
    before = files(good)
    assert showcase("rename", "project", "atlas", "titan", "--root", good).code == 0
    assert showcase("rename", "project", "titan", "atlas", "--root", good).code == 0
    after = files(good)
    assert after.pop("content/moved.yml") == before.pop("content/moved.yml") + b"projects/titan: projects/atlas\n"
    assert after == before


def test_a_site_without_moved_addresses_gets_its_first(showcase: Showcase, good: Path) -> None:
    (good / "content/moved.yml").unlink()
    assert showcase("rename", "document", "report", "study", "--root", good).code == 0
    assert (good / "content/moved.yml").read_bytes() == b"documents/report: documents/study\n"


def test_pages_written_by_hand_follow(showcase: Showcase, good: Path) -> None:
    page = next(path for path in sorted((good / "docs/fr").glob("*.md")) if path.name != "index.md")
    page.write_text(
        page.read_text(encoding="utf-8") + '\n[a](../projects/atlas/) <a href="../projects/atlas/">b</a> atlas\n',
        encoding="utf-8",
    )
    assert showcase("rename", "project", "atlas", "titan", "--root", good).code == 0
    last = page.read_text(encoding="utf-8").splitlines()[-1]
    assert last == '[a](../projects/titan/) <a href="../projects/titan/">b</a> atlas'


def test_current_translations_stay_current(showcase: Showcase, good: Path) -> None:
    atlas = good / "content/projects/atlas"
    for code in ("fr", "el"):
        put(atlas / f"text.{code}.md", ("\n---\n\n", "\n---\n\n[Boreal](../../projects/boreal/).\n\n"))
    assert showcase("translated", atlas, "--root", good).code == 0
    old = (atlas / "translations.yml").read_text(encoding="utf-8")
    before = showcase("status", "--format", "json", "--root", good).out
    assert showcase("rename", "project", "boreal", "austral", "--root", good).code == 0
    assert showcase("status", "--format", "json", "--root", good).out == before.replace("boreal", "austral")
    assert (atlas / "translations.yml").read_text(encoding="utf-8") != old


def test_an_accepted_problem_follows(showcase: Showcase, good: Path) -> None:
    atlas = "content/projects/atlas/record.yml"
    record = good / atlas
    text = "".join(line for line in record.read_text(encoding="utf-8").splitlines(keepends=True) if line[:3] != "end")
    record.write_text(f"{text}end: 1999\n", encoding="utf-8")
    assert {one.code for one in check(good, {}).problems} == {"date-order"}
    entry = f"  - path: {atlas}\n    code: date-order\n    reason: So the source says.\n    date: 2026-11-23\n"
    (good / "content/known-problems.yml").write_text(f"problems:\n{entry}", encoding="utf-8")
    assert check(good, {}).problems == ()
    assert showcase("rename", "project", "atlas", "titan", "--root", good).code == 0
    assert check(good, {}).problems == ()
    assert "content/projects/titan/record.yml" in (good / "content/known-problems.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("project", "atla", "titan"), "there is no project «atla»; did you mean `atlas`?"),
        (("project", "nothing-like-it", "titan"), "there is no project «nothing-like-it»"),
        (("project", "atlas", "boreal"), "is already there"),
        (("project", "atlas", "atlas"), "is already there"),
        (("project", "atlas", "Blue Moon"), "use `blue-moon`"),
        (("project", "atlas", "../../docs"), "use `docs`"),
        (("project", "atlas", "theme"), "already used by the site itself"),
        (("programme", "programme", "other"), "there is no kind «programme»"),
    ],
)
def test_what_cannot_be_is_told(showcase: Showcase, good: Path, arguments: tuple[str, ...], sentence: str) -> None:
    before = files(good)
    ran = showcase("rename", *arguments, "--root", good)
    assert ran.code == 2
    assert sentence in " ".join(ran.err.replace("│", " ").split())
    assert files(good) == before


def test_a_broken_record_keeps_all_names(showcase: Showcase, good: Path) -> None:
    (good / "content/projects/boreal/record.yml").write_text("themes: [sea", encoding="utf-8")
    before = files(good)
    ran = showcase("rename", "theme", "sea", "ocean", "--root", good)
    assert ran.code == 1
    assert "yaml-broken" in ran.out
    assert "Nothing was renamed" in ran.err
    assert files(good) == before
