"""Requests as strangers make them: real repositories, real merges, and the step of the workflow as it is written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from pipeline import scope
from showcase import limits

ROOT = Path(__file__).parent.parent.parent
RECORD = "content/projects/atlas/record.yml"
BRANCH = "x$(touch${IFS}CANARY)"
TITLE = '"; touch CANARY; echo "'


@dataclass
class Fork:
    """A repository whose HEAD becomes the merge of a request into main."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-C", self.folder, *arguments], env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def write(self, name: str, data: bytes = b"name: Atlas\n") -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def merge(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", TITLE)
        self.git("checkout", "--quiet", "main")
        self.git("merge", "--quiet", "--no-ff", "--message", TITLE, BRANCH)


@dataclass(frozen=True)
class Told:
    code: int
    lines: list[str]
    outputs: str
    summary: str

    @property
    def codes(self) -> list[str]:
        return [line.partition("title=")[2].partition("::")[0] for line in self.lines if line.startswith("::error")]


@pytest.fixture
def fork(tmp_path: Path) -> Fork:
    folder = tmp_path / "workspace" / "request"
    folder.mkdir(parents=True)
    made = Fork(
        folder,
        {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{
                f"GIT_{who}_{what}": "x@example.invalid"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        },
    )
    made.git("init", "--quiet", "--initial-branch=main")
    made.write("scripts/showcase/code.py")
    made.write("docs/fr/about.md")
    made.write(RECORD)
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message", "start")
    made.git("checkout", "--quiet", "-b", BRANCH)
    return made


def run(fork: Fork, tmp_path: Path) -> Told:
    """Run the step of content.yml, word for word, where the two checkouts would have put their trees."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/content.yml").read_text(encoding="utf-8"))
    (step,) = [step for step in workflow["jobs"]["scope"]["steps"] if step.get("id") == "scope"]
    workspace = fork.folder.parent
    shutil.copytree(ROOT / "scripts", workspace / "base" / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    outputs, summary = tmp_path / "outputs", tmp_path / "summary"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=workspace,
        env={
            **fork.environment,
            **step["env"],
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(summary),
        },
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert done.stderr == b""
    assert not list(tmp_path.rglob("CANARY"))
    lines = done.stdout.decode().splitlines()
    # A line break inside a name would show as a line that starts otherwise.
    assert all(line.startswith(("::error file=", "::notice title=")) for line in lines)
    return Told(done.returncode, lines, outputs.read_text(encoding="utf-8"), summary.read_text(encoding="utf-8"))


def test_a_request_about_records_is_let_through_to_the_check(fork: Fork, tmp_path: Path) -> None:
    fork.write(RECORD, b"name: Atlas 2\n")
    fork.write("content/projects/atlas/text.en.md", b"x" * 1024 * 1024)
    fork.merge()
    told = run(fork, tmp_path)
    assert (told.code, told.lines, told.outputs) == (0, [], "content=true\n")
    assert "Records: 2 files, 1.0 MiB. The rest of the repository: 0 files." in told.summary


def test_a_request_about_code_is_not_checked_and_says_so(fork: Fork, tmp_path: Path) -> None:
    fork.write("scripts/showcase/code.py", b"pass\n")
    fork.merge()
    told = run(fork, tmp_path)
    verdict = "No record changes: nothing is checked here, the tests of the code decide."
    assert (told.code, told.lines, told.outputs) == (0, [f"::notice title=scope::{verdict}"], "content=false\n")
    assert verdict in told.summary


@pytest.mark.parametrize(
    "name",
    [
        "mkdocs.yml",
        "pyproject.toml",
        "requirements-test.txt",
        ".github/workflows/content.yml",
        "scripts/showcase/code.py",
        "overrides/main.html",
        "docs/fr/about.md",
        "conftest.py",
        "content.py",
        "Content/projects/atlas/record.yml",
    ],
)
def test_records_and_anything_else_in_one_request_are_refused(fork: Fork, tmp_path: Path, name: str) -> None:
    fork.write(RECORD, b"name: Atlas 2\n")
    fork.write(name, b"x: y\n")
    fork.merge()
    told = run(fork, tmp_path)
    assert (told.code, told.codes, told.outputs) == (1, ["pr-mixed"], "content=false\n")
    assert told.lines[0].startswith(f"::error file={name},line=1,col=1,title=pr-mixed::This request changes records")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["text.el.md"], "Αυτό το αίτημα αλλάζει"),
        (["text.fr.md"], "Cette demande modifie"),
        (["text.es.md", "text.it.md", "../other/text.it.md"], "Questa richiesta cambia"),
        (["text.en.md", "text.el.md"], "This request changes"),
        (["text.xx.md", "record.yml", "context.fr.md"], "This request changes"),
        (["../../strings/es.yml"], "Esta petición"),
    ],
)
def test_what_is_refused_is_told_in_the_language_of_most_texts(
    fork: Fork, tmp_path: Path, names: list[str], words: str
) -> None:
    for name in names:
        fork.write(f"content/projects/atlas/{name}", b"x\n")
    fork.write("docs/fr/about.md", b"x\n")
    fork.merge()
    (line,) = run(fork, tmp_path).lines
    assert f"title=pr-mixed::{words}" in line


def test_the_summary_is_in_that_language_too(fork: Fork, tmp_path: Path) -> None:
    fork.write("content/projects/atlas/text.fr.md", b"x\n")
    fork.merge()
    told = run(fork, tmp_path)
    assert (told.code, told.outputs) == (0, "content=true\n")
    assert told.summary.startswith("### Ce que change la demande\n\nFiches\u00a0: 1 fichier, 0.0 MiB.")
    assert "Les fiches sont contrôlées par le code de la branche principale." in told.summary


def test_a_file_moved_from_the_code_to_the_records_counts_on_both_sides(fork: Fork, tmp_path: Path) -> None:
    fork.git("mv", "docs/fr/about.md", "content/about.md")
    fork.merge()
    assert run(fork, tmp_path).codes == ["pr-mixed"]


def test_hostile_names_are_shown_on_one_line_and_run_nothing(fork: Fork, tmp_path: Path) -> None:
    names = [
        "$(touch CANARY).png",
        "x\n::error::owned.png",
        "-n.png",
        "`touch CANARY`",
        "a b\u202e.png",
        "\u0430tlas,é%0A:",
    ]
    for name in names:
        fork.write(f"content/projects/atlas/{name}")
        fork.write(f"docs/{name}")
    fork.write(os.fsdecode(b"docs/\xff"))
    fork.merge()
    told = run(fork, tmp_path)
    assert told.codes == ["pr-mixed"]
    assert "file=docs/$(touch CANARY).png,line=1" in told.lines[0]
    assert r"docs/x\x0a::error::owned.png" in told.summary
    assert r"docs/a b\u202e.png" in told.summary
    assert r"docs/\udcff" in told.summary
    assert "\n::" not in told.summary


def test_a_hostile_name_in_the_place_of_the_problem_is_escaped(fork: Fork, tmp_path: Path) -> None:
    fork.write(RECORD, b"name: Atlas 2\n")
    fork.write("a,b\n::error::owned: 100%.png")
    fork.merge()
    (line,) = run(fork, tmp_path).lines
    assert line.startswith(r"::error file=a%2Cb\x0a%3A%3Aerror%3A%3Aowned%3A 100%25.png,line=1,col=1,title=pr-mixed::")


@pytest.mark.parametrize(("files", "codes"), [(60, []), (61, ["pr-too-large"])])
def test_sixty_files_pass_and_one_more_does_not(fork: Fork, tmp_path: Path, files: int, codes: list[str]) -> None:
    for number in range(files):
        fork.write(f"content/projects/p{number}/record.yml")
    fork.merge()
    assert run(fork, tmp_path).codes == codes


def test_deleted_files_count_but_weigh_nothing(fork: Fork, tmp_path: Path) -> None:
    (fork.folder / RECORD).unlink()
    fork.merge()
    told = run(fork, tmp_path)
    assert told.codes == []
    assert "Records: 1 file, 0.0 MiB." in told.summary


def test_forty_mebibytes_pass_and_one_more_byte_does_not(fork: Fork) -> None:
    fork.write("content/projects/atlas/a.jpg", b"x" * (limits.REQUEST_BYTES - 1))
    fork.write("content/projects/atlas/b.jpg", b"x")
    fork.merge()
    assert not list(scope.problems(scope.read(fork.folder)))
    fork.git("checkout", "--quiet", BRANCH)
    fork.git("reset", "--quiet", "--hard", "main")
    fork.write("content/projects/atlas/b.jpg", b"xy")
    fork.write("content/projects/atlas/a.jpg", b"y" * (limits.REQUEST_BYTES - 1))
    fork.merge()
    assert [problem.code for problem in scope.problems(scope.read(fork.folder))] == ["pr-too-large"]


def test_a_link_among_the_records_is_refused_unread(fork: Fork, tmp_path: Path) -> None:
    (fork.folder / "content/projects/atlas/text.fr.md").symlink_to("/etc/hostname")
    fork.merge()
    told = run(fork, tmp_path)
    assert told.codes == ["file-is-link"]
    assert Path("/etc/hostname").read_text(encoding="utf-8").strip() not in "".join(told.lines) + told.summary


def test_a_link_in_the_place_of_the_records_is_not_data(fork: Fork, tmp_path: Path) -> None:
    shutil.rmtree(fork.folder / "content")
    (fork.folder / "content").symlink_to("docs")
    fork.merge()
    assert run(fork, tmp_path).codes == ["pr-mixed"]


def test_another_repository_among_the_records_is_refused(fork: Fork, tmp_path: Path) -> None:
    head = fork.git("rev-parse", "HEAD")
    fork.git("update-index", "--add", "--cacheinfo", f"160000,{head},content/projects/other")
    fork.git("commit", "--quiet", "--message", TITLE)
    fork.git("checkout", "--quiet", "main")
    fork.git("merge", "--quiet", "--no-ff", "--message", TITLE, BRANCH)
    assert run(fork, tmp_path).codes == ["file-is-link"]


def test_records_published_since_the_request_was_opened_are_not_its_doing(fork: Fork, tmp_path: Path) -> None:
    fork.write("content/projects/new/record.yml")
    fork.git("add", "--all")
    fork.git("commit", "--quiet", "--message", TITLE)
    fork.git("checkout", "--quiet", "main")
    fork.write("content/projects/since/record.yml")
    fork.write("scripts/showcase/since.py")
    fork.git("add", "--all")
    fork.git("commit", "--quiet", "--message", "since")
    fork.git("merge", "--quiet", "--no-ff", "--message", TITLE, BRANCH)
    told = run(fork, tmp_path)
    assert (told.code, told.outputs) == (0, "content=true\n")
    assert "Records: 1 file," in told.summary


def test_what_is_not_a_merge_is_not_judged(
    fork: Fork, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert scope.main([str(fork.folder)]) == 2
    assert capsys.readouterr().err == "the commit in this folder is not the merge of a request\n"
    assert scope.main([str(tmp_path)]) == 3
    assert capsys.readouterr().err == "git cannot read this folder\n"
    assert scope.main([]) == 2
