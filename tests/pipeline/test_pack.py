from __future__ import annotations

import hashlib
import os
import tarfile
from pathlib import Path

import pytest

from pipeline import pack as module
from pipeline.pack import CannotPackError, main, pack

PAGES = {"index.html": b"home", "el/index.html": b"el", "el-x/index.html": b"x", f"a/{'long-' * 30}.txt": b""}


def site(folder: Path, *, reverse: bool = False) -> Path:
    for name, data in sorted(PAGES.items(), reverse=reverse):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def test_the_same_files_make_the_same_bytes_whatever_their_rights_and_dates(tmp_path: Path) -> None:
    first, second = site(tmp_path / "first"), site(tmp_path / "second", reverse=True)
    for file in second.rglob("*"):
        file.chmod(0o700)
        os.utime(file, (0, 1))
    digests = {pack(tree, tmp_path / f"{tree.name}.tar", moment=1_700_000_000) for tree in (first, second)}
    assert digests == {hashlib.sha256((tmp_path / "first.tar").read_bytes()).hexdigest()}


def test_one_changed_byte_or_another_moment_changes_the_sum(tmp_path: Path) -> None:
    tree, tar = site(tmp_path / "site"), tmp_path / "site.tar"
    whole, later = pack(tree, tar, moment=1), pack(tree, tar, moment=2)
    (tree / "index.html").write_bytes(b"homf")
    assert len({whole, later, pack(tree, tar, moment=1)}) == 3


def test_the_tar_holds_files_and_folders_that_everybody_may_read(tmp_path: Path) -> None:
    tree, tar = site(tmp_path / "site"), tmp_path / "site.tar"
    os.link(tree / "index.html", tree / "twin.html")
    pack(tree, tar, moment=1_700_000_000)
    with tarfile.open(tar) as archive:
        members = archive.getmembers()
        assert (members[0].name, members[0].isdir()) == (".", True)
        assert [member.name for member in members] == sorted(
            (m.name for m in members), key=lambda name: name.split("/")
        )
        assert {member.name: _read(archive, member) for member in members if member.isfile()} == {
            f"./{name}": data for name, data in {**PAGES, "twin.html": b"home"}.items()
        }
    assert all(member.isfile() or member.isdir() for member in members)
    assert {(member.isdir(), member.mode) for member in members} == {(True, 0o755), (False, 0o644)}
    assert {(member.uid, member.gid, member.uname, member.gname, member.mtime) for member in members} == {
        (0, 0, "", "", 1_700_000_000)
    }


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    data = archive.extractfile(member)
    assert data
    return data.read()


def test_a_link_is_refused_and_its_target_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = site(tmp_path / "site")
    (tree / "leak.txt").symlink_to("/etc/hostname")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert main([str(tree), str(tmp_path / "site.tar")]) == 1
    assert capsys.readouterr().err == f"{tree}/leak.txt is neither a file nor a folder\n"
    assert not (tmp_path / "site.tar").exists()


def test_an_empty_tree_and_one_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CannotPackError, match="holds no file"):
        pack(tmp_path / "empty", tmp_path / "site.tar", moment=1)
    monkeypatch.setattr(module, "LARGEST", 5)
    with pytest.raises(CannotPackError, match="larger than 5 bytes"):
        pack(site(tmp_path / "site"), tmp_path / "site.tar", moment=1)


def test_the_command_prints_the_sum_as_other_tools_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    tar = tmp_path / "artifact.tar"
    assert main([str(site(tmp_path / "site")), str(tar)]) == 0
    digest = hashlib.sha256(tar.read_bytes()).hexdigest()
    assert capsys.readouterr().out == f"{digest}  artifact.tar\n"
    assert digest in (tmp_path / "summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("moment", ["", "yesterday", "-1", "١"])
def test_without_a_moment_nothing_is_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    assert main([str(site(tmp_path / "site")), str(tmp_path / "site.tar")]) == 2


def test_a_folder_that_is_not_there_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert main([str(tmp_path / "none"), str(tmp_path / "site.tar")]) == 3
    assert capsys.readouterr().err == f"{tmp_path}/none: No such file or directory\n"
