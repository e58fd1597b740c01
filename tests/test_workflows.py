"""What the workflows may do, held against tables: a new right, trigger or action is a change of this file as well."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted(GITHUB.glob("workflows/*"))

RIGHTS = {
    "code.yml": {"tests": {"contents": "read"}, "site": {"contents": "read"}},
    "content.yml": {"scope": {"contents": "read"}, "check": {"contents": "read"}, "preview": {"contents": "read"}},
    "from-issue.yml": {
        "draft": {"contents": "read", "issues": "read"},
        "propose": {"contents": "write", "pull-requests": "write"},
    },
    "publish.yml": {
        "address": {"pages": "read"},
        "build": {"contents": "read"},
        "attest": {"id-token": "write", "attestations": "write"},
        "deploy": {"pages": "write", "id-token": "write"},
        "smoke": {"contents": "read"},
    },
}
TRIGGERS = {
    "code.yml": {"pull_request", "push"},
    "content.yml": {"pull_request"},
    "from-issue.yml": {"workflow_dispatch"},
    "publish.yml": {"push", "workflow_dispatch"},
}
# What may be done with the tree of a request: asked of git, read by our script, or copied as data. Nothing else.
READS_A_REQUEST = (
    r"git -C request rev-parse --quiet --verify 'HEAD\^2' > /dev/null",
    r"""echo "commit=\$\(git -C request rev-parse --verify 'HEAD\^1'\)" >> "\$GITHUB_OUTPUT\"""",
    r"python3 -P -m pipeline\.scope request",
    r"cp -a request/content base/content",
    r"""SOURCE_DATE_EPOCH="\$\(git -C \.\./request log -1 --format=%ct\)\"""",
)


def load(path: Path) -> dict[str, Any]:
    # Every scalar stays text: `on` is no truth value here.
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert isinstance(loaded, dict)
    return loaded


def jobs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from load(path)["jobs"].items()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for _, job in jobs(path):
        yield from job["steps"]


def each_workflow(test: Any) -> Any:
    return pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)(test)


def test_the_workflows_are_those_of_the_tables() -> None:
    assert {path.name for path in WORKFLOWS} == set(RIGHTS) == set(TRIGGERS)


