"""Every page's shell in a real browser: one line of header, no shift when the fonts come, a menu without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.long]

LANGUAGES = ("", "es/", "it/", "el/", "en/")
USUAL, LATE = 0.01, 0.05
"""How far a page may shift, all told: as it usually comes; and when its text was long read and the fonts come one after
the other, so that a line may break differently twice. Up to 0.1 counts as good."""
SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value })
    .observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture(scope="module")
def address(project_built: Path) -> Iterator[str]:
    with served(project_built) as found:
        yield found


@pytest.mark.parametrize("width", [320, 375, 768, 1024, 1184, 1280, 1600])
def test_the_header_is_one_line_in_every_language(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for language in LANGUAGES:
        page.goto(f"{address}{language}")
        box = page.locator(".site-header").bounding_box()
        assert box is not None
        assert box["height"] <= 66, language
        assert box["width"] == width
    page.close()


@pytest.mark.parametrize("path", ["", "el/", "el/about/", "projects/"])
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("most", [USUAL, LATE])
def test_next_to_nothing_moves_when_the_fonts_come(
    browser: Browser, address: str, path: str, width: int, most: float
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="el" if "el" in path else "fr")
    page = context.new_page()
    page.add_init_script(SHIFTS)
    held: list[Route] = []
    if most == LATE:
        page.route(re.compile(r"\.woff2$"), lambda route: held.append(route))  # noqa: PLW0108 - it must be Python's own
    page.goto(f"{address}{path}", wait_until="domcontentloaded")
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(200)
    assert page.evaluate("document.fonts.check('20px Commissioner')")
    assert page.evaluate("window.shifted") <= most
    context.close()


def test_the_menu_opens_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    entry = page.locator(".main-nav > ul > li > a").first
    assert not entry.is_visible()
    page.locator(".main-nav > .reveal summary").press("Enter")
    assert entry.is_visible()
    assert not page.locator("[data-scheme-switch]").is_visible(), "it would do nothing"
    context.close()


def test_every_value_that_a_style_sheet_names_is_there(project_built: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(project_built.glob("assets/*.css")))
    assert set(re.findall(r"var\((--[\w-]+)\)", text)) <= set(re.findall(r"(--[\w-]+):", text))
