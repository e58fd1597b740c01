"""The page of the form: what its scripts are given, and what stands there without them."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from showcase import form_fields
from showcase.kinds import KINDS
from showcase.page import Page
from showcase.pages import form
from showcase.question import PROPOSED
from showcase.view import Viewer
from showcase.words import Words
from showcase.writing import ordered
from tests.editing import change, site_of


def page_of(root: Path, language: str) -> Page:
    site = site_of(root)
    words = Words(language, site.strings[language], site.strings[site.settings.languages.default])
    (page,) = form.pages(site, language, partial(Viewer, site, language, words=words))
    return page


def data_of(root: Path, language: str = "fr") -> dict[str, Any]:
    found = json.loads(page_of(root, language).context["data"])
    assert isinstance(found, dict)
    return found


def test_it_stands_below_the_page_for_contributors_in_each_language(good: Path) -> None:
    page = page_of(good, "el")
    assert (page.url, page.section, page.frame) == ("el/contribute/form/", "contribute", "below")
    assert set(page.alternates) == page.translated


def test_it_asks_for_every_field_of_the_kinds_that_outsiders_propose(good: Path) -> None:
    forms = data_of(good)["kinds"]
    assert {one["name"] for one in forms} == set(PROPOSED)
    by_hand = {"language", "confirmed", "picture", "links"}
    for one in forms:
        kind = next(kind for kind in KINDS if kind.name == one["name"])
        asked = {field["path"][0] for field in one["fields"] if not field["words"]}
        assert asked == {alias for _, alias, _ in ordered(kind.facts)} - by_hand
        said = {field["path"][0] for field in one["fields"] if field["words"]}
        assert said == {alias for _, alias, _ in ordered(kind.words)} - by_hand | {"body"}


def test_what_an_entry_of_a_list_cannot_do_without_comes_from_the_schema(good: Path) -> None:
    fields = {
        field["name"]: field for one in data_of(good)["kinds"] if one["name"] == "cluster" for field in one["fields"]
    }
    assert [name for name, field in fields.items() if name.startswith("members.") and field["needed"]] == [
        "members.count",
        "members.source",
    ]
    assert not fields["members.count"]["required"]


def test_labels_are_in_the_language_of_the_page(good: Path) -> None:
    labels = [
        {field["label"] for one in data_of(good, code)["kinds"] for field in one["fields"]} for code in ("fr", "el")
    ]
    assert not re.search("[α-ω]", "".join(labels[0]))
    assert [label for label in labels[1] if not re.search("[α-ωά-ώ]", label)] == []


def test_records_are_offered_with_their_titles_unless_there_are_too_many(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ["kriti", "Crète"] in [one[:2] for one in data_of(good)["records"]["region"]]
    monkeypatch.setattr(form_fields, "MOST", 1)
    assert data_of(good)["records"]["region"] is None


def test_a_site_without_a_repository_offers_no_way_to_one(good: Path) -> None:
    change(good, "mkdocs.yml", "https://example.com/petit", "")
    assert data_of(good)["repository"] == ""


def test_nothing_in_a_title_ends_the_data(good: Path) -> None:
    change(good, "content/projects/boreal/text.fr.md", 'title: "Boréal"', 'title: "a < b & c"')
    page = page_of(good, "fr")
    assert "<" not in page.context["data"]
    assert "a < b & c" in [one[1] for one in data_of(good)["records"]["project"]]
