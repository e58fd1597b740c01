"""The built site in a real browser: nothing asked of other sites, no script needed, no page wider than a phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from showcase.recipe import build
from tests.browser import complaints_of
from tests.conftest import copy_good
from tests.serving import served

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def site(project_built: Path) -> Iterator[tuple[str, Path]]:
    """The project's own site, where Pages would have it."""
    with served(project_built, below="programme/") as address:
        yield address, project_built


def samples(folder: Path) -> list[str]:
    """One page of every shape in two languages: first page, list, record, narrowed list, page written by hand."""
    found: dict[tuple[str, ...], str] = {}
    for path in sorted(folder.rglob("index.html")):
        parts = path.relative_to(folder).parent.parts
        language = parts[0] if parts and len(parts[0]) == 2 else ""
        rest = parts[1:] if language else parts
        if language in {"", "el"} and rest[:1] != ("assets",):
            shape = (language, rest[0] if rest else "", str(len(rest)), rest[1] if len(rest) == 3 else "")
            found.setdefault(shape, "/".join(parts) + ("/" if parts else ""))
    return list(found.values())


def opened(browser: Browser, address: str, **options: object) -> tuple[Page, list[str], list[str]]:
    """A page with what it asked of other origins and what it complained of."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    foreign: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(address):
            foreign.append(request.url)

    page.on("request", note)
    return page, foreign, complaints_of(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_shape_of_page(browser: Browser, site: tuple[str, Path], viewport: dict[str, int], scheme: str) -> None:
    address, folder = site
    page, foreign, complaints = opened(
        browser, address, viewport=viewport, color_scheme=scheme, java_script_enabled=False
    )
    urls = samples(folder)
    assert len(urls) > 20
    for url in urls:
        answer = page.goto(address + url)
        assert answer is not None
        assert answer.status == 200
        assert page.locator("h1").count() == 1, url
        assert page.locator("h1").is_visible(), url
    page.context.close()
    assert foreign == []
    assert complaints == []


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, site: tuple[str, Path], width: int) -> None:
    address, folder = site
    page, _, _ = opened(browser, address, viewport={"width": width, "height": 800})
    for url in samples(folder):
        page.goto(address + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{url} at {width} pixels"
    page.context.close()


def test_the_language_switch_stays_on_the_page(browser: Browser, site: tuple[str, Path]) -> None:
    address, folder = site
    record = next(url for url in samples(folder) if url.count("/") == 2 and not url.startswith("el/"))
    page, _, _ = opened(browser, address, viewport=DESKTOP)
    page.goto(address + record)
    page.locator(".languages summary").click()
    page.locator('.languages a[hreflang="el"]').click()
    page.wait_for_url(f"{address}el/{record}")
    assert page.locator("html").get_attribute("lang") == "el"
    page.context.close()


def test_an_unknown_address_gets_a_page_that_speaks_every_language(browser: Browser, site: tuple[str, Path]) -> None:
    address, _ = site
    page, foreign, _ = opened(browser, address, viewport=PHONE)
    answer = page.goto(f"{address}el/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    languages = page.locator("section[lang]").evaluate_all("nodes => nodes.map(n => n.lang)")
    assert len(languages) > 1
    home = page.locator('section[lang="el"] a').first
    home.click()
    assert page.url == f"{address}el/"
    assert foreign == []
    page.context.close()


def test_a_moved_address_leads_on_without_a_script(browser: Browser, tmp_path: Path) -> None:
    root = copy_good(tmp_path / "site")
    shutil.rmtree(root / ".cache", ignore_errors=True)
    assert build(root, root / "public", {"SITE_URL": "http://localhost/"}).published
    with served(root / "public") as address:
        page, _, _ = opened(browser, address, java_script_enabled=False)
        page.goto(f"{address}el/projects/ancien/")
        page.wait_for_url(f"{address}el/projects/atlas/")
        page.context.close()
