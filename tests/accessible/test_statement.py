"""The accessibility statement and the site it speaks of: they say the same."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from showcase.checked import check
from showcase.kinds.statement import KIND
from showcase.record import Record
from tests.accessible.conftest import Served
from tests.conftest import ROOT

UNTRANSLATED = "untranslated"
"""Our own name for what axe has none for: a text that is shown in another language."""
PARTS = ("commitment", "status", "non-compliance", "burden", "scope", "preparation", "feedback", "enforcement")


@pytest.fixture(scope="module")
def statement() -> Record:
    site = check(ROOT, {}).site
    assert site is not None
    return site.all(KIND.name)[0]


def pages(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))
    }


def test_it_stands_in_every_language_with_its_eight_parts_and_three_links(site: Served, statement: Record) -> None:
    assert set(statement.texts) == set(site.languages.codes)
    for sample in (sample for sample in site.samples if sample.type == "statement"):
        html = (site.folder / sample.url / "index.html").read_text(encoding="utf-8").partition("<footer")[0]
        assert tuple(re.findall(r'<h2 id="([^"]+)">', html)) == ("facts", *PARTS)
        for address in (*(link.url for link in statement.facts.links), statement.facts.sources[0].url):
            assert f'href="{address}"' in html
        assert 'href="' + "../" * sample.url.count("/") + 'accessibility/statement.json"' in html


def test_every_page_leads_to_it_and_tells_its_status(site: Served, statement: Record) -> None:
    words = {
        code: re.search(
            rf'(?m)^nav\.statement\.{statement.facts.model_dump()["status"]}: "(.+)"$',
            (ROOT / f"content/strings/{code}.yml").read_text(encoding="utf-8"),
        )
        for code in site.languages.codes
    }
    for path, html in pages(site.folder).items():
        first = path.split("/")[0]
        found = words[first if first in words else site.languages.default]
        assert found
        if '<footer class="site-footer">' in html:
            assert found[1] in html.partition("<footer")[2], path


def test_its_last_review_is_less_than_a_year_old(statement: Record) -> None:
    """Held against today, in this test alone: a build knows no clock, and an old commit must still build the same tree.

    So the review falls due here, where people change the site; what is published is never kept back by it.
    """
    confirmed = statement.facts.confirmed
    assert confirmed is not None
    day = dt.date.fromisoformat(confirmed)
    today = dt.datetime.now(tz=dt.UTC).date()
    assert today - day < dt.timedelta(days=365), "review content/accessibility/ and write the day as `confirmed`"
    assert dt.date.fromisoformat(statement.facts.model_dump()["prepared"]) <= day


def test_what_is_not_translated_is_a_gap_as_long_as_there_is_any(site: Served, statement: Record) -> None:
    """The gaps that axe finds are compared in test_axe.py."""
    shown = [path for path, html in pages(site.folder).items() if 'class="notice fallback"' in html]
    rules = {gap["rule"] for gap in statement.facts.model_dump()["gaps"]}
    assert (UNTRANSLATED in rules) == bool(shown), shown[:5]


def test_its_status_follows_from_its_gaps(statement: Record) -> None:
    facts = statement.facts.model_dump()
    failing = [gap["key"] for gap in facts["gaps"] if gap["under"] == "non-compliance"]
    assert (facts["status"] == "full") == (not failing)
