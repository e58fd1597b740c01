from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from showcase.engine.layout import Layout, layout
from showcase.exports import records
from showcase.page import Page
from showcase.pages import listing
from showcase.shown import Item
from showcase.site import Site
from tests.conftest import ROOT
from tests.viewing import good_site, viewer

HOSTILE = "</script><img src=x onerror=alert(1)> \"'\\ \u2028 {{ 7 * 7 }}"


@pytest.fixture(scope="module")
def drawn() -> Layout:
    return layout(good_site(), ROOT, None)


def pages(site: Site, language: str) -> list[Page]:
    return list(listing.pages(site, language, lambda depth: viewer(site, language, depth)))


def read(made: list[Page], drawn: Layout) -> dict[str, Any]:
    return {path: json.loads(data) for page in made for path, data in records.files(page, drawn)}


def test_every_list_with_facets_has_its_records_beside_it(drawn: Layout) -> None:
    found = read(pages(good_site(), "el"), drawn)
    folders = {kind.folder for kind in good_site().kinds if kind.facets and good_site().all(kind.name)}
    assert set(found) == {f"el/{folder}/records.json" for folder in folders}


def test_a_record_has_its_codes_its_ranks_and_its_html(drawn: Layout) -> None:
    (ilios,) = [
        one
        for one in read(pages(good_site(), "en"), drawn)["en/clusters/records.json"]["records"]
        if one["slug"] == "ilios"
    ]
    assert ilios["title"] == "Ήλιος"
    assert ilios["facets"]["country"] == ["gr"]
    assert set(ilios["ranks"]) == {"name", "form", "themes", "region"}
    assert ilios["row"].startswith("<tr>")


def test_a_card_looks_as_it_does_on_its_list(drawn: Layout) -> None:
    made = next(page for page in pages(good_site(), "el") if page.section == "clusters")
    html = drawn.draw(made.template, made, made.context)
    for one in read([made], drawn)["el/clusters/records.json"]["records"]:
        assert one["card"] in html


def test_words_that_look_like_html_stay_words(drawn: Layout) -> None:
    made = next(page for page in pages(good_site(), "en") if page.section == "clusters")
    found = made.context["directory"]
    entry = found.entries[0]
    evil = replace(
        entry, card=replace(entry.card, title=HOSTILE, summary=HOSTILE), cells=((Item(HOSTILE, entry.card.url),),)
    )
    page = replace(made, context={**made.context, "directory": replace(found, entries=(evil,))})
    ((_, data),) = records.files(page, drawn)
    assert b"<" not in data, "whatever takes it for HTML finds no tag in it"
    (one,) = json.loads(data)["records"]
    assert one["title"] == HOSTILE
    for html in (one["card"], one["row"]):
        assert "<img" not in html
        assert "</script" not in html
        assert "{{ 7 * 7 }}" in html


def test_it_is_the_same_each_time(drawn: Layout) -> None:
    one, other = ([list(records.files(page, drawn)) for page in pages(good_site(), "fr")] for _ in range(2))
    assert one == other


def test_a_list_without_facets_has_none(drawn: Layout) -> None:
    assert read([page for page in pages(good_site(), "fr") if page.section == "documents"], drawn) == {}
