"""Matrix and timeline in a real browser: by keyboard, on a phone, without a script, on paper."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from showcase.recipe import build
from tests.conftest import copy_good, todays_words
from tests.editing import change
from tests.serving import served

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
LANGUAGES = ["", "el/"]
THIRD = "malta"
"""A region that nothing joins to the others, with a cluster of a theme that Kriti has too."""


class Served(NamedTuple):
    address: str
    folder: Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = copy_good(tmp_path_factory.mktemp("views") / "site")
    todays_words(root)
    regions, clusters = root / "content/regions", root / "content/clusters"
    shutil.copytree(regions / "evora", regions / THIRD)
    for code in ("fr", "el", "en"):
        text = regions / THIRD / f"text.{code}.md"
        if text.is_file():
            title = next(line for line in text.read_text(encoding="utf-8").splitlines() if line.startswith("title:"))
            change(root, f"content/regions/{THIRD}/text.{code}.md", title, 'title: "Malta"')
    shutil.copytree(clusters / "ilios", clusters / "selene")
    change(root, "content/clusters/selene/record.yml", "region: kriti", f"region: {THIRD}")
    change(root, "content/clusters/selene/record.yml", "name: Ήλιος", "name: Selene")
    change(root, "content/clusters/selene/record.yml", "country: GR", "country: PT")
    change(root, "content/projects/boreal/record.yml", "start: 2010", "start: 2010~")
    result = build(root, root / "public", {"SITE_URL": "http://localhost/"})
    assert result.published, result.problems
    assert result.published.problems == ()
    with served(root / "public") as address:
        yield Served(address, root / "public")


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    options: dict[str, Any] = {"viewport": DESKTOP, **getattr(request, "param", {})}
    context = browser.new_context(**options)
    yield context.new_page()
    context.close()


def focused(page: Page) -> dict[str, Any]:
    """Where the keyboard is: its address, whether it can be seen, how its outline is drawn."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const at = document.activeElement, box = at.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            const style = getComputedStyle(at);
            return {
                href: at.getAttribute("href"), role: at.getAttribute("role"), cell: at.parentElement.tagName,
                seen: box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && (at === top || at.contains(top)),
                outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
                tall: Math.min(box.width, box.height),
            };
        }"""
    )
    return found


@pytest.mark.parametrize("page", [{"viewport": DESKTOP}, {"viewport": PHONE}], indirect=True, ids=["desktop", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_stops_once_at_each_pair(page: Page, site: Served, language: str) -> None:
    page.goto(f"{site.address}{language}cooperation/")
    page.locator(".heat").first.focus()
    assert focused(page)["role"] == "region"
    stops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        here = focused(page)
        if here["cell"] == "TD":
            assert here["seen"], here
            assert here["outline"] >= 2
            assert here["tall"] >= 24
            stops.append(here["href"])
        elif here["cell"] != "TH":
            break
    assert sorted(set(stops)) == sorted(stops)
    pairs = {f"#with-{one}--{other}" for one, other in (("evora", "kriti"), ("evora", THIRD), ("kriti", THIRD))}
    assert pairs <= set(stops)


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True, ids=["no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_worked_with_whom_between_two_regions(page: Page, site: Served, language: str) -> None:
    page.goto(f"{site.address}{language}cooperation/")
    page.locator("#matrix a[href='#with-evora--kriti']").first.focus()
    page.keyboard.press("Enter")
    pair = page.locator("#with-evora--kriti")
    expect(pair).to_be_in_viewport()
    expect(pair.locator(".met > li")).to_have_count(1)
    expect(pair.locator("a[href$='projects/atlas/']")).to_be_visible()
    expect(pair.locator("a[href$='clusters/ilios/']")).to_be_visible()
    expect(pair.locator("a[href$='partners/ville/']")).to_be_visible()
    expect(pair.locator(".badge-source")).to_be_visible()


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True, ids=["no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_region_opens_to_its_partners_and_its_chances(page: Page, site: Served, language: str) -> None:
    page.goto(f"{site.address}{language}cooperation/")
    choice = page.locator("#region-kriti")
    choice.locator("summary").focus()
    page.keyboard.press("Enter")
    links = choice.locator("li > a")
    assert [link.get_attribute("href") for link in links.all()] == ["#with-evora--kriti", f"#with-kriti--{THIRD}"]
    expect(choice.locator(".hint")).to_be_visible()
    links.last.press("Enter")
    expect(page.locator(f"#with-kriti--{THIRD}")).to_be_in_viewport()
    expect(page.locator(f"#with-kriti--{THIRD} .shared a")).to_have_attribute("href", "#theme-energy")


@pytest.mark.parametrize("page", [{"viewport": PHONE}], indirect=True, ids=["phone"])
@pytest.mark.parametrize("name", ["cooperation", "timeline"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_needs_no_scrolling_sideways(page: Page, site: Served, language: str, name: str) -> None:
    page.goto(f"{site.address}{language}{name}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for region in page.locator(".table").all():
        assert region.get_attribute("tabindex") == "0"
        assert region.get_attribute("aria-label")


@pytest.mark.parametrize("name", ["cooperation", "timeline"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_s_file_holds_what_the_table_shows(page: Page, site: Served, language: str, name: str) -> None:
    page.goto(f"{site.address}{language}{name}/")
    for summary in page.locator("details:has(table) > summary").all():
        summary.click()
    tables = page.locator(".table table").all()
    assert tables
    for table in tables:
        shown = [
            [
                "0" if cell.locator(".icon").count() else cell.inner_text().strip()
                for cell in row.locator("th, td").all()
            ]
            for row in table.locator("tr").all()
        ]
        data = (site.folder / language / name / f"{table.get_attribute('id')}.csv").read_text(encoding="utf-8-sig")
        assert list(csv.reader(io.StringIO(data))) == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_axis_is_drawn_where_there_is_room_and_on_paper(page: Page, site: Served, language: str) -> None:
    page.goto(f"{site.address}{language}timeline/")
    track, years = page.locator(".lane .track").first, page.locator(".lane .years").first
    expect(track).to_be_visible()
    named = [int(year) for year in years.locator("text").all_text_contents()]
    assert named == list(range(named[0], named[-1] + 1))
    assert {2009, 2010, 2011, 2012} <= set(named)
    page.set_viewport_size({"width": 320, "height": 640})
    expect(track).to_be_hidden()
    expect(page.locator(".lane-title a").first).to_be_visible()
    page.emulate_media(media="print")
    expect(track).to_be_visible()


def test_every_bar_begins_under_its_year(page: Page, site: Served) -> None:
    page.goto(f"{site.address}timeline/")
    years = {
        text.text_content(): text.get_attribute("x")
        for text in page.locator(".lane .years").first.locator("text").all()
    }
    boreal = page.locator("#projects li", has=page.locator("a[href$='projects/boreal/']"))
    sure = boreal.locator(".sure")
    # About 2010 reaches half a year further: what is certain begins in the middle of 2011 and ends where 2012 begins.
    assert sure.get_attribute("x") is not None
    begin = float(str(sure.get_attribute("x")).rstrip("%"))
    end = begin + float(str(sure.get_attribute("width")).rstrip("%"))
    assert float(str(years["2011"]).rstrip("%")) < begin < float(str(years["2012"]).rstrip("%"))
    assert end == pytest.approx(float(str(years["2012"]).rstrip("%")), abs=0.05)
    expect(boreal.locator(".rough")).to_have_count(1)


@pytest.mark.parametrize("page", [{"viewport": DESKTOP}, {"viewport": PHONE}], indirect=True, ids=["desktop", "phone"])
def test_everything_on_the_axis_is_a_stop_for_the_keyboard(page: Page, site: Served) -> None:
    page.goto(f"{site.address}timeline/")
    first = page.locator(".lane-title a")
    count = first.count()
    first.first.focus()
    for number in range(count):
        here = focused(page)
        assert here["seen"], (number, here)
        assert here["outline"] >= 2
        assert here["tall"] >= 24
        assert here["href"] == first.nth(number).get_attribute("href")
        page.keyboard.press("Tab")
