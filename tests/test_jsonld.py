from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from showcase.engine.layout import layout
from showcase.jsonld import PROPERTIES, TYPES, script, thing
from showcase.kinds import KINDS
from showcase.page import Page
from showcase.site import Site
from tests.conftest import ROOT
from tests.growing import grown, twin
from tests.viewing import every_page, good_site, record

VOCABULARY: Mapping[str, list[str]] = json.loads((ROOT / "tests/schema_org.json").read_text(encoding="utf-8"))["types"]
HOSTILE = "</script><script>alert(1)</script><!-- & \u2028\u2029 ]]> 'x' \"y\""


def pages(site: Site, language: str = "en") -> list[Page]:
    return [page for page in every_page(site) if page.language == language]


def things(told: Any) -> Iterator[dict[str, Any]]:
    """Everything with a type, at any depth."""
    if isinstance(told, dict):
        if "@type" in told:
            yield told
        for value in told.values():
            yield from things(value)
    elif isinstance(told, list):
        for value in told:
            yield from things(value)


def graph(page: Page, **options: str) -> list[dict[str, Any]]:
    text = script(page, good_site().settings, **options)
    found: list[dict[str, Any]] = json.loads(text)["@graph"] if text else []
    return found


def test_every_type_and_property_is_one_of_the_vocabulary() -> None:
    seen = set()
    for page in pages(good_site()):
        for told in things(graph(page, search="en/search/")):
            kind = told["@type"]
            assert kind in VOCABULARY, kind
            for name in told.keys() - {"@type", "@context"}:
                plain = name.removesuffix("-input")  # a constraint on an action's property is written so
                assert plain in VOCABULARY[kind] or plain in VOCABULARY["Thing"], f"{kind} has no {name}"
            seen.add(kind)
    assert {"Organization", "ResearchProject", "Event", "Report", "AdministrativeArea", "DefinedTerm"} <= seen
    assert {"WebSite", "SearchAction", "BreadcrumbList", "ListItem", "Place"} <= seen


def test_what_may_be_told_of_a_type_is_of_the_vocabulary_too() -> None:
    for kind, properties in PROPERTIES.items():
        assert set(properties.values()) <= {*VOCABULARY[kind], *VOCABULARY["Thing"]}, kind
    assert set(TYPES.values()) <= set(VOCABULARY)


def test_types_are_told_of_kinds_that_there_are() -> None:
    assert set(TYPES) <= {kind.name for kind in KINDS}


def test_a_record_tells_its_facts_and_names_what_it_refers_to() -> None:
    told = thing(good_site(), record(good_site(), "project", "atlas"), "el")
    assert (told["@type"], told["name"]) == ("ResearchProject", "Άτλας")
    assert told["url"] == "https://example.org/petit/el/projects/atlas/"
    assert told["foundingDate"] == "2011-01"
    assert [one["name"] for one in told["member"]] == ["Ville d’Essai", "Blue Harbours", "Ήλιος"]
    assert told["knowsAbout"]["@type"] == "DefinedTerm"


def test_a_record_shown_in_another_language_is_told_at_its_own_address() -> None:
    page = next(page for page in pages(good_site()) if page.url == "en/projects/atlas/")
    (told, _) = graph(page)
    assert (told["name"], told["url"]) == ("Atlas : la mer", "https://example.org/petit/projects/atlas/")


def test_an_approximate_date_is_told_without_its_sign_and_a_place_lies_in_its_region() -> None:
    told = thing(good_site(), record(good_site(), "cluster", "blue-harbours"), "fr")
    assert told["foundingDate"] == "2005"
    assert told["location"]["containedInPlace"]["@type"] == "AdministrativeArea"
    assert told["sameAs"] == "https://example.org/harbours"


def test_a_kind_of_no_type_still_has_a_name_and_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(TYPES, "theme")  # type: ignore[arg-type]
    told = thing(good_site(), record(good_site(), "theme", "sea"), "en")
    assert told["@type"] == "Thing"
    assert set(told) <= {"@type", *VOCABULARY["Thing"]}


def test_a_picture_is_told_in_full() -> None:
    told = thing(good_site(), record(good_site(), "region", "evora"), "fr", "assets/pictures/x.webp")
    assert told["image"] == "https://example.org/petit/assets/pictures/x.webp"


def test_a_grant_has_its_number() -> None:
    model = record(good_site(), "project", "boreal").facts
    funding = type(model).model_fields["funding"].annotation.__args__[0](programme="MED")  # type: ignore[union-attr]
    site = grown(twin("project", "boreal", "boreal", funding=funding, grant_number="12"))
    told = thing(site, record(site, "project", "boreal"), "fr")
    assert told["funding"] == {"@type": "Grant", "name": "MED", "identifier": "12"}


def test_crumbs_are_told_in_full_and_end_at_the_page() -> None:
    page = next(page for page in pages(good_site()) if page.url == "en/clusters/ilios/")
    steps = graph(page)[-1]["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, "https://example.org/petit/en/"),
        (2, "https://example.org/petit/en/clusters/"),
        (3, "https://example.org/petit/en/clusters/ilios/"),
    ]


def test_the_first_page_tells_of_the_site_and_its_search_if_it_has_one() -> None:
    home = next(page for page in pages(good_site()) if page.frame == "home")
    (site,) = graph(home)
    assert (site["@type"], site["url"]) == ("WebSite", "https://example.org/petit/en/")
    assert "potentialAction" not in site
    (site,) = graph(home, search="en/search/")
    assert site["potentialAction"]["target"]["urlTemplate"] == "https://example.org/petit/en/search/?q={q}"
    assert site["potentialAction"]["query-input"] == "required name=q"


def test_a_page_with_nothing_to_tell_has_no_script() -> None:
    home = next(page for page in pages(good_site()) if page.frame == "home")
    assert script(replace(home, frame="list", context={}), good_site().settings) == ""


class _Scripts(HTMLParser):
    """Counts scripts, and keeps the data of those that are none."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self.data, self._within = 0, "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count += tag == "script"
        self._within = ("type", "application/ld+json") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._within = self._within and tag != "script"

    def handle_data(self, data: str) -> None:
        self.data += data if self._within else ""


def head(site: Site, url: str, root: Path) -> _Scripts:
    drawn = layout(site, root, None)
    page = next(page for page in pages(site) if page.url == url)
    read = _Scripts()
    read.feed(drawn.fillings(page)["head"])
    read.close()
    return read


@pytest.mark.parametrize("name", [HOSTILE, "<!--<script>", "a\\u003c & b", "]]>"])
def test_words_that_are_a_script_stay_words(name: str, good: Path) -> None:
    plain = head(grown(twin("cluster", "ilios", "ilios", name="x")), "en/clusters/ilios/", good)
    odd = head(grown(twin("cluster", "ilios", "ilios", name=name, seat=name)), "en/clusters/ilios/", good)
    assert odd.count == plain.count
    told = json.loads(odd.data)["@graph"]
    assert (told[0]["name"], told[0]["location"]["name"], told[-1]["itemListElement"][-1]["name"]) == (name,) * 3
    assert not re.search("[<>&\u2028\u2029]", odd.data)
