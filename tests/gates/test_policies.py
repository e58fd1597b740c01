from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import clean, page, write

from showcase.engine.policy import policy
from showcase.gates import origins, policies

SCRIPT = "let a = 1 < 2"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (policy(SCRIPT), ""),
        ("", "policy-missing"),
        ("default-src 'none'", "policy-missing"),
        ("script-src 'self' 'unsafe-inline'", "policy-open"),
        ("img-src 'self'; script-src *", "policy-open"),
        ("script-src https:", "policy-open"),
    ],
)
def test_a_page_says_which_scripts_may_run(tmp_path: Path, told: str, code: str) -> None:
    files = clean()
    files["new/index.html"] = page("new/", policy=told)
    problems = [(problem.place.path, problem.code) for problem in policies.check(write(tmp_path, files))]
    assert problems == ([("new/index.html", code)] if code else [])


@pytest.mark.parametrize(("script", "welcome"), [(SCRIPT, True), (f"{SCRIPT} ", False), ("alert(1)", False)])
def test_a_script_within_the_page_is_welcome_when_the_policy_names_it(
    tmp_path: Path, script: str, *, welcome: bool
) -> None:
    files = clean()
    files["new/index.html"] = page("new/", policy=policy(SCRIPT), head=f"<script>{script}</script>\n")
    assert [problem.code for problem in origins.check(write(tmp_path, files))] == ([] if welcome else ["script-inline"])
