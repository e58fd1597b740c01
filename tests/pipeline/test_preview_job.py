"""The job that shows a request, its steps run word for word on a small site, where the checkouts would stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT, copy_good

TEXT = "content/projects/atlas/text.el.md"
INSTALLS = re.compile(r"^(?:make |\.venv/bin/pip |\.venv/bin/python tests/browser\.py).*\n?", re.MULTILINE)
"""What brings libraries and a browser: they are here."""


def run(step: dict[str, str], workspace: Path) -> None:
    environment = {
        **os.environ,
        "SITE_URL": "http://localhost:8000/",
        "REPOSITORY_URL": "https://git.example/owner/site",
        "RUNNER_TEMP": str(workspace),
        "GITHUB_STEP_SUMMARY": str(workspace / "summary"),
        "CI": "true",
        **step.get("env", {}),
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", INSTALLS.sub("", step["run"])],
        cwd=workspace / step.get("working-directory", "."),
        env={key: f"https://git.example/{key}" if "${{" in value else value for key, value in environment.items()},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, ""), step["name"]
    assert not [line for line in done.stdout.splitlines() if line.startswith("::")]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is there when the job has ended."""
    workspace = tmp_path_factory.mktemp("workspace")
    base, request = copy_good(workspace / "base"), workspace / "request"
    ignored = shutil.ignore_patterns("__pycache__", "node_modules", "sites")
    for folder in ("scripts", "tests"):
        shutil.copytree(ROOT / folder, base / folder, ignore=ignored)
    (base / ".venv").symlink_to(Path(sys.prefix))
    shutil.copytree(base / "content", request / "content")
    with (request / TEXT).open("a", encoding="utf-8") as file:
        file.write("\nΜία φράση ακόμη.\n")
    who = ("-c", "user.name=x", "-c", "user.email=x@example.invalid")
    for command in (("init", "--quiet"), (*who, "commit", "--quiet", "--allow-empty", "-m", "x")):
        subprocess.run(["git", "-C", request, *command], check=True)
    job = yaml.safe_load((ROOT / ".github/workflows/content.yml").read_text(encoding="utf-8"))["jobs"]["preview"]
    for step in job["steps"]:
        if "run" in step:
            run(step, workspace)
    return workspace


def test_the_pages_of_the_changed_record_are_there_with_their_pictures(workspace: Path) -> None:
    changed = workspace / "changed"
    pages = {path.relative_to(changed / "pages").as_posix() for path in changed.rglob("pages/**/*.html")}
    assert pages == {f"{prefix}projects/atlas/index.html" for prefix in ("", "el/", "en/")}
    assert len(list((changed / "pictures").glob("*.jpg"))) == 4 * len(pages)
    assert "Μία φράση ακόμη." in (changed / "pages/el/projects/atlas/index.html").read_text(encoding="utf-8")


def test_the_whole_site_is_there_as_well(workspace: Path) -> None:
    assert (workspace / "preview/sitemap.xml").is_file()
    assert "Μία φράση ακόμη." in (workspace / "preview/el/projects/atlas/index.html").read_text(encoding="utf-8")


def test_the_summary_leads_to_both_in_the_language_of_the_text(workspace: Path) -> None:
    summary = (workspace / "summary").read_text(encoding="utf-8")
    assert "(https://git.example/CHANGED_URL): 3 σελίδες, 12 εικόνες." in summary
    assert "(https://git.example/PREVIEW_URL)" in summary
