"""Everything by keyboard: each stop of the Tab key on every type of page, and what each control of the shell does."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.accessible.conftest import Served
from tests.accessible.walk import Stop, walk

pytestmark = pytest.mark.browser

WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 375, "height": 740}
WALKED = ("home", "clusters", "cluster", "region", "cooperation", "compare", "search", "statement", "handmade")
RINGED = {("home", "wide"), ("cluster", "phone"), ("search", "wide"), ("statement", "phone")}
"""Walks on which the ring of every stop is measured in pixels: the shell, and every look a link has."""


@pytest.fixture(scope="module")
def context(browser: Browser, site: Served) -> Iterator[BrowserContext]:
    made = browser.new_context(reduced_motion="reduce", locale=site.languages.default, viewport=WIDE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    made = context.new_page()
    yield made
    made.evaluate("try { localStorage.clear() } catch {}")
    made.close()


def url(site: Served, type_: str) -> str:
    return site.address + next(s.url for s in site.types(site.languages.default) if s.type == type_)


def open_(page: Page, site: Served, type_: str, viewport: dict[str, int] = WIDE) -> None:
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    page.goto(url(site, type_))
    page.wait_for_load_state("networkidle")


def focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("(selector) => document.activeElement?.matches(selector) ?? false", selector))


def tab_to(page: Page, selector: str, *, most: int = 60) -> None:
    """Press Tab until this has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page, selector):
            return
    pytest.fail(f"{selector} is not reached by {most} presses of Tab")


# --- every stop ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def walks(context: BrowserContext, site: Served) -> dict[tuple[str, str], tuple[tuple[Stop, ...], bool]]:
    page = context.new_page()
    found = {}
    for type_ in WALKED:
        for name, viewport in (("wide", WIDE), ("phone", PHONE)):
            open_(page, site, type_, viewport)
            found[type_, name] = walk(page, rings=(type_, name) in RINGED)
    page.close()
    return found


each_walk = pytest.mark.parametrize("width", ["wide", "phone"])
each_type = pytest.mark.parametrize("type_", WALKED)


@each_type
@each_walk
def test_each_stop_is_seen_and_the_walk_ends(
    walks: dict[tuple[str, str], tuple[tuple[Stop, ...], bool]], type_: str, width: str
) -> None:
    stops, ended = walks[type_, width]
    assert ended, "the Tab key never leaves the page"
    assert len(stops) > 10
    assert [stop.name for stop in stops if not stop.seen] == [], "out of the window"
    assert [stop.name for stop in stops if not stop.free] == [], "covered by something else"


@each_type
@each_walk
def test_the_order_is_that_of_reading(
    walks: dict[tuple[str, str], tuple[tuple[Stop, ...], bool]], type_: str, width: str
) -> None:
    stops, _ = walks[type_, width]
    assert [stop.name for stop in stops if stop.tabindex > 0] == []
    assert [stop.name for stop in stops if not stop.after] == []
    body = stops[1:]  # the skip link lies over the rest
    leaps = [
        (one.name, other.name)
        for one, other in itertools.pairwise(body)
        if one.part == other.part and other.top + other.height < one.top and other.left + other.width <= one.left + 1
    ]
    assert leaps == [], "the focus goes up and back, against the order of reading"


@pytest.mark.parametrize(("type_", "width"), sorted(RINGED))
def test_each_stop_has_a_ring_of_two_pixels_that_stands_out(
    walks: dict[tuple[str, str], tuple[tuple[Stop, ...], bool]], type_: str, width: str
) -> None:
    stops, _ = walks[type_, width]
    assert [(stop.name, round(stop.ring, 2)) for stop in stops if stop.ring < 1] == []


# --- the way past the header -----------------------------------------------------------------------------------------


@each_type
def test_the_first_stop_leads_past_the_header(page: Page, site: Served, type_: str) -> None:
    open_(page, site, type_)
    page.keyboard.press("Tab")
    assert focused(page, "a.skip")
    expect(page.locator("a.skip")).to_be_in_viewport(ratio=0.9)
    page.keyboard.press("Enter")
    assert focused(page, "#content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#content').contains(document.activeElement)")


# --- the menu on a phone ---------------------------------------------------------------------------------------------

MENU = ".main-nav > .reveal > summary"


@pytest.fixture
def phone(page: Page, site: Served) -> Page:
    open_(page, site, "home", PHONE)
    return page


def test_the_menu_is_a_stop_and_says_whether_it_is_open(phone: Page) -> None:
    tab_to(phone, MENU)
    expect(phone.locator(".main-nav > ul")).to_be_hidden()
    phone.keyboard.press("Enter")
    expect(phone.locator(".main-nav > ul")).to_be_visible()


