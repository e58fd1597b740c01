from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from showcase.publish import tree_hash
from tests.commands.conftest import Showcase
from tests.editing import add, change

LINE = re.compile(r"14 records became (\d+) pages in (\S+) \((\d+) files written, (\d+) unchanged\) in [\d.]+ s\. .*")


def told(lines: list[str]) -> tuple[int, int, int]:
    """Pages, files written, files unchanged, from the one line of a build."""
    (line,) = lines
    match = LINE.fullmatch(line)
    assert match, line
    return int(match[1]), int(match[3]), int(match[4])


def newer(good: Path, *, than: int) -> list[Path]:
    files = (path for path in (good / "site").rglob("[!.]*") if path.is_file())
    return [path for path in files if path.stat().st_mtime_ns > than]


def test_a_build_says_one_line_and_the_second_writes_nothing(showcase: Showcase, good: Path) -> None:
    first = showcase("build", "--root", good)
    assert (first.code, first.err) == (0, "")
    pages, written, unchanged = told(first.lines)
    assert len(list((good / "site").rglob("index.html"))) >= pages > 0
    assert written > pages
    assert unchanged == 0

    second = showcase("build", "--root", good)
    assert (second.code, second.err) == (0, "")
    assert told(second.lines) == (pages, 0, written)

    stamp = max(path.stat().st_mtime_ns for path in (good / "site").rglob("*"))
    change(good, "content/regions/evora/text.el.md", "Μια περιφέρεια", "Μία περιφέρεια")
    third = showcase("build", "--root", good)
    _, anew, kept = told(third.lines)
    assert anew + kept == written
    assert {path.parts[-1].partition("_")[0] for path in newer(good, than=stamp)} == {
        "index.html",  # the page
        "pagefind.el",  # and the search in its language: what there is, of which kind, the words, the excerpt
        "kinds.el.json",
        "pagefind-entry.json",
        "el",
    }


def test_a_site_can_be_built_elsewhere(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    ran = showcase("build", "--root", good, "--target", tmp_path / "elsewhere")
    assert ran.code == 0
    assert (tmp_path / "elsewhere/el/projects/atlas/index.html").is_file()
    assert not (good / "site").exists()


def test_only_the_hash_can_be_asked_for(showcase: Showcase, good: Path) -> None:
    first, second = showcase("build", "--root", good, "--hash"), showcase("build", "--root", good, "--hash")
    assert first.code == 0
    assert re.fullmatch(r"[0-9a-f]{64}\n", first.out)
    assert first == second


def test_a_problem_leaves_the_published_site_as_it_was(showcase: Showcase, good: Path) -> None:
    assert showcase("build", "--root", good).code == 0
    page = good / "site/projects/atlas/index.html"
    before = page.read_bytes()
    change(good, "content/projects/atlas/record.yml", "stage: running", "stage: flying")
    ran = showcase("build", "--root", good)
    assert ran.code == 1
    assert "value-not-listed" in ran.lines[0]
    assert ran.err == "Nothing was published: the site stays as it was.\n"
    assert page.read_bytes() == before


def test_a_warning_stops_only_a_strict_build(showcase: Showcase, good: Path) -> None:
    add(good, "content/regions/evora/text.fr.md", "\nTél. : 04 91 12 34 56\n")
    strict = showcase("build", "--root", good, "--strict")
    assert strict.code == 1
    assert not (good / "site").exists()
    ran = showcase("build", "--root", good)
    assert ran.code == 0
    assert "text-email (warning)" in ran.out


def test_without_search_there_is_no_index_and_a_build_with_it_has_work_to_do(showcase: Showcase, good: Path) -> None:
    def indexed() -> bool:
        return (good / "site/assets/search/pagefind.js").is_file()

    assert showcase("build", "--root", good, "--no-search").code == 0
    assert not indexed()
    pages = {path: path.read_bytes() for path in sorted((good / "site").rglob("*.html"))}
    assert told(showcase("build", "--root", good, "--no-search").lines)[1] == 0

    assert showcase("build", "--root", good).code == 0
    assert indexed()
    assert {path: path.read_bytes() for path in sorted((good / "site").rglob("*.html"))} == pages
    assert showcase("build", "--root", good, "--no-search").code == 0
    assert not indexed()


def test_a_file_where_the_site_should_go_is_told_in_one_sentence(showcase: Showcase, good: Path) -> None:
    (good / "site").write_text("mine", encoding="utf-8")
    ran = showcase("build", "--root", good)
    assert ran.code == 3
    assert ran.err.startswith("showcase: ")
    assert len(ran.err.splitlines()) == 1
    assert (good / "site").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("todo", ["{", '{"files": ["404.html"], "gone": ["index.html"]}'])
def test_what_a_build_left_beside_the_site_is_seen_to_before_anything_is_taken_as_known(
    showcase: Showcase, good: Path, tmp_path: Path, todo: str, *, edited: bool
) -> None:
    """Even when nothing has changed since, or so little that few pages would be drawn."""
    assert showcase("build", "--root", good, "--no-search").code == 0
    ready = good / "site.amending"
    ready.mkdir()
    (ready / "todo.json").write_text(todo, encoding="utf-8")
    (ready / "0").write_bytes(b"altered")
    if edited:
        text = good / "content/projects/atlas/text.fr.md"
        text.write_text(text.read_text(encoding="utf-8").rstrip() + " Un mot.\n", encoding="utf-8")
    run = showcase("build", "--root", good, "--no-search")
    assert run.code == 0
    sentence = f"What an earlier build had left beside {good / 'site'} had been altered: all was built anew."
    assert run.err.splitlines() == ([sentence] if todo == "{" else [])
    shutil.rmtree(good / ".cache/built")
    assert showcase("build", "--root", good, "--target", tmp_path / "clean", "--no-search").code == 0
    assert tree_hash(good / "site") == tree_hash(tmp_path / "clean")
    assert not ready.exists()


def test_a_folder_of_somebody_else_s_is_never_replaced(showcase: Showcase, good: Path) -> None:
    add(good, "site/letter.txt", "mine")
    ran = showcase("build", "--root", good)
    assert ran.code == 3
    assert len(ran.err.splitlines()) == 1
    assert (good / "site/letter.txt").read_text(encoding="utf-8") == "mine"


def test_a_folder_without_a_site_is_told_in_one_sentence(showcase: Showcase, tmp_path: Path) -> None:
    ran = showcase("build", "--root", tmp_path)
    assert ran.code == 2
    assert ran.err == f"showcase: {tmp_path} holds no site: it needs mkdocs.yml and a folder content/\n"
    assert list(tmp_path.iterdir()) == []
