"""The map in a real browser: by keyboard, under a finger, without a script, in forced colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from showcase.recipe import build
from tests.conftest import copy_good, todays_words
from tests.outlining import give_map
from tests.serving import served

pytestmark = pytest.mark.browser

REGIONS = {"kriti": (25.0, 35.2), "evora": (-7.9, 38.5)}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The good site with a map, in the project's own words."""
    root = copy_good(tmp_path_factory.mktemp("map") / "site")
    give_map(root, **REGIONS)
    todays_words(root)
    result = build(root, root / "public", {"SITE_URL": "http://localhost/"})
    assert result.problems == ()
    with served(root / "public") as found:
        yield found


def opened(browser: Browser, url: str, width: int = 1280, **options: object) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()  # type: ignore[arg-type]
    page.goto(url)
    return page


STATE = """link => {
  const style = name => getComputedStyle(link.querySelector(name));
  return {
    area: style('.map-area').fill, stroke: style('.map-area').stroke, dot: style('.map-dot').fill,
    ring: parseFloat(style('.map-dot').strokeWidth) * link.ownerSVGElement.getScreenCTM().a,
    underline: style('.map-name').textDecorationLine,
  };
}"""


def test_the_map_is_walked_with_the_tab_key_and_shows_where_one_is(browser: Browser, address: str) -> None:
    page = opened(browser, address, reduced_motion="reduce")
    links = page.locator(".map a")
    assert links.count() == len(REGIONS)
    before = [link.evaluate(STATE) for link in links.all()]
    page.locator(".hero .actions a").last.focus()
    for number in range(links.count()):
        page.keyboard.press("Tab")
        link = page.locator(".map a:focus-visible")
        assert link.get_attribute("href") == links.nth(number).get_attribute("href")
        now = link.evaluate(STATE)
        assert all(now[part] != before[number][part] for part in ("area", "stroke", "dot", "underline"))
        assert now["ring"] >= 2, "CSS pixels"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.hero-regions') !== null"), "the list comes next: no trap"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/regions/*/")
    page.context.close()


@pytest.mark.parametrize("language", ["", "el/", "en/"])
def test_each_link_says_name_and_numbers(browser: Browser, address: str, language: str) -> None:
    page = opened(browser, address + language)
    spoken = [link.get_attribute("aria-label") or "" for link in page.locator(".map a").all()]
    listed = [item.inner_text() for item in page.locator(".hero-regions a").all()]
    assert len(spoken) == len(listed)
    for name in listed:
        (said,) = [text for text in spoken if text.startswith(name)]
        assert any(character.isdigit() for character in said)
    assert page.locator(".map svg").get_attribute("aria-label")
    for link, name in zip(page.locator(".map a").all(), spoken, strict=True):
        assert page.get_by_role("link", name=name, exact=True).get_attribute("href") == link.get_attribute("href")
    page.context.close()


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_every_target_is_as_large_as_a_finger_and_hit_where_it_is_seen(
    browser: Browser, address: str, width: int
) -> None:
    page = opened(browser, address, width)
    for link in page.locator(".map a").all():
        link.scroll_into_view_if_needed()
        box = link.locator(".map-reach").bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        for right, down in ((0.5, 0.5), (0.5, 0.1), (0.9, 0.5), (0.5, 0.9), (0.1, 0.5)):
            x, y = box["x"] + right * box["width"], box["y"] + down * box["height"]
            hit = page.evaluate(
                "([x, y]) => document.elementFromPoint(x, y)?.closest('a')?.getAttribute('href')", [x, y]
            )
            assert hit == link.get_attribute("href")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_the_list_points_at_the_map(browser: Browser, address: str) -> None:
    page = opened(browser, address, reduced_motion="reduce")
    item = page.locator(".hero-regions li").first
    link = page.locator(".map a.r1")
    assert item.locator("a").get_attribute("href") == link.get_attribute("href")
    before = link.evaluate(STATE)["area"]
    item.hover()
    assert link.evaluate(STATE)["area"] != before
    page.context.close()


def test_a_small_map_says_the_name_that_is_pointed_at(browser: Browser, address: str) -> None:
    page = opened(browser, address, 375)
    assert not page.locator(".map-name").first.is_visible()
    page.locator(".map a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.locator(".map a:focus-visible .map-said").is_visible()
    page.context.close()


def test_it_is_there_without_a_script_and_in_forced_colours(browser: Browser, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False, forced_colors="active", reduced_motion="reduce")
    assert page.locator(".map a").count() == len(REGIONS)
    ground = page.locator(".map-dot").first
    assert ground.is_visible()
    page.context.close()


def test_a_record_shows_its_regions_with_a_name_for_the_picture(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}en/projects/atlas/")
    drawing = page.locator(".small-map svg")
    assert drawing.locator("path").count() == len(REGIONS)
    name = drawing.get_attribute("aria-label") or ""
    for slug in REGIONS:
        link = page.locator(f'main a[href$="regions/{slug}/"]').first
        assert link.inner_text() in name
    answer = page.request.get(f"{address}assets/map.svg")
    assert answer.ok
    page.context.close()
