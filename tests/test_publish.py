from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from showcase import disk
from showcase.problem import Level, MachineError, Place, Problem
from showcase.publish import MARKER, Copy, File, Published, amend, mend, publish, tree_hash
from tests.publishing import build, difference, site

ROOT = Path(__file__).parents[1]
KILLS = 20


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


def content(_: Path) -> tuple[Problem, ...]:
    return ()


def refuse(_: Path) -> tuple[Problem, ...]:
    return (Problem(Place("index.html"), "link-broken", "«x» leads nowhere."),)


def worry(_: Path) -> tuple[Problem, ...]:
    return (Problem(Place("index.html"), "page-large", "This page is large.", level=Level.WARNING),)


def command(verb: str, target: Path) -> list[str]:
    return [sys.executable, "-m", "tests.publishing", verb, str(target)]


def run(verb: str, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(verb, target), cwd=ROOT, capture_output=True, text=True, check=False, timeout=20)


def litter(target: Path) -> set[str]:
    return {path.name for path in target.parent.iterdir()} - {"site", "site.lock", "site.previous"}


def tree(target: Path) -> dict[str, bytes]:
    files = (path for path in target.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}


def expected(files: list[File]) -> dict[str, bytes]:
    return {file.path: file.data for file in files}


@pytest.fixture(scope="module")
def hashes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, int], str]]:
    """The hash of each version and size of the test site, made by a plain publication."""
    folder = tmp_path_factory.mktemp("versions")
    found = {}
    for version in ("a", "b"):
        for count in (6, 300):
            build(folder / f"{version}{count}", site(version, count))
            found[version, count] = tree_hash(folder / f"{version}{count}")
    yield found
    shutil.rmtree(folder)


# What is published


def test_the_folder_holds_exactly_the_files(target: Path) -> None:
    first, second = site("a", 20), site("b", 10)
    assert publish(target, first, content).written == 22
    assert tree(target) == expected(first)
    publish(target, second, content)
    assert tree(target) == expected(second)
    assert not (target / "projects/p019").exists()


def test_the_former_site_is_kept_and_only_one(target: Path) -> None:
    for version in "abc":
        build(target, site(version, 3))
    assert tree(target.with_name("site.previous")) == expected(site("b", 3))
    assert litter(target) == set()


def test_the_numbers_tell_what_was_done(target: Path) -> None:
    publish(target, [File("a", b"1"), File("b", b"22"), File("c", b"333")], content)
    result = publish(target, [File("a", b"1"), File("b", b"xx"), File("d", b"4444")], content)
    assert result == Published((), written=2, unchanged=1, removed=1, size=7)


def test_unchanged_files_keep_their_inode_and_time(target: Path) -> None:
    build(target, [File("x/same", b"same"), File("x/other", b"one")])
    before = (target / "x/same").stat()
    build(target, [File("x/same", b"same"), File("x/other", b"two")])
    after = (target / "x/same").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (target.with_name("site.previous") / "x/other").read_bytes() == b"one"


def test_the_same_site_again_is_not_swapped_and_keeps_the_site_to_go_back_to(target: Path) -> None:
    build(target, site("a", 3))
    build(target, site("b", 3))
    inode = target.stat().st_ino
    assert publish(target, site("b", 3), content).written == 0
    assert target.stat().st_ino == inode
    assert tree(target.with_name("site.previous")) == expected(site("a", 3))