@each_workflow
def test_each_job_holds_the_rights_of_the_table_and_no_other(path: Path) -> None:
    assert load(path)["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs(path)} == RIGHTS[path.name]


def test_jobs_that_can_write_run_no_code_of_the_repository() -> None:
    for path in WORKFLOWS:
        for _, job in jobs(path):
            if "write" in job["permissions"].values():
                assert not [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]


@each_workflow
def test_only_triggers_without_rights_start_a_workflow(path: Path) -> None:
    assert set(load(path)["on"]) == TRIGGERS[path.name]


@each_workflow
def test_no_script_is_made_of_what_an_event_says_and_no_secret_is_at_hand(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")
    assert "secrets." not in path.read_text(encoding="utf-8")
    assert "GITHUB_ENV" not in path.read_text(encoding="utf-8")
    assert "GITHUB_PATH" not in path.read_text(encoding="utf-8")


@each_workflow
def test_nothing_is_fetched_from_another_run_nor_from_a_cache(path: Path) -> None:
    for step in steps(path):
        uses, given = step.get("uses", ""), step.get("with", {})
        assert not uses.startswith("actions/cache")
        assert "cache" not in given
        if uses.startswith("actions/download-artifact@"):
            assert given.keys() <= {"name", "path"}


def test_what_is_kept_of_a_request_goes_to_its_readers_alone() -> None:
    fetched = {
        step["with"]["name"]
        for path in WORKFLOWS
        for step in steps(path)
        if step.get("uses", "").startswith("actions/download-artifact@")
    }
    assert fetched == {"record", "github-pages"}
    kept = [
        step["with"]["name"]
        for step in steps(GITHUB / "workflows" / "content.yml")
        if step.get("uses", "").startswith("actions/upload-artifact@")
    ]
    assert kept == ["preview", "changed-pages"]


@each_workflow
def test_every_job_has_a_time_limit_and_a_fixed_machine(path: Path) -> None:
    for _, job in jobs(path):
        assert 0 < int(job["timeout-minutes"]) <= 30
        assert job["runs-on"] == "ubuntu-24.04"


@each_workflow
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(path: Path) -> None:
    lines = re.findall(r"uses: *(.*)", path.read_text(encoding="utf-8"))
    assert len(lines) == len([step for step in steps(path) if "uses" in step])
    for line in lines:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


def test_each_action_has_one_pin_in_all_workflows() -> None:
    pins = {line for path in WORKFLOWS for line in re.findall(r"uses: *(.*)", path.read_text(encoding="utf-8"))}
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


@each_workflow
def test_no_checkout_keeps_the_token(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@each_workflow
def test_nothing_is_written_into_a_script_by_the_runner(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", "")


@each_workflow
def test_no_word_of_a_request_is_used_anywhere(path: Path) -> None:
    for used in re.findall(r"\$\{\{(.*?)\}\}", path.read_text(encoding="utf-8")):
        assert not re.search(r"github\.(event\b|head_ref|ref_name|actor|triggering_actor)|toJSON|\[", used)


@each_workflow
def test_no_secret_and_no_cache_is_used(path: Path) -> None:
    assert "secrets." not in path.read_text(encoding="utf-8")
    for step in steps(path):
        assert not step.get("uses", "").startswith("actions/cache")
        assert "cache" not in step.get("with", {})


def test_the_token_is_handed_to_these_steps_alone() -> None:
    holders = [
        (path.name, step["name"])
        for path in WORKFLOWS
        for step in steps(path)
        if "github.token" in str(step.get("env"))
    ]
    assert holders == [
        ("from-issue.yml", "Fetch the text of the issue"),
        ("from-issue.yml", "Put it on a branch"),
        ("from-issue.yml", "Open the request"),
        ("publish.yml", "Verify the record as a stranger would"),
    ]


@each_workflow
def test_no_address_of_the_site_or_the_repository_is_written_down(path: Path) -> None:
    assert set(re.findall(r"https?://[^\s<>\"]+", path.read_text(encoding="utf-8"))) <= {"http://localhost:8000/"}


def test_the_tree_of_a_request_is_only_ever_read() -> None:
    for step in steps(GITHUB / "workflows" / "content.yml"):
        assert step.get("working-directory", "base") == "base"
        for line in step.get("run", "").splitlines():
            if "request" in line:
                assert any(re.fullmatch(known, line.strip()) for known in READS_A_REQUEST), line


def test_the_code_of_a_check_is_that_of_the_branch_and_its_data_only_the_records() -> None:
    for name, job in jobs(GITHUB / "workflows" / "content.yml"):
        if name == "scope":
            continue
        first, second = (step["with"] for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@"))
        assert (first["path"], first["ref"]) == ("base", "${{ needs.scope.outputs.base }}")
        assert (second["path"], second["sparse-checkout"]) == ("request", "/content/")
        assert second["sparse-checkout-cone-mode"] == "false"
        assert "ref" not in second


def test_what_a_stranger_wrote_is_read_without_a_right_to_write_and_handed_over_as_files() -> None:
    made = load(GITHUB / "workflows" / "from-issue.yml")["jobs"]
    assert made["draft"]["if"] == "github.ref == 'refs/heads/main'"
    assert made["propose"]["needs"] == "draft"
    assert "outputs" not in made["draft"]
    assert not [step for step in made["propose"]["steps"] if "showcase" in step.get("run", "")]
    with_token = [step for step in made["draft"]["steps"] if "github.token" in str(step.get("env"))]
    assert not [step for step in with_token if "showcase" in step["run"]]


def test_a_publication_is_never_cut_short_and_comes_from_main_alone() -> None:
    publish = load(GITHUB / "workflows" / "publish.yml")
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    assert publish["on"]["push"] == {"branches": ["main"]}
    assert publish["jobs"]["address"]["if"] == "github.ref == 'refs/heads/main'"
    needs = {name: job.get("needs") for name, job in publish["jobs"].items()}
    assert needs == {"address": None, "build": "address", "attest": "build", "deploy": "attest", "smoke": "deploy"}


def test_dependabot_waits_a_fortnight_and_asks_once_a_week() -> None:
    updates = load(GITHUB / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "npm", "github-actions"}
    for update in updates:
        assert int(update["cooldown"]["default-days"]) >= 7
        assert update["schedule"]["interval"] == "weekly"
        assert len(update["groups"]) == 1


def test_code_owners_name_no_account_that_does_not_exist() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if "OWNER/" in line and not line.startswith("#")]


def test_zizmor_finds_nothing_in_its_pedantic_mode() -> None:
    zizmor = Path(sys.executable).parent / "zizmor"
    done = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--persona=pedantic", "--strict-collection", "--no-ignores", GITHUB],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for path in (*WORKFLOWS, GITHUB / "dependabot.yml"):
        assert f"completed {path}" in done.stderr


def test_nothing_tells_zizmor_to_look_away() -> None:
    assert not [*ROOT.glob("zizmor.y*ml"), *GITHUB.glob("zizmor.y*ml")]
    for path in (*WORKFLOWS, GITHUB / "dependabot.yml"):
        assert "zizmor:" not in path.read_text(encoding="utf-8")


def test_every_make_target_a_workflow_calls_exists() -> None:
    runs = [step.get("run", "") for path in WORKFLOWS for step in steps(path)]
    called = {target for run in runs for target in re.findall(r"make (\S+)", run)}
    assert called == {".venv/bin/ready", "site", "test"}
    for target in called:
        subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, check=True)
