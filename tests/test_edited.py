"""Words and facts that many pages show: told apart, and told as a build from nothing tells them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from showcase import edited, pagefind, recipe, revision
from showcase.amendment import Amendment
from showcase.last_build import LastBuild, last_build
from showcase.publish import tree_hash
from showcase.record import Kind
from showcase.site import Site
from tests.editing import change

ENVIRON = {"SITE_URL": "https://example.org/petit/"}
ATLAS = "content/projects/atlas"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Amendment | None]:
    """What was told of each build that asked."""
    told: list[Amendment | None] = []

    def asked(last: LastBuild, site: Site, kinds: tuple[Kind, ...]) -> Amendment | None:
        told.append(edited.edited(last, site, kinds))
        return told[-1]

    monkeypatch.setattr(recipe, "edited", asked)
    return told


def build(root: Path, *, search: bool = False) -> None:
    assert recipe.build(root, root / "public", ENVIRON, search=search).published


def paths(root: Path, seen: list[Amendment | None], *, search: bool = False) -> set[str]:
    """Build after an edit, hold the tree against one that was made of nothing, tell which files are new."""
    build(root, search=search)
    found = seen[-1]
    assert found is not None
    assert recipe.build(root, root / "fresh", ENVIRON, search=search).published
    assert tree_hash(root / "public") == tree_hash(root / "fresh")
    return {file.path for file in found.files}


def test_a_title_is_told_wherever_it_stands(good: Path, seen: list[Amendment | None]) -> None:
    build(good)
    change(good, f"{ATLAS}/text.fr.md", "Atlas : la mer", "Zéphyr : la mer")
    found = paths(good, seen)
    assert {"projects/atlas/index.html", "projects/index.html", "projects/records.json", "timeline/index.html"} <= found
    assert {"clusters/ilios/index.html", "partners/ville/index.html", "projects/boreal/index.html"} <= found
    assert "regions/kriti/index.html" in found
    assert not {path for path in found if path.startswith("el/projects/")}


def test_a_fact_is_told_by_whom_it_names_and_named_before(good: Path, seen: list[Amendment | None]) -> None:
    change(good, "content/projects/boreal/record.yml", "regions: [kriti]", "regions: [kriti, evora]")
    build(good)
    change(good, "content/projects/boreal/record.yml", "regions: [kriti, evora]", "regions: [kriti]")
    found = paths(good, seen)
    for code in ("", "el/", "en/"):
        assert f"{code}projects/boreal/index.html" in found
        assert f"{code}regions/evora/index.html" in found
        assert f"{code}projects/region/evora/index.html" in found


def test_a_group_that_goes_takes_its_anchor_along(good: Path, seen: list[Amendment | None]) -> None:
    build(good)
    change(good, f"{ATLAS}/record.yml", "clusters: [blue-harbours, ilios]", "clusters: [ilios]")
    build(good)
    assert seen[-1] is None


def test_what_was_told_is_known_to_the_next_build(good: Path, seen: list[Amendment | None]) -> None:
    build(good)
    change(good, f"{ATLAS}/text.fr.md", "Atlas : la mer", "Zéphyr : la mer")
    change(good, f"{ATLAS}/record.yml", "clusters: [blue-harbours, ilios]", "clusters: [ilios, blue-harbours]")
    build(good)
    assert recipe.build(good, good / "public", ENVIRON, search=False).idle
    change(good, "content/projects/boreal/text.fr.md", 'title: "', 'title: "Grand ')
    assert "projects/atlas/index.html" in paths(good, seen)
    change(good, "content/projects/boreal/text.fr.md", 'title: "', 'title: "Très ')
    change(good, "content/clusters/ilios/text.fr.md", "---\n\n", "---\n\nUn mot.\n\n")
    assert "clusters/ilios/index.html" in paths(good, seen)


def test_only_the_languages_that_show_it_are_indexed_again(
    good: Path, seen: list[Amendment | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(good, search=True)
    asked, indexed = list[str](), pagefind.indexed
    monkeypatch.setattr(
        pagefind, "indexed", lambda documents, folder: asked.append(str(folder)) or indexed(documents, folder)
    )
    change(good, f"{ATLAS}/text.fr.md", "Atlas : la mer", "Zéphyr : la mer")
    build(good, search=True)
    assert seen[-1] is not None
    assert len(asked) == 1
    shutil.rmtree(good / ".cache/search")
    assert recipe.build(good, good / "fresh", ENVIRON).published
    assert tree_hash(good / "public") == tree_hash(good / "fresh")


def test_a_title_that_another_page_has_is_told_by_the_gates(good: Path, seen: list[Amendment | None]) -> None:
    build(good)
    change(good, f"{ATLAS}/text.fr.md", "Atlas : la mer", title_of(good / "public/timeline/index.html"))
    result = recipe.build(good, good / "public", ENVIRON, search=False)
    assert seen == [None]
    assert {problem.code for problem in result.problems} == {"title-twice"}


def title_of(page: Path) -> str:
    return page.read_text(encoding="utf-8").partition("<title>")[2].partition(" · ")[0]


def test_a_language_more_is_not_for_a_few_pages(good: Path, seen: list[Amendment | None]) -> None:
    build(good)
    words = '---\ntitle: "A report"\nsummary: "What was found."\n---\n\nWords.\n'
    (good / "content/documents/report/text.en.md").write_text(words, encoding="utf-8")
    build(good)
    assert not any(seen)


def test_where_nothing_is_known_everything_is_built(good: Path, seen: list[Amendment | None]) -> None:
    build(good)
    assert not seen
    last = last_build(good, good / "public", ENVIRON, search=False)
    kept = revision.shelf(last)
    kept.write_bytes(kept.read_bytes()[:-9])
    change(good, f"{ATLAS}/text.fr.md", "Atlas : la mer", "Zéphyr : la mer")
    build(good)
    assert seen == [None]
    recipe.build(good, good / "fresh", ENVIRON, search=False)
    assert tree_hash(good / "public") == tree_hash(good / "fresh")


def test_frames_that_were_altered_are_told_after_an_edit_too(good: Path, seen: list[Amendment | None]) -> None:
    build(good)
    (kept,) = (good / ".cache/frames").rglob("frames.json")
    for old, new in (("R&D, a", "R&D et a"), ("Atlas : la mer", "Zéphyr : la mer")):
        kept.unlink()
        change(good, f"{ATLAS}/text.fr.md", old, new)
        assert recipe.build(good, good / "public", ENVIRON, search=False).mended
    assert len(seen) == 1
    assert seen[0] is not None
