"""What a page asks of the network, keeps in the browser and is forbidden by its own policy: nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.accessible.conftest import Served

pytestmark = pytest.mark.browser

BROKEN = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));"""


def watched(browser: Browser, site: Served) -> tuple[Page, list[str]]:
    """A page, and a list of whatever it does that it should not."""
    page = browser.new_page(reduced_motion="reduce")
    told: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((site.address, "data:", "blob:")):
            told.append(f"asks {request.url}")

    page.add_init_script(BROKEN)
    page.on("request", asked)
    page.on("requestfailed", lambda request: told.append(f"fails {request.url}"))
    page.on("response", lambda answer: told.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on("console", lambda line: told.append(f"says {line.text}"))
    page.on("pageerror", lambda error: told.append(f"raises {error}"))
    return page, told


def test_no_page_breaks_its_policy_asks_anyone_else_or_keeps_anything(browser: Browser, site: Served) -> None:
    page, told = watched(browser, site)
    for sample in (sample for sample in site.pair if sample.type != "not-found"):
        page.goto(site.address + sample.url)
        page.wait_for_load_state("networkidle")
        policies = page.locator('meta[http-equiv="Content-Security-Policy"]')
        assert policies.count() == 1, sample.url
        policy = policies.get_attribute("content") or ""
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
    kept = page.evaluate(
        "async () => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, "
        "(await indexedDB.databases()).length, (await caches.keys()).length, "
        "(await navigator.serviceWorker.getRegistrations()).length]"
    )
    assert page.context.cookies() == []
    page.close()
    assert told == []
    assert kept == [[], [], "", 0, 0, 0]


def test_only_the_chosen_colours_are_kept(browser: Browser, site: Served) -> None:
    page, told = watched(browser, site)
    page.goto(site.address)
    page.locator("[data-scheme-switch]").click()
    assert page.evaluate("Object.entries(localStorage)") == [["scheme", "light"]]
    page.close()
    assert told == []


def test_the_search_keeps_the_policy_too(browser: Browser, site: Served) -> None:
    page, told = watched(browser, site)
    sample = next(sample for sample in site.types(site.languages.default) if sample.type == "cluster")
    page.goto(site.address + sample.url)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.locator("dialog.search-dialog input").fill(page.locator("h1").inner_text().split()[0])
    page.locator("dialog.search-dialog [data-results] a").first.wait_for()
    page.close()
    assert told == []


def test_a_script_that_slips_in_does_not_run(browser: Browser, site: Served) -> None:
    page = browser.new_page()
    page.goto(site.address)
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'ran'";
      document.body.append(script);
    }""")
    assert page.title() != "ran"
    page.close()
