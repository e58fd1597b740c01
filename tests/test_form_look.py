"""The record of names by which a form draws a page: every field of the kind stands in it, once, under its own name."""

from __future__ import annotations

import re

import pytest

from showcase.column import columns
from showcase.form_look import colours, looks, ties
from showcase.question import PROPOSED
from showcase.shown import Fact
from showcase.view import HIDDEN, SURE
from tests.viewing import good_site, viewer

SITE = good_site()
MARK = re.compile(r"\{([a-z.-]+)\}")


def names(facts: dict[str, Fact]) -> list[str]:
    """The names that stand in the place of values."""
    found = []
    for fact in facts.values():
        for item in fact.items:
            found += names(dict(item.parts)) if item.parts else MARK.findall(item.text)
    return found


@pytest.mark.parametrize("name", PROPOSED)
def test_every_fact_of_a_kind_has_its_place(name: str) -> None:
    kind = next(kind for kind in SITE.kinds if kind.name == name)
    usual = next(looks(kind, viewer(SITE, "fr")))
    wanted = [one.name for one in columns(kind, ("fr",)) if not one.language and one.path[0] not in HIDDEN]
    assert names(usual["facts"]) == [one for one in wanted if one not in {"slug", "budget-precision"}]


def test_a_choice_that_may_change_the_page_is_drawn_for_each_of_its_values() -> None:
    kind = next(kind for kind in SITE.kinds if kind.name == "project")
    found = list(looks(kind, viewer(SITE, "fr")))
    assert [look["when"] for look in found] == ["", "relation=incubated", "relation=related"]
    assert [look["facts"]["relation"].code for look in found] == ["{relation}", "incubated", "related"]


def test_a_kind_without_a_title_is_headed_by_its_name() -> None:
    for kind in SITE.kinds:
        if kind.name in PROPOSED:
            headed = next(looks(kind, viewer(SITE, "el")))["record_title"]
            assert headed == ("{title}" if "title" in kind.words.model_fields else "{name}")


def test_themes_lend_their_colours_and_every_tie_has_a_badge() -> None:
    assert set(colours(viewer(SITE, "fr"))) == {record.slug for record in SITE.all("theme")}
    assert ties() == SURE
