"""Every verb that writes, killed at many steps: all is there as it was, or as it was to be; nothing is half."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from showcase.checked import check
from showcase.commands import COMMANDS
from tests.cases import snapshot
from tests.commands.test_sheet import PROJECT, write
from tests.conftest import copy_good
from tests.killing import Verbs, verbs
from tests.test_issue import answers, form_text
from tests.translating import ATLAS, fill, in_five_languages

FEW = 4
"""Moments at which a verb is killed, spread over its steps; with the last two."""


@dataclass(frozen=True, slots=True)
class Case:
    """A verb as it is typed, on a site made ready for it."""

    name: str
    make_ready: Callable[[Path, Verbs], None]
    arguments: tuple[str, ...]
    again: bool = True
    """Done twice it is done once; else what was done is refused the second time."""


def _nothing(_root: Path, _verbs: Verbs) -> None:
    pass


def _untidy(root: Path, _verbs: Verbs) -> None:
    for record in sorted((root / "content").glob("*/*/record.yml")):
        record.write_text(f"# a remark\n\n\n{record.read_text(encoding='utf-8')}\n\n", encoding="utf-8")


def _sheet(root: Path, _verbs: Verbs) -> None:
    write(
        root / "projects.csv",
        *({**PROJECT, "slug": f"port-{number}", "title.fr": f"Port {number}"} for number in range(3)),
    )


def _issue(root: Path, _verbs: Verbs) -> None:
    (root / "issue.md").write_text(form_text(root, "event", answers()), encoding="utf-8")


def _five(root: Path, _verbs: Verbs) -> None:
    in_five_languages(root)


def _handed(root: Path, run: Verbs) -> None:
    in_five_languages(root)
    assert run.run("handoff", "el", "-o", root / "el.po", "--all", "--root", root)[0] == 0
    words = {f"project/atlas#{name}": f"Νέο {name}." for name in ("summary", "seeking.crew")}
    fill(root / "el.po", lambda name, _: words.get(name, ""))


def _exported(root: Path, _verbs: Verbs) -> None:
    (root / ".vscode").mkdir()
    (root / ".github/ISSUE_TEMPLATE").mkdir(parents=True)
    (root / "content/.schemas").mkdir(exist_ok=True)
    (root / "content/.schemas/old.schema.json").write_text("{}", encoding="utf-8")


CASES = (
    Case("new", _nothing, ("project", "blue-harbours"), again=False),
    Case("fmt", _untidy, ()),
    Case("rename", _nothing, ("theme", "sea", "ocean"), again=False),
    Case("import", _sheet, ("projects.csv",), again=False),
    Case("import", _sheet, ("projects.csv", "--update")),
    Case("from-issue", _issue, ("issue.md",), again=False),
    Case("from-issue", _issue, ("issue.md", "--output", "out")),
    Case("translated", _five, ("content",)),
    Case("translated", _five, (f"{ATLAS}/text.el.md",)),
    Case("handin", _handed, ("el.po",)),
    Case("handoff", _five, ("el", "--all", "-o", "out.xlsx")),
    Case("export", _exported, ()),
    Case("sheet", _nothing, ("project", "-o", "out.xlsx"), again=False),
)
READING = {"check", "stale", "addresses", "review", "status"}
BUILDING = {"build", "serve"}
"""They write no content; tests/test_publish.py kills them."""


def typed(case: Case, root: Path) -> list[str]:
    """What is typed; paths count from the site's root."""
    files = {"projects.csv", "issue.md", "out", "out.xlsx", "el.po"}
    return [
        case.name,
        *(str(root / one) if one in files or one.startswith("content") else one for one in case.arguments),
        "--root",
        str(root),
    ]


def seen(root: Path) -> dict[str, bytes]:
    """All files but what is kept between runs, and scratch files that stand outside of `content/`.

    A workbook holds the moment at which it was made: of it, that it is whole.
    """
    return {
        path: b"a workbook" if path.endswith(".xlsx") and zipfile.is_zipfile(root / path) else data
        for path, data in snapshot(root).items()
        if not path.startswith(".cache") and (path.startswith("content/") or not path.endswith(".new"))
    }


def content(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.startswith("content/")}


def test_every_verb_that_writes_is_killed() -> None:
    assert {case.name for case in CASES} | READING | BUILDING == set(COMMANDS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name} {' '.join(case.arguments)}".strip())
def test_killed_at_any_step_all_is_as_before_or_as_after(case: Case, tmp_path: Path) -> None:
    ready, root = copy_good(tmp_path / "ready"), tmp_path / "site"
    shutil.rmtree(ready / "overrides")  # no verb that writes records asks for the layout
    with verbs(tmp_path) as run:
        case.make_ready(ready, run)
        shutil.copytree(ready, root)
        before = seen(root)
        code, steps = run.run(*typed(case, root))
        assert code == 0
        after = seen(root)
        assert after != before
        assert steps > 1
        for step in sorted({*range(1, steps + 1, max(1, steps // FEW)), *range(steps - 1, steps + 1)}):
            shutil.rmtree(root)
            shutil.copytree(ready, root)
            assert run.run(*typed(case, root), step=step)[0] == -9
            now = seen(root)
            assert content(now) in (content(before), content(after)), step
            assert all(data in (before.get(path), after.get(path)) for path, data in now.items()), step
            is_done = now == after
            code, _ = run.run(*typed(case, root))
            assert (code == 0) is (case.again or not is_done)
            assert seen(root) == after, step
            assert not list(root.rglob(".*.new")), step
            assert code or not list((root / ".cache").glob("saving*")), step


def test_a_file_saved_by_an_editor_meanwhile_is_not_lost(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from showcase import disk, saving  # noqa: PLC0415 - only here

    text, other = "content/projects/atlas/text.fr.md", "content/projects/atlas/record.yml"
    exchange = disk.exchange

    def late(one: Path, other_: Path) -> bool:
        scratch = good / text
        scratch.with_suffix(".tmp").write_bytes(b"new words")
        scratch.with_suffix(".tmp").replace(scratch)  # as editors do
        return exchange(one, other_)

    monkeypatch.setattr(disk, "exchange", late)
    saving.save_content(good, {other: b"x", "content/projects/new/record.yml": b"y"})
    assert (good / text).read_bytes() == b"new words"
    assert (good / other).read_bytes() == b"x"
    assert (good / "content/projects/new/record.yml").read_bytes() == b"y"


def test_where_names_cannot_be_exchanged_all_is_written_as_well(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from showcase import disk, saving  # noqa: PLC0415 - only here

    before = seen(good)
    monkeypatch.setattr(disk, "exchange", lambda *_: False)
    monkeypatch.setattr(disk, "link", lambda *_: False)
    saving.save_content(good, {}, ("content/themes/sea", "content/themes/ocean"))
    moved = {path.replace("content/themes/sea", "content/themes/ocean"): data for path, data in before.items()}
    assert seen(good) == moved
    assert check(good, {}).site is not None
