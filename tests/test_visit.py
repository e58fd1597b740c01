"""First-time visitors in a real browser: three tasks in each language, and what `assets/site.js` does for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from showcase.load import load
from showcase.record import Record
from showcase.site import Site
from showcase.words import Words
from tests.conftest import ROOT
from tests.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture(scope="module")
def address(project_built: Path) -> Iterator[str]:
    with served(project_built) as where:
        yield where


@pytest.fixture(scope="module")
def site() -> Site:
    loaded, _ = load(ROOT, {})
    assert loaded is not None
    return loaded


CODES = sorted(path.stem for path in (ROOT / "content/strings").glob("*.yml"))


@pytest.fixture(params=CODES)
def home(request: pytest.FixtureRequest, browser: Browser, address: str, site: Site) -> Iterator[Page]:
    """The first page in one language, on a desktop, by a reader who wants that language."""
    context = browser.new_context(locale=request.param, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + site.settings.languages.prefix(request.param))
    yield page
    context.close()


def words_of(site: Site, page: Page) -> Words:
    code = page.locator("html").get_attribute("lang") or ""
    return Words(code, site.strings[code], site.strings[site.settings.languages.default])


def facts(record: Record) -> Any:
    return record.facts


def titles(page: Page, selector: str) -> list[str]:
    return sorted(page.locator(selector).all_inner_texts())


def test_finding_the_clusters_of_a_theme_in_a_region(home: Page, site: Site) -> None:
    """The theme and region that most clusters share: in IC-Med, ICT in one of the regions."""
    counted = Counter((theme, facts(r).region) for r in site.all("cluster") for theme in facts(r).themes)
    (theme, region), _ = max(counted.items(), key=lambda item: (item[1], item[0]))
    wanted = [r for r in site.all("cluster") if theme in facts(r).themes and facts(r).region == region]
    home.get_by_role("navigation").first.get_by_role("link", name=words_of(site, home).say("kind.cluster.many")).click()
    for facet, code in (("theme", theme), ("region", region)):
        home.locator(f"input[name={facet}][value={code}]").check()
    expect(home.locator(".found")).to_have_text(re.compile(rf"\b{len(wanted)}\b"))
    shown = titles(home, ".results .card:visible .card-title")
    assert shown == sorted(r.title(home.locator("html").get_attribute("lang") or "") for r in wanted)


def test_finding_who_worked_with_whom(home: Page, site: Site) -> None:
    """The two regions with most projects in common, from the region to the pair's own section."""
    pairs = Counter(pair for r in site.all("project") for pair in combinations(sorted(facts(r).regions), 2))
    (one, other), _ = max(pairs.items(), key=lambda item: (item[1], item[0]))
    common = [r for r in site.all("project") if {one, other} <= set(facts(r).regions)]
    words, code = words_of(site, home), home.locator("html").get_attribute("lang") or ""
    home.get_by_role("navigation").first.get_by_role("link", name=words.say("nav.cooperation")).click()
    region, partner = (site.get("region", slug) for slug in (one, other))
    assert region is not None
    assert partner is not None
    choice = home.locator("details", has=home.locator("summary", has_text=region.title(code)))
    choice.locator("summary").first.click()
    choice.get_by_role("link", name=partner.title(code)).click()
    section = home.locator(":target")
    assert {record.title(code) for record in common} <= set(titles(home, ":target h4 a"))
    section.get_by_role("link", name=common[0].title(code)).click()
    expect(home.locator("h1")).to_have_text(common[0].title(code))


def test_finding_how_to_add_a_project(home: Page, site: Site) -> None:
    words = words_of(site, home)
    home.get_by_role("link", name=words.say("home.join")).first.click()
    expect(home).to_have_url(re.compile(r"/contribute/$"))
    assert home.locator("main h2").count() > 1


def new(browser: Browser, **how: Any) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 900}, **how)


def test_a_chosen_scheme_lasts_and_is_all_that_is_kept(browser: Browser, address: str) -> None:
    context = new(browser, color_scheme="light", locale="fr")
    page = context.new_page()
    page.goto(address)
    button = page.locator("[data-scheme-switch]")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    seen = [button.inner_text()]
    for _ in range(3):
        button.click()
        seen.append(button.inner_text())
    assert len(set(seen)) == 3, "system, light, dark, each told in words"
    assert seen[0] == seen[3]
    button.click()
    button.click()
    page.goto(f"{address}el/about/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert page.evaluate(ground) != light
    assert page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]") == [
        ["scheme"],
        [],
        "",
    ]
    context.close()


def test_a_scheme_can_be_chosen_where_nothing_can_be_kept(browser: Browser, address: str) -> None:
    context = new(browser, locale="fr")
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.locator("[data-scheme-switch]").click()
    assert page.evaluate("document.documentElement.dataset.scheme") == "light"
    assert errors == []
    context.close()


def test_another_language_is_suggested_in_its_own_words(browser: Browser, address: str, site: Site) -> None:
    context = new(browser, locale="el-GR")
    page = context.new_page()
    page.goto(f"{address}about/")
    line = page.locator("#suggestion")
    expect(line).to_be_visible()
    assert line.locator("p:visible").get_attribute("lang") == "el"
    assert site.strings["el"]["suggest.text"] in line.inner_text()
    before = page.locator("h1").bounding_box()
    line.get_by_role("button").click()
    expect(line).to_be_hidden()
    assert page.locator("h1").bounding_box() == before, "the line moves nothing"
    assert page.url == f"{address}about/", "never a redirect"
    page.reload()
    line.get_by_role("link").click()
    expect(page.locator("html")).to_have_attribute("lang", "el")
    expect(page.locator("#suggestion")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("locale", ["fr-CA", "de"])
def test_no_language_is_suggested_to_who_reads_this_one_or_none_of_ours(
    browser: Browser, address: str, locale: str
) -> None:
    context = new(browser, locale=locale)
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#suggestion")).to_be_hidden()
    context.close()


def test_no_language_is_suggested_that_the_page_does_not_have(browser: Browser, good_built: Path) -> None:
    loaded, _ = load(good_built, {})
    assert loaded is not None
    missing = next((code, r) for code in loaded.settings.languages.codes for r in loaded if code not in r.texts)
    code, record = missing
    context = new(browser, locale=code)
    page = context.new_page()
    with served(good_built / "public") as where:
        other = next(iter(record.texts))
        page.goto(f"{where}{loaded.settings.languages.prefix(other)}{record.address}/")
        page.wait_for_load_state("networkidle")
        expect(page.locator("#suggestion")).to_be_hidden()
    context.close()


def test_a_visitor_within_the_site_has_chosen(browser: Browser, address: str) -> None:
    context = new(browser, locale="el")
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#suggestion")).to_be_visible()
    page.locator("main a").first.click()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#suggestion")).to_be_hidden()
    context.close()


def test_a_page_s_address_can_be_copied(browser: Browser, address: str, site: Site) -> None:
    record = site.all("project")[0]
    context = new(browser, locale="fr", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{record.address}/")
    button = page.locator("button[data-copy]").first
    button.click()
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") in {canonical, page.url}
    assert page.locator("#announcements").inner_text() == button.get_attribute("data-copied")
    context.close()
