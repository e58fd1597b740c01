"""The search in a real browser: what each language finds, by keyboard, on intent, told to who cannot see it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from showcase.recipe import build
from showcase.words import Words
from tests.browser import complaints_of
from tests.editing import site_of
from tests.searching import five, write_text
from tests.serving import served

pytestmark = pytest.mark.browser

HARBOURS, MOUNTAINS = "projects/harbours/", "projects/mountains/"
QUERIES: dict[str, dict[str, tuple[str, ...]]] = {
    "fr": {
        "pêcheurs": (HARBOURS,),
        "pecheurs": (HARBOURS,),
        "pêcheur": (HARBOURS,),
        "PÊCHEURS": (HARBOURS,),
        "énergie": (HARBOURS, "clusters/ilios/", "themes/energy/"),
        "energies": (HARBOURS,),
        "l’énergie": (HARBOURS,),
        "l'énergie": (HARBOURS,),
        "crete": (HARBOURS, "regions/kriti/"),
        "ports": (HARBOURS,),
        "port": (HARBOURS,),
        "montagne": (MOUNTAINS,),
        "ports bleus": ("clusters/blue-harbours/",),
        "dentelle": (),
    },
    "es": {
        "búsqueda": (HARBOURS,),
        "busqueda": (HARBOURS,),
        "búsquedas": (HARBOURS,),
        "pescador": (HARBOURS,),
        "region": (HARBOURS,),
        "montañas": (MOUNTAINS,),
        "montana": (MOUNTAINS,),
        "deletrear": (),
    },
    "it": {
        "città": (HARBOURS,),
        "citta": (HARBOURS,),
        "pescatore": (HARBOURS,),
        "innovazione": (HARBOURS,),
        "dell’innovazione": (HARBOURS,),
        "energia": (HARBOURS,),
        "montagna": (MOUNTAINS,),
        "xilofono": (),
    },
    "el": {
        "λιμανιών": (HARBOURS,),
        "λιμάνι": (HARBOURS,),
        "λιμανιων": (HARBOURS,),
        "ΛΙΜΆΝΙΑ": (HARBOURS,),
        "ψαράς": (HARBOURS,),
        "ψαράδων": (HARBOURS,),
        "ενεργεια": (HARBOURS,),
        "ΘΑΛΑΣΣΑ": (HARBOURS,),
        "βουνό": (MOUNTAINS,),
        "ξυλόφωνο": (),
    },
    "en": {
        "port": (HARBOURS,),
        "ports": (HARBOURS,),
        "fisherman": (),
        "energies": (HARBOURS,),
        "mountain": (MOUNTAINS,),
        "theremin": (),
    },
}
"""Language → query → pages that must be found; none, and nothing may be."""


class Place(NamedTuple):
    """Where the site lies, and its words."""

    address: str
    root: Path

    def at(self, language: str, path: str) -> str:
        return f"{self.address}{'' if language == 'fr' else f'{language}/'}{path}"

    def say(self, language: str, key: str, **values: object) -> str:
        strings = site_of(self.root).strings
        return Words(language, strings[language], strings["fr"]).say(key, **values)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The site below a path, as on Pages."""
    folder = tmp_path_factory.mktemp("search")
    root = five(folder / "source")
    for number in range(16):
        shutil.copytree(root / "content/projects/mountains", root / f"content/projects/island-{number}")
        for text in (root / f"content/projects/island-{number}").glob("text.*.md"):
            text.unlink()
        write_text(root, f"island-{number}", "fr", (f"Îlot {number}", "Un îlot de l’archipel.", "Du sable."))
    result = build(root, folder / "public/below/a/path", {})
    assert result.problems == ()
    with served(folder / "public") as address:
        yield Place(f"{address}below/a/path/", root)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may not complain: no fault, no break of its policy."""
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    made = context.new_page()
    complaints = complaints_of(made)
    yield made
    context.close()
    assert complaints == []


def links(page: Page) -> list[str]:
    return page.locator("[data-results] li a").evaluate_all("nodes => nodes.map(n => n.href)")


def ask(page: Page, query: str) -> None:
    """Type into the search page, and wait for the answer."""
    status = page.locator("[data-status]")
    page.locator("#search-field").fill("")
    expect(status).to_be_empty()
    page.locator("#search-field").fill(query)
    expect(status).not_to_be_empty(timeout=10_000)
    expect(status).not_to_have_text(page.locator("[data-search-box]").get_attribute("data-loading") or "")


@pytest.mark.parametrize("language", QUERIES)
def test_what_each_language_finds(place: Place, page: Page, language: str) -> None:
    page.goto(place.at(language, "search/"))
    for query, expected in QUERIES[language].items():
        ask(page, query)
        found = links(page)
        assert {place.at(language, path) for path in expected} <= set(found), query
        assert bool(found) == bool(expected), query
        if not expected:
            none = place.say(language, "search.none", query=query)
            expect(page.locator("[data-status]")).to_have_text(none)
            expect(page.locator("[data-browse]")).to_be_visible()


def test_only_the_words_that_match_are_marked(place: Place, page: Page) -> None:
    page.goto(place.at("fr", "search/"))
    ask(page, "energie")
    item = page.locator("li", has=page.locator(f'a[href$="{HARBOURS}"]'))
    assert item.locator("mark").all_text_contents() == ["énergie"]
    expect(item).to_contain_text("L’énergie des marées")
    page.goto(place.at("el", "search/"))
    ask(page, "λιμανι")
    assert page.locator(f'li:has(a[href$="{HARBOURS}"]) mark').all_text_contents() == ["λιμανιών"]


def test_a_page_is_not_found_in_a_language_that_it_has_not(place: Place, page: Page) -> None:
    for language, expected in (("fr", True), ("el", False)):
        page.goto(place.at(language, "search/"))
        ask(page, "boréal")
        assert any("projects/boreal/" in link for link in links(page)) is expected


def test_words_that_no_page_has_together_are_searched_apart(place: Place, page: Page) -> None:
    page.goto(place.at("fr", "search/"))
    ask(page, "pêcheurs sentiers")
    expect(page.locator("[data-status]")).to_contain_text(place.say("fr", "search.some"))
    assert {place.at("fr", path) for path in (HARBOURS, MOUNTAINS)} <= set(links(page))


@pytest.mark.parametrize("language", ["fr", "el"])
def test_nothing_of_the_search_is_fetched_before_somebody_asks(place: Place, page: Page, language: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(place.address)))
    page.goto(place.at(language, HARBOURS), wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
    page.goto(place.at(language, "search/"), wait_until="networkidle")
    assert not [url for url in asked if "assets/search/" in url]
    with page.expect_response(lambda answer: f"wasm.{language}." in answer.url):
        page.locator("#search-field").focus()
    page.wait_for_load_state("networkidle")
    fetched = {url for url in asked if "assets/search/" in url}
    assert not any("/fragment/" in url for url in fetched)


@pytest.mark.parametrize("language", ["fr", "el"])
@pytest.mark.parametrize("key", ["/", "Control+k", "Enter"])
def test_the_dialog_by_keyboard(place: Place, page: Page, language: str, key: str) -> None:
    page.goto(place.at(language, "projects/atlas/"))
    opener = page.locator("a[data-search]")
    if key == "Enter":
        opener.focus()
    page.keyboard.press(key)
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    assert dialog.get_attribute("aria-label") == place.say(language, "search.title")
    field = dialog.locator("#search-field")
    expect(field).to_be_focused()
    page.keyboard.insert_text({"fr": "ports", "el": "λιμανι"}[language])
    status = dialog.get_by_role("status")
    first = dialog.locator("[data-results] a").first
    expect(first).to_be_visible()
    number = dialog.locator("[data-results] li").count()
    expect(status).to_have_text(place.say(language, f"search.count.{'one' if number == 1 else 'many'}", count=number))
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(opener).to_be_focused()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    target = first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    assert target.startswith(place.at(language, ""))


def test_results_stand_in_groups_that_name_their_kind(place: Place, page: Page) -> None:
    page.goto(place.at("el", "search/"))
    ask(page, "ενέργεια")
    groups = page.locator(".search-group")
    assert groups.count() > 1
    kinds: list[str] = []
    for number in range(groups.count()):
        group = groups.nth(number)
        expect(group.locator("h2 .n")).to_have_text(str(group.locator("li").count()))
        kinds += group.locator("h2").all_text_contents()
        assert group.get_attribute("aria-labelledby") == group.locator("h2").get_attribute("id")
    labels = tuple(place.say("el", f"kind.{kind.name}.many") for kind in site_of(place.root).kinds)
    assert all(name.startswith((*labels, place.say("el", "search.pages"))) for name in kinds)


def test_the_rest_of_a_group_comes_on_demand(place: Place, page: Page) -> None:
    page.goto(place.at("fr", "search/?q=archipel"))
    more = page.locator(".search-group").first.locator(".search-more")
    expect(more).to_be_visible()
    group = page.locator(".search-group").first
    shown, whole = group.locator("li").count(), int(group.locator(".n").text_content() or "0")
    assert shown < whole
    list_ = group.locator("ol")
    more.click()
    expect(list_.locator("li")).to_have_count(whole)
    expect(list_.locator("li").nth(shown).locator("a")).to_be_focused()


def test_a_search_stands_in_the_address(place: Place, page: Page) -> None:
    page.goto(place.at("fr", "search/?q=p%C3%AAcheurs"))
    expect(page.locator("[data-results] a").first).to_have_attribute("href", place.at("fr", HARBOURS))
    page.locator("#search-field").fill("montagne")
    expect(page.locator("[data-results] a").first).to_have_attribute("href", place.at("fr", MOUNTAINS))
    assert page.url == place.at("fr", "search/#q=montagne")
    page.goto(place.at("fr", "search/#q=p%C3%AAcheurs"))
    expect(page.locator("[data-results] a").first).to_have_attribute("href", place.at("fr", HARBOURS))
    expect(page.locator("#search-field")).to_have_value("pêcheurs")
    page.keyboard.press("Control+k")
    expect(page.locator("#search-field")).to_be_focused()
    expect(page.locator("dialog")).to_have_count(0)


def test_enter_in_the_dialog_leads_to_the_search_page_and_tells_nobody(place: Place, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    page.goto(place.at("el", "projects/atlas/"))
    page.keyboard.press("/")
    page.locator("dialog #search-field").fill("λιμανι")
    page.keyboard.press("Enter")
    page.wait_for_url(place.at("el", "search/#q=") + "*")
    assert not [url for url in asked if "?q" in url or "λιμ" in unquote(url)]
    expect(page.locator(f'[data-results] a[href="{place.at("el", HARBOURS)}"]')).to_be_visible()


def test_a_click_beside_the_dialog_closes_it(place: Place, page: Page) -> None:
    page.goto(place.at("fr", "projects/atlas/"))
    page.locator("a[data-search]").click()
    expect(page.locator("dialog[open]")).to_be_visible()
    page.mouse.click(5, 690)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.locator("a[data-search]").click()
    page.locator("dialog [data-close]").click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_an_index_that_cannot_be_had_is_told(place: Place, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/kinds.fr.json", lambda route: route.abort())
    page.goto(place.at("fr", "search/"))
    page.locator("#search-field").fill("ports")
    expect(page.locator("[data-status]")).to_have_text(place.say("fr", "search.broken"))
    expect(page.locator("[data-browse]")).to_be_visible()
    page.unroute("**/kinds.fr.json")
    page.locator("#search-field").fill("port")
    expect(page.locator("[data-results] a").first).to_be_visible()
    context.close()


def test_a_search_page_that_cannot_be_fetched_is_led_to(place: Place, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(place.at("fr", "projects/atlas/"))
    page.route(
        "**/search/", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    page.locator("a[data-search]").click()
    page.wait_for_url(place.at("fr", "search/"))
    context.close()


@pytest.mark.parametrize("language", ["fr", "el"])
def test_without_a_script_the_page_leads_to_every_list(place: Place, browser: Browser, language: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(place.at(language, "projects/atlas/"))
    page.locator("a[data-search]").click()
    page.wait_for_url(place.at(language, "search/"))
    expect(page.locator("noscript p")).to_be_visible()
    assert page.locator("noscript p").inner_text() == place.say(language, "search.without")
    expect(page.locator("#search-field")).to_be_hidden()
    hrefs = page.locator("#content a").evaluate_all("nodes => nodes.map(n => n.href)")
    site = site_of(place.root)
    for kind in site.kinds:
        if not kind.single and site.all(kind.name):
            assert place.at(language, f"{kind.folder}/") in hrefs
    assert place.at(language, "clusters/theme/sea/") in hrefs
    assert not any(f"{record.address}/" in href for record in site if not record.kind.single for href in hrefs)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
