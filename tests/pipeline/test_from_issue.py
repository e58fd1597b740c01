"""The workflow that makes a request of an issue, its steps run word for word where GitHub would run them."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
JOBS = yaml.safe_load((ROOT / ".github/workflows/from-issue.yml").read_text(encoding="utf-8"))["jobs"]
SHA = "0123456789abcdef0123456789abcdef01234567"
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$FAKE/calls"
case "$2" in
  */issues/*) cat "$FAKE/issue" ;;
  */pulls) echo https://git.example/pull/1 ;;
esac
"""
Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.skipif(shutil.which("jq") is None, reason="the workflow's machine has jq")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "gh").write_text(GH)
    (tools / "gh").chmod(0o755)

    def one(job: str, name: str, cwd: Path, **given: str) -> subprocess.CompletedProcess[str]:
        step = next(step for step in JOBS[job]["steps"] if step["name"] == name)
        environment = {
            "PATH": f"{tools}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "FAKE": str(tmp_path),
            "ISSUE": "12",
            "SLUG": "",
            "GITHUB_REPOSITORY": "owner/site",
            "GITHUB_SHA": SHA,
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
            "RUNNER_TEMP": str(tmp_path),
            "PYTHONPATH": str(ROOT / "scripts"),
            "LC_ALL": "C",
            **given,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=60
        )

    return one


def record(tmp_path: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = tmp_path / "record" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "record"


GOOD = {"content/events/blue-day/record.yml": "start: 2010\n", "content/events/blue-day/text.fr.md": "« l’été »\n"}


@pytest.mark.parametrize("number", ["", "0", "12a", "12; id", "$(id)", "../../x"])
def test_only_a_number_names_an_issue(run: Run, tmp_path: Path, number: str) -> None:
    done = run("draft", "Fetch the text of the issue", tmp_path, ISSUE=number)
    assert done.returncode == 1
    assert not (tmp_path / "calls").exists()


def test_the_text_of_an_issue_becomes_a_record_beside_the_site(run: Run, tmp_path: Path, good: Path) -> None:
    from tests.test_issue import answers, form_text  # noqa: PLC0415 - its forms

    (good / ".venv").symlink_to(Path(sys.prefix))
    (tmp_path / "issue").write_text(form_text(good, "event", answers()), encoding="utf-8")
    assert run("draft", "Fetch the text of the issue", good).returncode == 0
    shown = run("draft", "Write the record, or its problems, into the summary", good)
    made = run("draft", "Make the record", good)
    assert (shown.returncode, shown.stdout, made.returncode) == (0, "", 0), shown.stderr + made.stderr + made.stdout
    assert "content/events/journee-bleue/record.yml" in (tmp_path / "summary").read_text(encoding="utf-8")
    folder = tmp_path / "record" / "content" / "events" / "journee-bleue"
    assert sorted(path.name for path in folder.iterdir()) == ["record.yml", "text.fr.md"]
    assert not (good / "content" / "events" / "journee-bleue").exists()
    assert run("propose", "Look whether it is one record and nothing else", tmp_path / "record").returncode == 0


def test_what_is_wrong_with_an_issue_is_in_the_summary_and_stops_the_run(run: Run, tmp_path: Path, good: Path) -> None:
    (good / ".venv").symlink_to(Path(sys.prefix))
    (tmp_path / "issue").write_text("### </pre><script>alert(1)</script>\n\n::error::owned\n", encoding="utf-8")
    assert run("draft", "Fetch the text of the issue", good).returncode == 0
    assert run("draft", "Write the record, or its problems, into the summary", good).returncode == 0
    assert "issue-not-a-form" in (tmp_path / "summary").read_text(encoding="utf-8")
    assert "<script>" not in (tmp_path / "summary").read_text(encoding="utf-8")
    made = run("draft", "Make the record", good)
    assert made.returncode == 1
    assert "::error" not in made.stdout
    assert not (tmp_path / "record").exists()


@pytest.mark.parametrize(
    "more",
    [
        {"content/events/blue-day/picture.jpg": "x"},
        {"content/events/blue-day/text.fr.md.sh": "x"},
        {"content/events/other/record.yml": "x"},
        {"content/strings/fr.yml": "x"},
        {".github/workflows/x.yml": "x"},
        {"content/events/blue-day/sub/record.yml": "x"},
        {"content/events/blue-day/text.en.md": "x" * 70_000},
        {"content/events/blue-day/a\nb": "x"},
    ],
    ids=lambda more: next(iter(more)).encode("unicode_escape").decode(),
)
def test_what_is_not_one_record_is_not_proposed(run: Run, tmp_path: Path, more: dict[str, str]) -> None:
    folder = record(tmp_path, GOOD | more)
    assert run("propose", "Look whether it is one record and nothing else", folder).returncode != 0


def test_a_link_is_not_proposed(run: Run, tmp_path: Path) -> None:
    folder = record(tmp_path, GOOD)
    (folder / "content/events/blue-day/text.en.md").symlink_to("/etc/hostname")
    assert run("propose", "Look whether it is one record and nothing else", folder).returncode != 0


def test_a_record_is_put_on_a_branch_and_proposed(run: Run, tmp_path: Path) -> None:
    folder = record(tmp_path, GOOD)
    assert run("propose", "Look whether it is one record and nothing else", folder).returncode == 0
    assert run("propose", "Put it on a branch", folder).returncode == 0
    assert run("propose", "Open the request", folder).returncode == 0
    commit = json.loads((tmp_path / "commit.json").read_text(encoding="utf-8"))["variables"]["input"]
    added = {one["path"]: base64.b64decode(one["contents"]).decode() for one in commit["fileChanges"]["additions"]}
    assert added == GOOD
    assert commit["branch"] == {"repositoryNameWithOwner": "owner/site", "branchName": "issue-12"}
    assert commit["expectedHeadOid"] == SHA
    calls = (tmp_path / "calls").read_text(encoding="utf-8")
    assert f"ref=refs/heads/issue-12 -f sha={SHA}" in calls
    assert "été" not in calls
    assert (tmp_path / "summary").read_text(encoding="utf-8") == "https://git.example/pull/1\n"
