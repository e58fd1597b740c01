from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from showcase.saving import save, save_content


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_files_are_replaced_and_made(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "folder" / "new"
    old.write_bytes(b"1")
    old.chmod(0o600)
    save({old: b"2", new: b"3"})
    assert tree(tmp_path) == {"old": b"2", "folder/new": b"3"}
    assert old.stat().st_mode & 0o777 == 0o600


def test_when_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "file" / "other"
    one.write_bytes(b"1")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="exist"):
        save({one: b"2", other: b"3"})
    assert tree(tmp_path) == {"one": b"1", "file": b""}


def site(root: Path) -> Path:
    (root / "content/kind/slug").mkdir(parents=True)
    (root / "content/kind/slug/a").write_bytes(b"1")
    (root / "content/kind/slug/a").chmod(0o600)
    (root / "content/kind/slug/b").symlink_to("a")
    return root


def test_files_of_a_site_are_replaced_made_and_taken_away(tmp_path: Path) -> None:
    root = site(tmp_path)
    save_content(root, {"content/kind/slug/a": b"2", "content/kind/new/c": b"3", "content/kind/gone": None})
    assert tree(root / "content") == {"kind/slug/a": b"2", "kind/slug/b": b"2", "kind/new/c": b"3"}
    assert (root / "content/kind/slug/a").stat().st_mode & 0o777 == 0o600
    assert (root / "content/kind/slug/b").is_symlink()
    save_content(root, {"content/kind/slug/a": b"4"})
    save_content(root, {"content/kind/new/c": None})
    save_content(root, {"content/other/d": b"5"}, ("content/kind", "content/sort"))
    assert tree(root / "content") == {"sort/slug/a": b"4", "sort/slug/b": b"4", "other/d": b"5"}
    assert (root / "content/sort/slug/a").stat().st_mode & 0o777 == 0o600
    assert list((root / ".cache").iterdir()) == []


def test_when_a_file_of_a_site_cannot_be_written_nothing_is(tmp_path: Path) -> None:
    root = site(tmp_path)
    before = tree(root)
    with pytest.raises(OSError, match=r"[Ee]xist|Not a dir"):
        save_content(root, {"content/kind/new": b"3", "content/kind/slug/a/b": b"2"})
    assert tree(root) == before


def test_what_a_killed_run_left_behind_is_swept_away(tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / ".cache/saving/left").mkdir(parents=True)
    (root / ".cache/saving.old").write_bytes(b"x")
    save_content(root, {})
    assert list((root / ".cache").iterdir()) == []


def test_killed_at_any_moment_a_file_is_old_or_new(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for path in (one, other):
        path.write_bytes(b"x" * 100_000)
    program = (
        "import sys; from pathlib import Path; from showcase.saving import save\n"
        "one, other = map(Path, sys.argv[1:])\nprint('on', flush=True)\n"
        "while True:\n for letter in b'yz': save({one: bytes([letter]) * 100_000, other: bytes([letter]) * 100_000})\n"
    )
    for moment in range(6):
        with subprocess.Popen([sys.executable, "-c", program, one, other], stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(0.005 * moment)
            os.kill(process.pid, signal.SIGKILL)
        for path in (one, other):
            data = path.read_bytes()
            assert len(data) == 100_000
            assert len(set(data)) == 1
