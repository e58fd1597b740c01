from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from showcase.indicator import indicators as computed
from showcase.page import Page
from showcase.pages import indicators
from showcase.site import Site
from tests.editing import change, site_of
from tests.viewing import good_site, viewer


def page(site: Site, language: str) -> Page:
    (made,) = indicators.pages(site, language, lambda depth: viewer(site, language, depth))
    return made


def figures(made: Page) -> dict[str, indicators.Figure]:
    return {figure.name: figure for group in made.context["groups"] for figure in group.figures}


def test_there_is_one_in_every_language() -> None:
    made = page(good_site(), "el")
    assert (made.url, made.frame, made.section, made.template) == (
        "el/indicators/",
        "list",
        "indicators",
        "views/indicators.html",
    )
    assert made.translated == {"fr", "el", "en"}


def test_every_figure_is_shown_once_under_its_heading() -> None:
    made = page(good_site(), "fr")
    assert sorted(figures(made)) == sorted(one.name for one in computed(good_site()))
    assert [group.name for group in made.context["groups"]] == ["projects", "cooperation", "clusters", "knowledge"]


def test_values_read_as_their_language_writes_them() -> None:
    site = good_site()
    assert figures(page(site, "fr"))["borders"].value == "50\u00a0%"
    assert figures(page(site, "en"))["borders"].value == "50%"
    assert figures(page(site, "fr"))["breadth"].value == "1,5"
    assert figures(page(site, "en"))["breadth"].value == "1.5"


def test_a_bar_has_its_number_and_leads_to_the_list_that_has_just_these_records() -> None:
    shown = figures(page(good_site(), "en"))
    bars = {bar.label.code: bar for bar in shown["clusters"].bars}
    assert (bars["kriti"].number, bars["kriti"].length) == ("1", 100)
    assert bars["kriti"].label.url.endswith("en/clusters/region/kriti/")
    stages = {bar.label.code: bar for bar in shown["stages"].bars}
    assert stages["idea"].label.url == "", "no page lists what there is not"
    assert stages["running"].label.url.endswith("en/projects/stage/running/")
    assert not stages[""].counted


def test_a_region_s_bar_leads_nowhere_when_its_list_has_others(good: Path) -> None:
    change(good, "content/projects/boreal/record.yml", "regions: [kriti]\n", "partners: [ville]\n")
    bars = {bar.label.code: bar for bar in figures(page(site_of(good), "en"))["reached"].bars}
    assert bars["evora"].number == "2"
    assert bars["evora"].label.url == "", "a project that joins it by its partner alone is not in the region's list"


def test_the_page_shows_the_first_records_and_the_file_all(good: Path) -> None:
    for number in range(40):
        folder = good / f"content/clusters/more-{number}"
        shutil.copytree(good / "content/clusters/ilios", folder)
        change(good, f"content/clusters/more-{number}/record.yml", "name: Ήλιος\n", f"name: Ήλιος {number}\n")
    records = figures(page(site_of(good), "el"))["clusters"].records
    assert len(records.rows) == indicators.LISTED
    assert len(records.full) == 42
    assert records.full[: indicators.LISTED] == records.rows
    assert "42" not in records.caption
    assert records.note


def test_what_the_source_states_is_repeated_with_its_source(good: Path) -> None:
    change(
        good,
        "content/programme/record.yml",
        "  - url: https://example.org/source\n",
        "  - url: https://example.org/source\n    facts: [budget, stated]\n",
    )
    stated = page(site_of(good), "en").context["stated"]
    assert [one.value for one in stated] == ["€1,900,000", "75", "3", "2"]
    assert [[source.url for source in one.sources] for one in stated] == [
        ["https://example.org/source"],
        [],
        ["https://example.org/source"],
        ["https://example.org/source"],
    ]


def test_no_date_is_said_once(good: Path) -> None:
    assert not page(good_site(), "fr").context["dated"]
    change(good, "content/events/launch/record.yml", "attested: source\n", "attested: source\nconfirmed: 2024-05-01\n")
    made = page(site_of(good), "en")
    assert made.context["dated"]
    assert figures(made)["events"].date == "1 May 2024"
    assert figures(made)["clusters"].date == ""


def test_every_file_equals_its_table(good_built: Path) -> None:
    folder = good_built / "public/el/indicators"
    tree = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    names = {path.stem for path in folder.glob("*.csv")}
    tables = {table.attributes["id"]: table for table in tree.css("table")}
    assert {name for name in tables if name} <= names
    for name, table in tables.items():
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            written = list(csv.reader(file))
        drawn = [[cell.text().strip() for cell in row.css("th, td")] for row in table.css("tr")]
        assert drawn == written[: len(drawn)]
        assert len(drawn) in {len(written), indicators.LISTED + 1}


def test_bars_say_their_number_in_words_too(good_built: Path) -> None:
    html = (good_built / "public/indicators/index.html").read_text(encoding="utf-8")
    tree = LexborHTMLParser(html)
    assert tree.css(".bars li")
    for bar in tree.css(".bars li"):
        number = bar.css_first(".bar-number")
        assert number is not None
        assert re.fullmatch(r"[0-9\s\u202f]+", number.text())
    assert "style=" not in html
