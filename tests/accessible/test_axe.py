"""axe-core: no violation and nothing left open, on every type of page, in two languages, every scheme and width.

The other languages take as long again: `make audit AUDIT=--axe` looks at them all.
"""

from __future__ import annotations

import pytest

from showcase.kinds.statement import KIND
from showcase.recipe import check
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


@pytest.fixture(scope="module")
def found(site: Served) -> list[Finding]:
    looker = look_at(site.address, [Job(sample, script) for sample in site.pair for script in (True, False)])
    assert len({sample.type for sample in site.pair}) >= 12
    assert looker.runs == len(site.pair) * 2 * len(WIDTHS) * len(SCHEMES)
    return looker.found


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