def test_the_order_of_the_files_changes_nothing(target: Path, tmp_path: Path) -> None:
    files = site("a", 30)
    build(target, files)
    build(tmp_path / "other", random.Random(3).sample(files, len(files)))  # noqa: S311
    assert tree_hash(target) == tree_hash(tmp_path / "other")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_everybody_may_read_the_site_whatever_the_umask(target: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        build(target, site("a", 3))
    finally:
        os.umask(before)
    modes = {(path.is_dir(), path.stat().st_mode & 0o7777) for path in (target, *target.rglob("*"))}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_a_copy_brings_the_bytes_and_is_unchanged_the_second_time(target: Path, tmp_path: Path) -> None:
    source = tmp_path / "logo.svg"
    source.write_bytes(b"<svg/>")
    source.chmod(0o600)
    files = [File("index.html", b"x"), Copy("assets/logo.svg", source)]
    publish(target, files, content)
    assert (target / "assets/logo.svg").read_bytes() == b"<svg/>"
    assert (target / "assets/logo.svg").stat().st_mode & 0o777 == 0o644
    assert publish(target, files, content).unchanged == 2
    source.write_bytes(b"<svg />")
    assert publish(target, files, content) == Published((), written=1, unchanged=1, size=8)


def test_what_a_hand_did_to_the_site_is_undone(target: Path, tmp_path: Path) -> None:
    files = site("a", 6)
    build(target, files)
    (target / "index.html").write_bytes(b"A")
    (target / "projects/p001/index.html").chmod(0o600)
    (target / "projects/p002/extra.html").write_bytes(b"")
    (target / "projects/empty").mkdir()
    (tmp_path / "mine").write_bytes(b"mine")
    (target / "projects/p003/index.html").unlink()
    (target / "projects/p003/index.html").symlink_to(tmp_path / "mine")
    (target / "projects/p004/index.html").unlink()
    os.mkfifo(target / "projects/p004/index.html")
    result = publish(target, files, content)
    assert (result.written, result.removed) == (4, 1)
    assert tree(target) == expected(files)
    assert not (target / "projects/empty").exists()
    assert not any(path.is_symlink() for path in target.rglob("*"))
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_an_empty_folder_left_in_the_site_is_removed_too(target: Path) -> None:
    build(target, site("a", 3))
    (target / "projects/empty").mkdir()
    assert publish(target, site("a", 3), content).unchanged == 5
    assert not (target / "projects/empty").exists()


def test_a_target_that_is_a_link_stays_one(target: Path, tmp_path: Path) -> None:
    target.symlink_to(tmp_path / "real")
    build(target, site("a", 3))
    build(target, site("b", 3))
    assert target.is_symlink()
    assert tree(tmp_path / "real") == expected(site("b", 3))
    assert litter(target) == {"real", "real.lock", "real.previous"}


# The gate


def test_the_gate_sees_the_finished_tree(target: Path) -> None:
    seen = []

    def look(folder: Path) -> tuple[Problem, ...]:
        seen.append(tree(folder))
        return ()

    for files in (site("a", 3), site("b", 3), site("b", 3)):
        publish(target, files, look)
    assert seen == [expected(site("a", 3)), expected(site("b", 3)), expected(site("b", 3))]


def test_a_gate_that_refuses_leaves_the_site_as_it_was(target: Path) -> None:
    build(target, site("a", 3))
    before = tree_hash(target)
    for files in (site("b", 3), site("a", 3)):
        result = publish(target, files, refuse)
        assert result.refused
        assert result == Published(refuse(target))
        assert tree_hash(target) == before
    assert litter(target) == set()
    assert not target.with_name("site.previous").exists()


def test_a_gate_that_refuses_the_first_site_publishes_nothing(target: Path) -> None:
    publish(target, site("a", 3), refuse)
    assert not target.exists()
    assert litter(target) == set()


def test_a_warning_is_handed_on_and_the_site_published(target: Path) -> None:
    result = publish(target, site("a", 3), worry)
    assert (result.refused, result.problems, result.written) == (False, worry(target), 5)
    assert target.exists()


def test_a_gate_that_breaks_leaves_the_site_as_it_was(target: Path) -> None:
    def broken(_: Path) -> tuple[Problem, ...]:
        raise KeyError("gate")

    build(target, site("a", 3))
    with pytest.raises(KeyError):
        publish(target, site("b", 3), broken)
    assert tree(target) == expected(site("a", 3))
    assert litter(target) == set()


# Names that are our own bug


@pytest.mark.parametrize(
    "paths",
    [
        ["a.html", "a.html"],
        ["a.html", "A.html"],
        ["projects/a.html", "Projects/b.html"],
        ["caf\u00e9", "cafe\u0301"],
        ["a", "a/index.html"],
        ["/etc/passwd"],
        ["../a"],
        ["a/../../b"],
        ["a/./b"],
        ["a//b"],
        ["a/"],
        [""],
        ["a\\b"],
        ["a\0b"],
        [MARKER],
    ],
)
def test_a_path_that_not_every_disk_can_hold_is_refused_before_the_disk_is_touched(
    target: Path, paths: list[str]
) -> None:
    with pytest.raises(ValueError, match="«"):
        build(target, [File(path, b"") for path in paths])
    assert list(target.parent.iterdir()) == []


# The machine


def test_a_target_that_is_a_file_is_refused(target: Path) -> None:
    target.write_bytes(b"mine")
    with pytest.raises(MachineError, match=r"^«.*/site» is a file, and the site needs a folder of that name\.$"):
        build(target, site("a", 3))
    assert target.read_bytes() == b"mine"
    assert litter(target) == set()


def test_a_parent_that_is_a_file_is_refused(target: Path) -> None:
    target.write_bytes(b"mine")
    with pytest.raises(
        MachineError, match=r"^«.*/site/x» cannot be written: a file stands where a folder is needed\.$"
    ):
        build(target / "x", site("a", 3))
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["site", "site.previous", "site.former"])
def test_a_folder_with_files_of_somebody_else_is_never_touched(target: Path, name: str) -> None:
    build(target.with_name("elsewhere"), site("a", 3))
    folder = target.with_name(name)
    folder.mkdir()
    (folder / "thesis.odt").write_bytes(b"mine")
    with pytest.raises(MachineError, match=rf"^«.*/{name}» holds files this program did not write"):
        build(target, site("b", 3))
    assert tree(folder) == {"thesis.odt": b"mine"}


