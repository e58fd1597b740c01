"""The job that checks records, its steps run word for word over a hostile request, where the checkouts would stand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
ADDED = "content/projects/hostile"
GONE = "content/clusters/acicae"


@dataclass(frozen=True)
class Told:
    lines: list[str]
    summary: str
    base: Path


def steps() -> list[dict[str, str]]:
    workflow = yaml.safe_load((ROOT / ".github/workflows/content.yml").read_text(encoding="utf-8"))
    scripts = [step for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    return [step for step in scripts if not step["run"].startswith("make ")]


def run(step: dict[str, str], workspace: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "SITE_URL": "http://localhost:8000/",
        "REPOSITORY_URL": "https://git.example/owner/site",
        "RUNNER_TEMP": str(workspace),
        "GITHUB_STEP_SUMMARY": str(workspace / "summary"),
        "CI": "true",
        **step.get("env", {}),
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=workspace / step.get("working-directory", "."),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    workspace = tmp_path_factory.mktemp("workspace")
    base, request = workspace / "base", workspace / "request"
    for folder in ("content", "docs", "overrides", "scripts"):
        shutil.copytree(ROOT / folder, base / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", base)
    (base / ".venv").symlink_to(Path(sys.prefix))
    shutil.copytree(ROOT / "content", request / "content")
    shutil.rmtree(request / GONE)
    (request / ADDED).mkdir()
    (request / ADDED / "record.yml").write_text('name: !!python/object/apply:os.system ["touch CANARY"]\n')
    (request / ADDED / "conftest.py").write_text("open('CANARY', 'w')\n")
    (request / ADDED / "x\n::error::owned.png").write_bytes(b"</pre><script>")
    *before, check = steps()
    for step in before:
        done = run(step, workspace)
        assert (done.returncode, done.stderr) == (0, ""), step["name"]
    done = run(check, workspace)
    assert (done.returncode, done.stderr) == (1, "")
    assert not list(workspace.rglob("CANARY"))
    return Told(done.stdout.splitlines(), (workspace / "summary").read_text(encoding="utf-8"), base)


def test_the_problems_of_the_request_are_told_beside_its_files(told: Told) -> None:
    assert any(
        line.startswith(f"::error file={ADDED}/record.yml,line=1,") and "yaml-tag" in line for line in told.lines
    )
    assert any(line.startswith(f"::error file={ADDED}/conftest.py,") for line in told.lines)


def test_an_address_that_the_request_would_kill_is_told(told: Told) -> None:
    assert any("url-lost" in line and "acicae" in line for line in told.lines)


def test_no_name_of_the_request_starts_a_line(told: Told) -> None:
    assert all(line.startswith(("::error file=", "::warning file=")) for line in told.lines)


def test_the_summary_holds_the_same_problems_and_no_markup_of_the_request(told: Told) -> None:
    assert told.summary.startswith("### Contrôle des fiches\n\n<p>❌ ")
    assert f"<h4><code>{ADDED}/record.yml</code></h4>" in told.summary
    assert "yaml-tag" in told.summary
    assert "<script" not in told.summary
    assert "\n::" not in told.summary


def test_the_words_are_in_the_language_of_the_site_when_no_text_changes(told: Told) -> None:
    assert any("ligne" in line for line in told.summary.splitlines())
    assert any("est une étiquette YAML" in line for line in told.lines)


def test_the_summary_names_the_addresses_that_come_and_go(told: Told) -> None:
    assert "<code>/projects/hostile/</code>" in told.summary
    assert f"<code>/{GONE.removeprefix('content/')}/</code>" in told.summary


def test_only_the_records_were_taken_from_the_request(told: Told) -> None:
    assert not (told.base / GONE).exists()
    assert (told.base / ADDED / "conftest.py").exists()
    assert (told.base / "scripts/showcase/problem.py").read_bytes() == (
        ROOT / "scripts/showcase/problem.py"
    ).read_bytes()
