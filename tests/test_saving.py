from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from showcase.saving import save, save_folder


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


def test_a_folder_is_made_whole_or_not(tmp_path: Path) -> None:
    folder = tmp_path / "kind" / "slug"
    with pytest.raises(OSError, match="No such"):
        save_folder(folder, {"a": b"1", "no/b": b"2"})
    assert tree(tmp_path) == {}
    (tmp_path / "kind" / ".slug.new").mkdir()
    (tmp_path / "kind" / ".slug.new" / "left").write_bytes(b"by a killed run")
    save_folder(folder, {"a": b"1", "b": b"2"})
    assert tree(tmp_path) == {"kind/slug/a": b"1", "kind/slug/b": b"2"}
    with pytest.raises(FileExistsError):
        save_folder(folder, {"a": b"3"})
    assert tree(tmp_path) == {"kind/slug/a": b"1", "kind/slug/b": b"2"}


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