def test_nothing_of_a_closed_menu_is_a_stop(phone: Page) -> None:
    tab_to(phone, MENU)
    phone.keyboard.press("Tab")
    assert not phone.evaluate("document.querySelector('.main-nav > ul').contains(document.activeElement)")


def test_an_open_menu_is_walked_through_and_left(phone: Page) -> None:
    tab_to(phone, MENU)
    phone.keyboard.press("Space")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.querySelector('.main-nav > ul').contains(document.activeElement)")
    tab_to(phone, ".tools *", most=40)


def test_escape_closes_the_menu_and_the_focus_returns(phone: Page) -> None:
    tab_to(phone, MENU)
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Escape")
    expect(phone.locator(".main-nav > ul")).to_be_hidden()
    assert focused(phone, MENU)


# --- languages -------------------------------------------------------------------------------------------------------

LANGUAGES = ".languages summary"


def test_the_languages_open_by_keyboard_and_each_is_told_in_its_own(page: Page, site: Served) -> None:
    open_(page, site, "cluster")
    tab_to(page, LANGUAGES)
    page.keyboard.press("Enter")
    links = page.locator(".languages a[hreflang]")
    assert links.count() == len(site.languages.codes)
    assert links.evaluate_all("nodes => nodes.every((n) => n.lang === n.hreflang && n.checkVisibility())")


def test_escape_closes_the_languages_and_the_focus_returns(page: Page, site: Served) -> None:
    open_(page, site, "cluster")
    tab_to(page, LANGUAGES)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page, ".languages a")
    page.keyboard.press("Escape")
    assert focused(page, LANGUAGES)
    expect(page.locator(".languages details")).not_to_have_attribute("open", re.compile(".*"))


def test_walking_on_closes_the_languages_so_that_they_cover_nothing(page: Page, site: Served) -> None:
    open_(page, site, "cluster")
    tab_to(page, LANGUAGES)
    page.keyboard.press("Enter")
    for _ in range(len(site.languages.codes) + 1):
        page.keyboard.press("Tab")
    expect(page.locator(".languages details")).not_to_have_attribute("open", re.compile(".*"))


def test_a_language_leads_to_the_same_page(page: Page, site: Served) -> None:
    open_(page, site, "cluster")
    before = page.url
    tab_to(page, LANGUAGES)
    page.keyboard.press("Enter")
    tab_to(page, '.languages a[hreflang="el"]', most=8)
    page.keyboard.press("Enter")
    page.wait_for_url(before.replace(site.address, f"{site.address}el/"))
    assert page.locator("html").get_attribute("lang") == "el"


# --- colours ---------------------------------------------------------------------------------------------------------

SCHEME = "[data-scheme-switch]"


def test_the_colours_change_by_keyboard_and_say_so(page: Page, site: Served) -> None:
    open_(page, site, "statement")
    tab_to(page, SCHEME)
    names, grounds = [], []
    for _ in range(4):
        names.append(page.locator(SCHEME).inner_text())
        grounds.append((page.evaluate("getComputedStyle(document.body).backgroundColor"), root(page)))
        page.keyboard.press("Space")
        assert page.locator("#announcements").inner_text() == page.locator(SCHEME).inner_text()
        assert focused(page, SCHEME)
    assert len(set(names)) == 3
    assert [scheme for _, scheme in grounds] == [None, "light", "dark", None]
    assert grounds[1][0] != grounds[2][0]
    assert names[0] == names[3]


