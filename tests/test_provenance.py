from __future__ import annotations

from pathlib import Path

import pytest

from showcase.provenance import LONGEST, end, provenance
from tests.editing import change, site_of
from tests.viewing import good_site, record, viewer


def test_it_says_where_facts_come_from(good: Path) -> None:
    change(
        good,
        "content/regions/evora/record.yml",
        "  - url: https://example.org/source\n",
        "  - url: https://www.example.org/a/source.html\n    seen: 2011-04\n    facts: [nuts]\nconfirmed: 2011-05-02\n",
    )
    site = site_of(good)
    told = provenance(record(site, "region", "evora"), viewer(site, "en"))
    assert (told.attested, told.label, told.confirmed) == ("source", "Attested", "2 May 2011")
    (source,) = told.sources
    assert (source.text, source.end, source.seen) == ("example.org", "source.html", "April 2011")
    assert source.url == "https://www.example.org/a/source.html"
    assert [item.text for item in source.facts] == ["NUTS code"]


def test_it_says_what_the_other_ties_would_mean() -> None:
    told = provenance(record(good_site(), "cluster", "ilios"), viewer(good_site(), "fr"))
    assert told.attested == "context"
    assert [other.attested for other in told.others] == ["source", "inferred"]
    assert all(other.label and other.words for other in told.others)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org", ""),
        ("https://example.org/", ""),
        ("https://example.org/a/b/", "b"),
        ("https://example.org/a/b.pdf?page=2#top", "b.pdf"),
        ("https://example.org/caf%C3%A9", "café"),
        ("https://example.org/%E9t%E9", "%E9t%E9"),
        ("https://example.org/a%0Ab%E2%80%AEc", "a%0Ab%E2%80%AEc"),
    ],
)
def test_the_end_of_an_address_tells_pages_of_a_site_apart(address: str, shown: str) -> None:
    assert end(address) == shown


def test_a_long_end_is_cut() -> None:
    shown = end(f"https://example.org/{'word-' * 40}")
    assert len(shown) <= LONGEST
    assert shown.endswith("word…")
