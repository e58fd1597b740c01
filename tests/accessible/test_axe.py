"""axe-core: no violation and nothing left open, on every type of page, in two languages and every scheme and width.

`make audit AUDIT=--axe` looks at all languages in all settings, which takes five times as long.
"""

from __future__ import annotations

import pytest

from showcase.checked import check
from showcase.kinds.statement import KIND
from tests.accessible.axe import SCHEMES, WIDTHS, Finding, Job, look_at
from tests.accessible.conftest import Served
from tests.accessible.test_statement import UNTRANSLATED
from tests.conftest import ROOT

pytestmark = pytest.mark.browser


def told(found: list[Finding]) -> str:
    """One line per finding, each told once, with the places where it was met."""
    lines: dict[tuple[str, str, str], list[str]] = {}
    for finding in found:
        why = " ".join(finding.why.split())
        lines.setdefault((finding.rule, finding.target, why), []).append(f"/{finding.url} ({finding.where})")
    return "\n".join(
        f"{rule} {target}: {why}\n  {places[0]} and {len(places) - 1} more"
        for (rule, target, why), places in lines.items()
    )


LOOKS = (
    ("el", True, WIDTHS, SCHEMES),
    ("el", False, WIDTHS[1:], SCHEMES[:1]),
    ("fr", True, WIDTHS[:1], SCHEMES[1:]),
)
"""Language, script, widths, schemes: the longest words in every setting, and each setting in another language too."""


@pytest.fixture(scope="module")
def found(site: Served) -> list[Finding]:
    seen: list[Finding] = []
    for code, script, widths, schemes in LOOKS:
        jobs = [Job(sample, script) for sample in site.pair if sample.language == code]
        assert len({job.sample.type for job in jobs}) >= 12
        looker = look_at(site.address, jobs, widths=widths, schemes=schemes)
        assert looker.runs == len(jobs) * len(widths) * len(schemes)
        seen += looker.found
    return seen


@pytest.fixture(scope="module")
def admitted() -> set[str]:
    """The rules that the accessibility statement says are broken."""
    site = check(ROOT, {}).site
    assert site is not None
    gaps = [gap for record in site.all(KIND.name) for gap in record.facts.model_dump()["gaps"]]
    return {gap["rule"] for gap in gaps if gap["rule"]} - {UNTRANSLATED}


def test_nothing_is_found_that_the_statement_does_not_admit(found: list[Finding], admitted: set[str]) -> None:
    unknown = [finding for finding in found if finding.rule not in admitted]
    assert not unknown, told(unknown)


def test_what_the_statement_admits_is_found(found: list[Finding], admitted: set[str]) -> None:
    assert admitted <= {finding.rule for finding in found}, (
        "take the gap out of content/accessibility/: it is none any more"
    )
