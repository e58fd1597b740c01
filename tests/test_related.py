from __future__ import annotations

import pytest

from showcase import related
from showcase.shown import Group
from showcase.site import Site
from tests.growing import grown, twin
from tests.viewing import good_site, record, viewer


def met(site: Site, kind: str, slug: str) -> list[tuple[str, list[str]]]:
    found = related.companions(site, record(site, kind, slug))
    return [(one.record.slug, [joint.slug for joint in one.through]) for one in found]


def test_companions_were_named_together_in_a_project_or_group() -> None:
    assert met(good_site(), "cluster", "ilios") == [("blue-harbours", ["atlas"])]
    assert met(good_site(), "partner", "ville") == []


def test_a_region_worked_with_those_of_its_clusters_too() -> None:
    assert met(good_site(), "region", "kriti") == [("evora", ["atlas"])]
    group = twin("working-group", "ports", "sun", clusters=("blue-harbours", "ilios"))
    assert met(grown(group), "region", "kriti") == [("evora", ["atlas", "sun"])]


def test_who_met_most_often_stands_first() -> None:
    site = grown(
        twin("cluster", "ilios", "alpha"),
        twin("project", "atlas", "two", clusters=("alpha", "ilios", "blue-harbours")),
    )
    assert met(site, "cluster", "ilios") == [("blue-harbours", ["atlas", "two"]), ("alpha", ["two"])]


def test_themes_and_documents_work_with_nobody() -> None:
    assert met(good_site(), "theme", "sea") == []
    assert met(good_site(), "document", "report") == []


@pytest.mark.parametrize(
    ("kind", "slug", "regions"),
    [
        ("region", "evora", ("evora",)),
        ("cluster", "ilios", ("kriti",)),
        ("project", "atlas", ("evora", "kriti")),
        ("working-group", "ports", ("evora",)),
        ("programme", "programme", ("evora", "kriti")),
        ("document", "report", ()),
        ("theme", "sea", ()),
    ],
)
def test_a_record_lies_in_its_regions_and_in_those_of_whom_it_names(
    kind: str, slug: str, regions: tuple[str, ...]
) -> None:
    assert related.regions(good_site(), record(good_site(), kind, slug)) == regions


def groups(site: Site, kind: str, slug: str) -> dict[str, Group]:
    return {group.kind: group for group in related.groups(record(site, kind, slug), viewer(site, "en", 3))}


def test_around_a_record_stands_what_it_names_and_what_names_it() -> None:
    found = groups(good_site(), "project", "atlas")
    assert {name: [card.slug for card in group.cards] for name, group in found.items()} == {
        "clusters": ["blue-harbours", "ilios"],
        "working-groups": ["ports"],
        "partners": ["ville"],
    }, "its regions and themes stand among its facts"
    assert list(groups(good_site(), "theme", "sea")) == ["projects", "clusters", "working-groups"]


def test_a_group_tells_how_many_there_are_and_leads_on_only_when_it_is_cut() -> None:
    group = groups(good_site(), "region", "kriti")["projects"]
    assert (group.count, group.more) == (2, "")


def test_a_long_group_is_cut_and_leads_to_the_narrowed_list_that_has_all() -> None:
    site = grown(*(twin("cluster", "ilios", f"c{n:03}") for n in range(100)))
    group = groups(site, "region", "kriti")["clusters"]
    assert (len(group.cards), group.count) == (related.FEW, 101)
    assert group.more == "../../../en/clusters/region/kriti/"


def test_a_group_that_no_narrowed_list_holds_is_cut_later_and_leads_to_the_list() -> None:
    site = grown(*(twin("working-group", "ports", f"g{n:03}") for n in range(100)))
    group = groups(site, "cluster", "blue-harbours")["working-groups"]
    assert (len(group.cards), group.count, group.more) == (related.MANY, 101, "../../../en/working-groups/")


def test_a_card_on_a_record_s_own_page_does_not_name_that_record() -> None:
    (card,) = groups(good_site(), "region", "evora")["clusters"].cards
    assert [tag.code for tag in card.tags] == ["cluster"]
    (card,) = groups(good_site(), "theme", "sea")["clusters"].cards
    assert [tag.code for tag in card.tags] == ["cluster", "evora"]