def root(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-scheme")


def test_the_chosen_colours_stay_on_the_next_page_and_can_be_forgotten(page: Page, site: Served) -> None:
    open_(page, site, "statement")
    tab_to(page, SCHEME)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("Object.keys(localStorage)") == ["scheme"]
    open_(page, site, "home")
    assert root(page) == "dark"
    tab_to(page, SCHEME)
    page.keyboard.press("Enter")
    assert page.evaluate("localStorage.length") == 0


# --- search ----------------------------------------------------------------------------------------------------------

DIALOG = "dialog.search-dialog"


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_the_search_with_the_focus_in_its_field(page: Page, site: Served, key: str) -> None:
    open_(page, site, "cluster")
    page.keyboard.press(key)
    expect(page.locator(f"{DIALOG} input")).to_be_focused()
    assert page.locator(DIALOG).get_attribute("aria-label")


def test_the_search_opens_from_its_button_and_gives_the_focus_back(page: Page, site: Served) -> None:
    open_(page, site, "cluster")
    tab_to(page, "a[data-search]")
    page.keyboard.press("Enter")
    expect(page.locator(f"{DIALOG} input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    assert focused(page, "a[data-search]")


def test_the_search_keeps_the_focus_while_it_is_open(page: Page, site: Served) -> None:
    open_(page, site, "cluster")
    page.keyboard.press("/")
    expect(page.locator(f"{DIALOG} input")).to_be_focused()
    for _ in range(25):
        page.keyboard.press("Tab")
        outside = "(document.activeElement !== document.body && !document.activeElement.closest('dialog[open]'))"
        assert not page.evaluate(outside), "the focus left the dialog"


def test_results_are_announced_and_reached_by_arrows(page: Page, site: Served) -> None:
    open_(page, site, "cluster")
    word = page.locator("h1").inner_text().split()[0]
    page.keyboard.press("/")
    expect(page.locator(f"{DIALOG} input")).to_be_focused()
    page.keyboard.type(word)
    expect(page.locator(f"{DIALOG} [data-status]")).to_have_text(re.compile(r"\d"))
    assert page.locator(f"{DIALOG} [data-status]").evaluate("n => n.getAttribute('role') ?? n.ariaLive") in {
        "status",
        "polite",
    }
    expect(page.locator(f"{DIALOG} [data-results] a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert focused(page, f"{DIALOG} [data-results] a")
    page.keyboard.press("ArrowUp")
    assert focused(page, f"{DIALOG} input")


def test_a_slash_that_is_typed_opens_nothing(page: Page, site: Served) -> None:
    open_(page, site, "search")
    field = page.locator("[data-search-box] input").first
    field.focus()
    page.keyboard.type("a/b")
    assert field.input_value() == "a/b"
    expect(page.locator(DIALOG)).to_have_count(0)


# --- lists, map, tables, suggestion ----------------------------------------------------------------------------------


def test_a_facet_is_chosen_by_keyboard_and_the_number_of_results_is_announced(page: Page, site: Served) -> None:
    open_(page, site, "clusters")
    status = page.locator(".found")
    assert status.get_attribute("role") == "status"
    before = status.inner_text()
    tab_to(page, ".facets :is(input[type=checkbox], a)", most=30)
    page.keyboard.press("Space" if focused(page, "input") else "Enter")
    expect(status).not_to_have_text(before)
    assert "?" in page.url or "/theme/" in page.url
    page.go_back()
    expect(page.locator(".found")).to_have_text(before)


def test_the_regions_of_the_map_are_links_with_names(page: Page, site: Served) -> None:
    open_(page, site, "home")
    tab_to(page, ".map a", most=30)
    count = page.locator(".map a").count()
    assert count > 1
    names = page.locator(".map a").evaluate_all("nodes => nodes.map((n) => n.ariaLabel)")
    assert all(names)
    assert len(set(names)) == count
    address = page.evaluate("new URL(document.activeElement.getAttribute('href'), location.href).href")
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    assert page.locator("h1").count() == 1


def test_a_table_that_scrolls_does_so_by_keyboard_and_has_a_name(page: Page, site: Served) -> None:
    open_(page, site, "cooperation", PHONE)
    wide = page.locator("[role=region][tabindex='0']").filter(has=page.locator("table"))
    assert wide.count() > 0
    for number in range(wide.count()):
        region = wide.nth(number)
        assert region.evaluate(
            "n => n.ariaLabel || document.getElementById(n.getAttribute('aria-labelledby'))?.textContent"
        )
        if region.evaluate("n => n.scrollWidth > n.clientWidth + 1 && n.checkVisibility()"):
            region.focus()
            page.keyboard.press("ArrowRight")
            page.wait_for_function("n => n.scrollLeft > 0", arg=region.element_handle())


def test_another_language_is_suggested_quietly_and_dismissed_by_keyboard(browser: Browser, site: Served) -> None:
    context = browser.new_context(locale="el-GR", viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    open_(page, site, "statement")
    line = page.locator("#suggestion")
    expect(line).to_be_visible()
    assert page.url == url(site, "statement"), "it suggests, it does not lead away"
    tab_to(page, "#suggestion button", most=40)
    page.keyboard.press("Enter")
    expect(line).to_have_count(0)
    assert focused(page, ".skip")
    context.close()


def test_the_address_is_copied_and_that_is_announced(browser: Browser, site: Served) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], viewport=WIDE)  # type: ignore[arg-type]
    page = context.new_page()
    open_(page, site, "cluster")
    tab_to(page, "button[data-copy]", most=300)
    page.keyboard.press("Enter")
    expect(page.locator("#announcements")).not_to_be_empty()
    context.close()
