"""A build with nothing to do does nothing; a change of any input, or of the published tree, is work."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from showcase.form_fields import changeable
from showcase.kinds import KINDS
from showcase.last_build import BuildResult
from showcase.publish import tree_hash
from showcase.recipe import build
from showcase.shelf import take_out

ENVIRON = {"SITE_URL": "https://example.org/petit/"}


@pytest.fixture
def built(good: Path) -> Path:
    result = build(good, good / "public", ENVIRON)
    assert not result.idle
    return good


def again(root: Path, environ: dict[str, str] | None = None) -> BuildResult:
    return build(root, root / "public", environ or ENVIRON)


def edit(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def test_nothing_changed_is_nothing_done(built: Path) -> None:
    before, inode = tree_hash(built / "public"), (built / "public/index.html").stat().st_ino
    result = again(built)
    assert result.idle
    assert result.published is not None
    assert result.published.written == 0
    assert result.published.unchanged > result.pages > result.records > 0
    assert tree_hash(built / "public") == before
    assert (built / "public/index.html").stat().st_ino == inode


CHANGES: dict[str, Callable[[Path], None]] = {
    "a text": lambda root: edit(root / "content/projects/atlas/text.fr.md"),
    "a string": lambda root: edit(root / "content/strings/fr.yml"),
    "a page written by hand": lambda root: edit(root / "docs/fr/about.md"),
    "the layout": lambda root: edit(root / "overrides/home.html"),
    "the settings": lambda root: edit(root / "mkdocs.yml"),
    "a published page": lambda root: edit(root / "public/index.html"),
    "a published page taken away": lambda root: (root / "public/index.html").unlink(),
    "a stranger among the pages": lambda root: edit_new(root / "public/stranger.html"),
    "a record taken away": lambda root: (root / "content/projects/boreal/text.en.md").unlink(),
}


def edit_new(path: Path) -> None:
    path.write_text("x", encoding="utf-8")


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_work(built: Path, change: str) -> None:
    CHANGES[change](built)
    result = again(built)
    assert not result.idle
    assert result.problems == ()
    assert again(built).idle


def test_another_address_is_work(built: Path) -> None:
    assert not again(built, {"SITE_URL": "https://example.com/"}).idle


def test_a_link_put_into_the_content_is_told(built: Path) -> None:
    (built / "content/projects/atlas/text.en.md").symlink_to("/etc/hostname")
    result = again(built)
    assert [problem.code for problem in result.problems] == ["file-is-link"]
    assert result.published is None


def test_a_pipe_put_into_the_content_is_told_and_not_read(built: Path) -> None:
    os.mkfifo(built / "content/projects/atlas/picture.jpg")
    assert [problem.code for problem in again(built).problems] == ["file-unexpected"]


def test_a_build_with_a_warning_is_never_skipped(built: Path) -> None:
    text = built / "content/projects/atlas/text.fr.md"
    link = "\nVoir [ici](http://example.org/vieux).\n"
    text.write_text(text.read_text(encoding="utf-8") + link, encoding="utf-8")
    for _ in range(2):
        result = again(built)
        assert not result.idle
        assert [problem.code for problem in result.problems] == ["link-invalid"]


def test_to_know_what_a_form_opens_no_record_is_taken_out(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit of one record among thousands, the others stay where they were put away."""

    def taken(*_: object) -> None:
        raise AssertionError

    [file] = (built / ".cache/built").glob("*.site")
    site = take_out(file, KINDS, {})
    monkeypatch.setattr("showcase.shelf._Shelf.take", taken)
    assert "project" in changeable(site)
    assert site.count("project") > 0