def test_an_empty_folder_may_become_the_site(target: Path) -> None:
    target.mkdir()
    build(target, site("a", 3))
    assert tree(target) == expected(site("a", 3))
    assert not target.with_name("site.previous").exists()


def test_folders_on_the_way_to_the_target_are_made(target: Path) -> None:
    build(target / "deep/er", site("a", 3))
    assert tree(target / "deep/er") == expected(site("a", 3))


def test_a_source_that_has_gone_is_told_by_its_name(target: Path, tmp_path: Path) -> None:
    build(target, site("a", 3))
    with pytest.raises(MachineError, match=r"^«.*/gone\.png» cannot be read: there is no such file or folder\.$"):
        publish(target, [Copy("gone.png", tmp_path / "gone.png")], content)
    assert tree(target) == expected(site("a", 3))
    assert litter(target) == set()


def test_a_disk_that_takes_no_more_leaves_the_site_as_it_was(target: Path) -> None:
    build(target, site("a"))
    before = tree_hash(target)
    result = run("full", target)
    sentence = f"«{target}» cannot be written: a file is larger than the disk or this account allows.\n"
    assert (result.returncode, result.stdout, result.stderr) == (3, sentence, "")
    assert tree_hash(target) == before
    assert litter(target) == set()


def test_a_folder_without_the_right_to_write_is_told_in_one_sentence() -> None:
    with tempfile.TemporaryDirectory() as name:
        parent = Path(name)
        build(parent / "site", site("a", 3))
        (parent / "site.lock").unlink()
        parent.chmod(0o555)
        result = run("stranger", parent / "site")
        parent.chmod(0o755)
        sentence = f"«{parent}/site» cannot be written: this account has no right to do so.\n"
        assert (result.returncode, result.stdout, result.stderr) == (3, sentence, "")
        assert tree(parent / "site") == expected(site("a", 3))


def test_a_second_build_at_the_same_time_is_sent_away_and_the_first_ends_well(target: Path) -> None:
    answers = []

    def meanwhile(_: Path) -> tuple[Problem, ...]:
        answers.append(run("once", target))
        return ()

    publish(target, site("a"), meanwhile)
    [second] = answers
    sentence = f"Another build is writing «{target}»; wait for it to end.\n"
    assert (second.returncode, second.stdout, second.stderr) == (3, sentence, "")
    assert tree(target) == expected(site("a"))
    assert run("once", target).returncode == 0


# The swap


def test_where_two_names_cannot_be_exchanged_two_renames_do(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "exchange", lambda *_: False)
    for version in "abc":
        build(target, site(version, 3))
    assert tree(target) == expected(site("c", 3))
    assert tree(target.with_name("site.previous")) == expected(site("b", 3))
    assert litter(target) == set()


