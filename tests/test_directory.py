from __future__ import annotations

from pathlib import Path

import pytest

from showcase.directory import CARDS, Directory, columns, directory, leaves, stops, table
from showcase.kinds import KINDS
from showcase.record import Kind
from showcase.site import Site
from tests.editing import change, site_of
from tests.viewing import good_site, record, viewer


def kind(name: str) -> Kind:
    return next(one for one in KINDS if one.name == name)


def of(site: Site, name: str, language: str = "en") -> Directory:
    return directory(site, kind(name), viewer(site, language))


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (1, [1]), (60, [60]), (61, [60, 1]), (200, [60, 60, 60, 20])])
def test_a_list_has_sixty_records_to_a_page(count: int, sizes: list[int]) -> None:
    assert CARDS == 60
    made = list(leaves("clusters/", [record(good_site(), "cluster", "ilios")] * count))
    assert [len(leaf.records) for leaf in made] == sizes
    assert [leaf.path for leaf in made[:2]] == ["clusters/", "clusters/page/2/"][: len(sizes)]
    assert {leaf.total for leaf in made} == {count}


def test_the_frame_is_that_of_the_address_s_depth() -> None:
    many = [record(good_site(), "cluster", "ilios")] * 100
    assert [leaf.frame for leaf in leaves("clusters/", many)] == ["list", "facet"]
    assert [leaf.frame for leaf in leaves("clusters/theme/sea/", many)] == ["facet", "deep"]


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1 2 9"), (2, "1 2 3 9"), (5, "1 4 5 6 9"), (8, "1 7 8 9"), (9, "1 8 9")]
)
def test_a_page_leads_to_its_neighbours_the_first_and_the_last(number: int, expected: str) -> None:
    many = [record(good_site(), "cluster", "ilios")] * 500
    leaf = list(leaves("x/", many))[number - 1]
    found = stops("x/", leaf, lambda path: f"up/{path}")
    assert " ".join(stop.text for stop in found) == expected
    assert found[0].url == "up/x/"
    assert found[-1].url == "up/x/page/9/"


def test_one_page_leads_to_no_other() -> None:
    (leaf,) = leaves("x/", [])
    assert stops("x/", leaf, str) == ()


def test_a_column_without_a_value_is_not_there(good: Path) -> None:
    assert [one.name for one in columns(good_site(), kind("cluster"), viewer(good_site(), "en"))] == [
        "name",
        "form",
        "themes",
        "region",
        "founded",
    ]
    change(good, "content/clusters/blue-harbours/record.yml", "founded: 2005~\n", "")
    site = site_of(good)
    assert "founded" not in [one.name for one in columns(site, kind("cluster"), viewer(site, "en"))]


def test_a_period_is_headed_as_on_its_record() -> None:
    found = {one.name: one for one in columns(good_site(), kind("project"), viewer(good_site(), "en"))}
    assert found["start"].label == good_site().strings["en"]["field.period"]
    assert found["start"].dated
    assert not found["regions"].dated


def test_ranks_are_places_among_all_and_missing_ones_have_none() -> None:
    entries = {entry.card.slug: entry for entry in of(good_site(), "cluster").entries}
    assert entries["blue-harbours"].ranks["name"] < entries["ilios"].ranks["name"]
    assert "founded" in entries["blue-harbours"].ranks
    assert "founded" not in entries["ilios"].ranks
    projects = {entry.card.slug: entry for entry in of(good_site(), "project").entries}
    assert projects["boreal"].ranks["start"] < projects["atlas"].ranks["start"], "2010 comes before 2011"


def test_records_stand_in_the_order_of_their_list() -> None:
    found = of(good_site(), "project", "el")
    assert [entry.card.slug for entry in found.entries] == ["atlas", "boreal"], "what is incubated comes first"


def test_the_table_tells_several_values_in_one_cell() -> None:
    found = of(good_site(), "project")
    made = table(kind("project"), found)
    assert made.name == "projects"
    atlas = {column.code: cell.text for column, cell in zip(made.columns, made.rows[0], strict=True)}
    assert atlas["regions"].count(", ") == 1
    assert all(len(row) == len(made.columns) for row in made.rows)
