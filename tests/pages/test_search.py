"""The search page: the way to every list and to a bounded number of values, whatever the site's size."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from showcase.facet import Choice, Facet
from showcase.page import Page
from showcase.pages import search
from tests.viewing import good_site, viewer


def page(language: str) -> Page:
    site = good_site()
    (made,) = search.pages(site, language, lambda depth: viewer(site, language, depth))
    return made


@pytest.mark.parametrize("language", ["fr", "el"])
def test_it_leads_to_every_list(language: str) -> None:
    made, site = page(language), good_site()
    assert made.url == ("search/" if language == "fr" else "el/search/")
    assert made.translated == frozenset(site.settings.languages.codes)
    up = "../" if language == "fr" else "../../el/"
    wanted = [(f"{up}{k.folder}/", str(len(site.all(k.name)))) for k in site.kinds if not k.single and site.all(k.name)]
    assert [(item.url, item.code) for item in made.context["lists"]] == wanted


def test_every_kind_that_can_be_found_has_its_group() -> None:
    kinds = [name for name, _ in page("fr").context["groups"]]
    assert kinds == [kind.name for kind in good_site().kinds if good_site().all(kind.name)] + ["page"]


def test_its_size_does_not_grow_with_the_values(monkeypatch: pytest.MonkeyPatch) -> None:
    def many(*_arguments: Any) -> tuple[Facet, ...]:
        choice = Choice("a", "A", "a/", ("x",))
        return (Facet("theme", "Theme", tuple(replace(choice, code=str(n)) for n in range(1000))),)

    monkeypatch.setattr(search, "facets", many)
    for _, facets in page("fr").context["narrowed"]:
        assert [len(facet.choices) for facet in facets] == [search.CHOICES]
