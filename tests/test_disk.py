from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from showcase import disk


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "this account has no right to do so"),
        (errno.EROFS, "the disk is read-only"),
        (errno.ENOTEMPTY, "Directory not empty"),
    ],
)
def test_the_reason_is_told_in_plain_words(number: int, words: str) -> None:
    assert disk.reason(OSError(number, os.strerror(number))) == words


def test_an_error_without_a_number_has_a_reason_too() -> None:
    assert disk.reason(OSError("odd")) == "the disk refused"


def test_only_one_holds_the_lock_and_the_next_may_have_it_afterwards(tmp_path: Path) -> None:
    first = disk.lock(tmp_path / "lock")
    assert first is not None
    assert disk.lock(tmp_path / "lock") is None
    os.close(first)
    again = disk.lock(tmp_path / "lock")
    assert again is not None
    os.close(again)


def test_a_lock_is_not_taken_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="lock"):
        disk.lock(tmp_path / "lock")
    assert not (tmp_path / "elsewhere").exists()


def test_two_folders_change_names_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_bytes(b"")
    assert disk.exchange(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one/other").exists()
    assert (tmp_path / "other/one").exists()


def test_an_exchange_that_fails_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert not disk.exchange(tmp_path / "one", tmp_path / "gone")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_deleting_a_tree_leaves_what_its_links_point_at(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/page").write_bytes(b"x")
    (tmp_path / "tree/deep").mkdir(parents=True)
    (tmp_path / "tree/deep/link").symlink_to(tmp_path / "mine")
    disk.delete(tmp_path / "tree")
    assert not (tmp_path / "tree").exists()
    assert (tmp_path / "mine/page").read_bytes() == b"x"


def test_a_walk_names_files_and_folders_and_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c").write_bytes(b"")
    (tmp_path / "up").symlink_to(tmp_path)
    assert disk.walk(tmp_path) == ({"a/b/c", "up"}, {"a", "a/b"})


def test_folders_are_made_with_those_between_and_may_be_there(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        for path in ("a/b/c", "a/b", "a/d", ""):
            disk.make_folders(str(tmp_path), path)
    finally:
        os.umask(before)
    assert disk.walk(tmp_path)[1] == {"a", "a/b", "a/b/c", "a/d"}
    assert {(tmp_path / path).stat().st_mode & 0o777 for path in ("a", "a/b", "a/b/c", "a/d")} == {disk.FOLDER_MODE}


def test_folders_of_a_place_that_is_gone_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        disk.make_folders(str(tmp_path / "gone/tree"), "a/b")


def test_a_file_that_cannot_be_linked_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"")
    assert disk.link(str(tmp_path / "old"), str(tmp_path / "new"))
    assert not disk.link(str(tmp_path), str(tmp_path / "folder"))