def test_a_second_rename_that_fails_brings_the_old_site_back(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(scratch: Path, _: Path) -> bool:
        shutil.rmtree(scratch)
        return False

    build(target, site("a", 3))
    monkeypatch.setattr(disk, "exchange", lose)
    with pytest.raises(MachineError, match="cannot be written"):
        build(target, site("b", 3))
    assert tree(target) == expected(site("a", 3))
    assert litter(target) == set()


def test_trees_of_dead_builds_are_removed_and_their_neighbours_are_not(target: Path) -> None:
    for name in ("site.next-1", f"site.next-{os.getpid()}"):
        (target.with_name(name) / "projects").mkdir(parents=True)
    kept = {"site.next-week", "site2.next-1", "xsite.next-1"}
    for name in kept:
        target.with_name(name).mkdir()
    build(target, site("a", 3))
    assert litter(target) == kept


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(
    target: Path, hashes: dict[tuple[str, int], str]
) -> None:
    build(target, site("a"))
    start = time.perf_counter()
    build(target, site("b"))
    build(target, site("a"))
    whole = 2 * (time.perf_counter() - start)
    delays = random.Random(1)  # noqa: S311
    for _ in range(KILLS):
        with subprocess.Popen(command("forever", target), cwd=ROOT, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            time.sleep(delays.uniform(0, whole))
            child.kill()
        assert tree_hash(target) in {hashes["a", 300], hashes["b", 300]}
        build(target, site("a"))
        assert tree_hash(target) == hashes["a", 300]
        assert litter(target) == set()


@pytest.mark.parametrize("swap", ["exchange", "renames", "amend"])
def test_a_build_killed_before_any_of_its_calls_leaves_the_old_site_or_the_new_one(
    target: Path, hashes: dict[tuple[str, int], str], swap: str
) -> None:
    ends, missing = [], 0
    with subprocess.Popen(
        command("steps", target), cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        code = -9
        while code == -9:
            build(target, site("a", 6))
            build(target, site("b", 6))
            print(len(ends) + 1, swap, file=child.stdin, flush=True)
            code = int(child.stdout.readline())
            missing += not target.exists()
            mend(target)
            ends.append(tree_hash(target))
            assert litter(target) == set()
        child.stdin.close()
    assert code == 0
    assert len(ends) > (30 if swap == "amend" else 60)
    new = ends.index(hashes["a", 6])  # it happens at one step, and there is no way back
    assert ends == [hashes["b", 6]] * new + [hashes["a", 6]] * (len(ends) - new)
    assert missing == {"exchange": 0, "renames": 1, "amend": 0}[swap]


def test_a_few_files_are_put_in_and_those_of_the_site_before_stay(target: Path) -> None:
    build(target, site("a", 6))
    build(target, site("b", 6))
    before = (target.with_name("site.previous") / "index.html").read_bytes()
    files, gone = difference()
    amend(target, files, gone)
    assert tree_hash(target) == tree_hash(target.with_name("site.previous"))
    assert (target.with_name("site.previous") / "index.html").read_bytes() == before
    assert not (target / "only/b.html").exists()
    assert litter(target) == set()


def test_what_was_to_be_put_into_a_site_that_is_gone_is_let_go(target: Path) -> None:
    ready = target.with_name("site.amending")
    ready.mkdir()
    (ready / "0").write_bytes(b"x")
    (ready / "todo.json").write_text('{"files": ["index.html"], "gone": []}')
    mend(target)
    assert not target.exists()
    assert litter(target) == set()


ALTERED = (
    b"",
    b"\xff\x00",
    b"{",
    b"[" * 100_000,
    b"1" * 5000,
    b"null",
    b"[]",
    b"{}",
    b'{"files": []}',
    b'{"files": "index.html", "gone": []}',
    b'{"files": [1], "gone": [null]}',
    b'{"files": [["index.html"]], "gone": {}}',
)
"""Lists of what is to be done that no build has written."""
ASTRAY = (
    "",
    ".",
    "..",
    "/",
    "../bystander",
    "a/../../bystander",
    "//bystander",
    "..\\bystander",
    "a\x00b",
    "\ud800",
    "x" * 300,
    "none/" + "x" * 300,
    "x/" * 3000 + "x",
    "index.html/x",
    "projects",
    "out/bystander",
    "out/new/bystander",
    "loop/x",
    MARKER,
    MARKER.upper(),
    f"{MARKER}/x",
)
"""Paths that lead out of a site, or to what is no page in it."""


@pytest.fixture
def beset(target: Path) -> Path:
    """A published site with links out of it, beside a folder that is no concern of it."""
    build(target, site("a", 6))
    bystander = target.with_name("bystander")
    bystander.mkdir()
    (bystander / "bystander").write_bytes(b"mine")
    (target / "out").symlink_to(bystander)
    (target / "loop").symlink_to("loop")
    return bystander


def leave(target: Path, todo: bytes) -> None:
    """What a build that was stopped has left beside a site, if somebody writes a list of his own."""
    ready = target.with_name("site.amending")
    ready.mkdir()
    (ready / "0").write_bytes(b"altered")
    (ready / "todo.json").write_bytes(todo)


def untouched(target: Path, bystander: Path) -> None:
    """The next build ends well, and its tree is that of a clean build; nothing outside of the site has changed."""
    result = publish(target, site("b", 6), content)
    assert tree(target) == expected(site("b", 6))
    assert result.problems == ()
    assert litter(target) == {"bystander"}
    assert [(path.name, path.read_bytes()) for path in bystander.iterdir()] == [("bystander", b"mine")]


@pytest.mark.parametrize("todo", ALTERED)
def test_a_list_that_was_altered_is_let_go(target: Path, beset: Path, todo: bytes) -> None:
    leave(target, todo)
    before = tree(target)
    assert not mend(target)
    assert tree(target) == before
    leave(target, todo)
    assert publish(target, site("a", 6), content).let_go
    assert not publish(target, site("a", 6), content).let_go
    untouched(target, beset)


@pytest.mark.parametrize("path", ASTRAY)
@pytest.mark.parametrize("part", ["files", "gone"])
def test_a_list_that_was_altered_leads_nowhere_outside_of_the_site(
    target: Path, beset: Path, path: str, part: str
) -> None:
    leave(target, json.dumps({"files": [], "gone": []} | {part: [path]}).encode())
    mend(target)
    untouched(target, beset)
    assert (target / MARKER).is_file()


@pytest.mark.parametrize("files", [["index.html", "index.html"], ["a", "A"], ["projects/p001/index.html"], ["new/x"]])
def test_whatever_a_list_says_of_the_site_the_next_build_puts_it_right(
    target: Path, beset: Path, files: list[str]
) -> None:
    leave(target, json.dumps({"files": files, "gone": ["index.html", "only/a.html", "none"]}).encode())
    untouched(target, beset)


def test_what_lies_ready_and_is_a_link_is_let_go_and_what_it_points_at_stays(target: Path, beset: Path) -> None:
    ready = target.with_name("site.amending")
    for to in (beset, beset / "bystander", target.with_name("nowhere")):
        ready.symlink_to(to)
        assert not mend(target)
        untouched(target, beset)
    leave(target, b'{"files": ["index.html"], "gone": []}')
    (ready / "0").unlink()
    (ready / "0").symlink_to(beset / "bystander")
    untouched(target, beset)
    leave(target, b"{}")
    (ready / "todo.json").unlink()
    os.mkfifo(ready / "todo.json")
    untouched(target, beset)
    target.with_name("site.next-1").symlink_to(beset)
    untouched(target, beset)


def test_a_dead_build_that_had_our_number_is_swept_away(target: Path) -> None:
    build(target, site("a", 6))
    leave(target, b'{"files": ["index.html"], "gone": []}')
    scratch = target.with_name(f"site.next-{os.getpid()}")
    scratch.mkdir()
    (scratch / "0").write_bytes(b"x")
    assert mend(target)
    assert (target / "index.html").read_bytes() == b"altered"
    assert litter(target) == set()


def test_a_few_files_with_a_path_that_leaves_the_site_are_a_fault_of_ours(target: Path) -> None:
    build(target, site("a", 6))
    with pytest.raises(ValueError, match="is not a path inside the site"):
        amend(target, [File("../x", b"")], [])
    assert litter(target) == set()


def test_a_reader_never_misses_a_page_while_sites_are_swapped(target: Path) -> None:
    build(target, site("a"))
    seen: dict[bytes, int] = {b"a": 0, b"b": 0}
    with subprocess.Popen(command("forever", target), cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        swaps, last, end = 0, b"a", time.monotonic() + 60
        while (swaps < 20 or sum(seen.values()) < 10_000) and time.monotonic() < end:
            page = (target / "index.html").read_bytes()
            seen[page] += 1
            swaps += page != last
            last = page
        child.kill()
    assert swaps >= 20
    build(target, site("a"))


# The hash


def test_the_hash_of_a_tree_changes_with_every_name_and_byte(tmp_path: Path) -> None:
    trees = [
        [],
        [File("a", b"")],
        [File("b", b"")],
        [File("a", b"b")],
        [File("a", b""), File("b", b"")],
        [File("a/b", b"")],
        [File("a", b"\0b\0000\0")],
    ]
    found = set()
    for number, files in enumerate(trees):
        build(tmp_path / str(number), files)
        found.add(tree_hash(tmp_path / str(number)))
    assert len(found) == len(trees)


def test_the_hash_is_that_of_any_copy_with_or_without_the_marker(target: Path, tmp_path: Path) -> None:
    build(target, site("a", 3))
    shutil.copytree(target, tmp_path / "copy")
    (tmp_path / "copy" / MARKER).unlink()
    assert tree_hash(tmp_path / "copy") == tree_hash(target)


def test_the_hash_is_the_one_written_down(target: Path) -> None:
    build(target, [File("a/b", b"c"), File("a.html", b"\xce\xb5")])
    assert tree_hash(target) == hashlib.sha256(b"a.html\0002\0\xce\xb5a/b\0001\0c").hexdigest()


def test_a_folder_that_is_not_there_has_no_hash(target: Path) -> None:
    with pytest.raises(MachineError, match=r"^«.*/site» cannot be read: there is no such file or folder\.$"):
        tree_hash(target)
