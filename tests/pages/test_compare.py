from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from showcase.page import Page
from showcase.pages import compare
from showcase.site import Site
from tests.editing import change, site_of
from tests.viewing import good_site, record, viewer


def page(site: Site, language: str) -> Page:
    (made,) = compare.pages(site, language, lambda depth: viewer(site, language, depth))
    return made


def test_clusters_and_projects_can_be_compared() -> None:
    made = page(good_site(), "el")
    assert (made.url, made.section) == ("el/compare/", "compare")
    assert [one.folder for one in made.context["kinds"]] == ["projects", "clusters"]
    assert made.context["kinds"][1].records.endswith("el/clusters/records.json")


def test_a_row_holds_the_facts_of_its_record() -> None:
    (_, clusters) = page(good_site(), "en").context["tables"]
    assert [column.text for column in clusters.columns][1:4:2] == ["Form", "Region"]
    rows = {row[0].code: row for row in clusters.rows}
    one = record(good_site(), "cluster", "blue-harbours")
    facts = viewer(good_site(), "en").facts(one)
    shown = (*one.kind.columns, *compare.MORE["cluster"])
    assert [item.text for item in rows["blue-harbours"][1:]] == [facts[name].text for name in shown]
    assert rows["ilios"][1 + shown.index("seat")].text == "", "where it is based is not known"


def test_several_values_stand_in_one_cell() -> None:
    projects, _ = page(good_site(), "en").context["tables"]
    atlas = next(row for row in projects.rows if row[0].code == "atlas")
    assert atlas[3].text == "Évora, Crete" or ", " in atlas[3].text


def test_columns_are_facts_of_their_kind() -> None:
    kinds = {kind.name: kind for kind in good_site().kinds}
    for name, more in compare.MORE.items():
        assert set(more) <= set(kinds[name].facts.model_fields) - set(kinds[name].columns)


def test_a_long_list_is_cut_on_the_page_and_whole_in_the_file(good: Path) -> None:
    for number in range(100):
        shutil.copytree(good / "content/clusters/ilios", good / f"content/clusters/more-{number}")
        change(good, f"content/clusters/more-{number}/record.yml", "name: Ήλιος\n", f"name: Ήλιος {number}\n")
    _, clusters = page(site_of(good), "en").context["tables"]
    assert len(clusters.rows) == compare.LISTED
    assert len(clusters.full) == 102
    assert clusters.note


def test_a_site_without_clusters_and_projects_says_so(good: Path) -> None:
    for folder in ("projects", "clusters", "working-groups", "events"):
        shutil.rmtree(good / "content" / folder)
    (good / "content/moved.yml").unlink()
    made = page(site_of(good), "fr")
    assert made.context["kinds"] == made.context["tables"] == ()


def test_the_file_equals_the_table(good_built: Path) -> None:
    folder = good_built / "public/en/compare"
    tree = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    for name in ("clusters", "projects"):
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            written = list(csv.reader(file))
        table = tree.css_first(f"table#{name}")
        assert table is not None
        assert [[cell.text().strip() for cell in row.css("th, td")] for row in table.css("tr")] == written


def test_what_the_script_asks_for_is_published(good_built: Path) -> None:
    folder = good_built / "public/el/compare"
    tree = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    radios = tree.css("input[name=kind]")
    assert len(radios) == 2
    for radio in radios:
        records = json.loads((folder / str(radio.attributes["data-records"])).read_text(encoding="utf-8"))["records"]
        for one in records:
            html = (folder / str(radio.attributes["data-list"]) / one["slug"] / "index.html").read_text(
                encoding="utf-8"
            )
            shown = LexborHTMLParser(html)
            heading = shown.css_first("h1")
            assert heading is not None
            assert heading.text().strip() == one["title"]
            assert shown.css(".facts dl > div > dt"), "the facts that are compared"
