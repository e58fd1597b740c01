"""A long list in a real browser, against answers worked out here: narrowed, sorted, shared, by keyboard, on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from showcase.recipe import build
from tests import crowd
from tests.browser import complaints_of
from tests.editing import site_of
from tests.serving import served

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 375, "height": 760}, {"width": 1280, "height": 900}
COUNT = 200
KNOWN: dict[str, dict[str, tuple[str, ...]]] = {
    **{f"made-{number:03}": crowd.facts(number) for number in range(COUNT)},
    "ilios": {"theme": ("energy",), "region": ("kriti",), "country": ("gr",), "form": ("innovation-pole",)},
    "blue-harbours": {
        "theme": ("sea",),
        "region": ("evora",),
        "country": ("pt",),
        "form": ("cluster",),
        "working-group": ("ports",),
    },
}
LANGUAGES = ["fr", "el"]


class Served(NamedTuple):
    """Where the site is, and the words it says."""

    address: str
    strings: Mapping[str, Mapping[str, str]]

    def clusters(self, language: str, rest: str = "") -> str:
        return f"{self.address}{'' if language == 'fr' else language + '/'}clusters/{rest}"

    def found(self, language: str, count: int) -> str:
        """How many results there are, in words: both languages say `one` for one alone, French for none as well."""
        form = "one" if count == 1 or (language == "fr" and count == 0) else "many"
        return self.strings[language][f"directory.found.{form}"].format(count=count)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = crowd.crowded(tmp_path_factory.mktemp("crowd") / "site", COUNT)
    result = build(root, root / "public", {"SITE_URL": "http://localhost/"})
    assert result.published, result.problems
    assert result.problems == ()
    with served(root / "public") as address:
        yield Served(address, site_of(root).strings)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    yield from opened(browser, viewport=DESKTOP)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    yield from opened(browser, viewport=PHONE, has_touch=True)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    yield from opened(browser, viewport=DESKTOP, java_script_enabled=False)


def opened(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page of its own that must not complain."""
    context = browser.new_context(locale="fr", **options)
    page = context.new_page()
    complaints = complaints_of(page)
    yield page
    context.close()
    assert [line for line in complaints if "records.json" not in line and "ERR_FAILED" not in line] == []


def fitting(chosen: Mapping[str, set[str]]) -> set[str]:
    """The records that have one of the chosen values of every facet."""
    return {
        slug
        for slug, has in KNOWN.items()
        if all(not codes or codes & set(has.get(word, ())) for word, codes in chosen.items())
    }


def left(chosen: Mapping[str, set[str]], word: str, code: str) -> int:
    """How many records a value would leave beside what is chosen of the other facets."""
    return len(fitting({**chosen, word: {code}}))


def shown(page: Page) -> list[str]:
    """Slugs of the cards or rows, in their order."""
    links = page.locator(".shown li.card a, .shown tbody th a")
    return links.evaluate_all("links => links.map(a => new URL(a.href).pathname.split('/').at(-2))")


def box(page: Page, word: str, code: str) -> Any:
    return page.locator(f'input[name="{word}"][value="{code}"]')


def expect_state(page: Page, site: Served, language: str, chosen: Mapping[str, set[str]]) -> None:
    """Everything the page tells is what was worked out here."""
    slugs = fitting(chosen)
    expect(page.locator(".found")).to_have_text(site.found(language, len(slugs)))
    assert set(shown(page)) <= slugs
    assert len(shown(page)) == min(60, len(slugs))
    options = page.locator(".facets-form input[type=checkbox]").evaluate_all(
        "all => all.map(i => [i.name, i.value, i.checked, i.disabled, i.parentElement.querySelector('.n').textContent])"
    )
    assert options
    for word, code, checked, disabled, number in options:
        assert checked == (code in chosen.get(word, set())), (word, code)
        count = left(chosen, word, code)
        assert number == str(count), (word, code)
        assert disabled == (count == 0 and not checked), (word, code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_values_of_one_facet_and_one_of_another(page: Page, site: Served, language: str) -> None:
    page.goto(site.clusters(language))
    box(page, "theme", "sea").check()
    expect_state(page, site, language, {"theme": {"sea"}})
    box(page, "theme", "energy").check()
    expect_state(page, site, language, {"theme": {"sea", "energy"}})
    box(page, "region", "evora").check()
    chosen = {"theme": {"sea", "energy"}, "region": {"evora"}}
    expect_state(page, site, language, chosen)
    assert parse_qs(urlsplit(page.url).query) == {"theme": ["sea", "energy"], "region": ["evora"]}

    other = page.context.new_page()
    other.goto(page.url)
    expect_state(other, site, language, chosen)
    assert shown(other) == shown(page), "the address says it all"
    other.close()

    page.go_back()
    expect_state(page, site, language, {"theme": {"sea", "energy"}})
    page.go_forward()
    expect_state(page, site, language, chosen)
    page.locator(".toolbar .reset").click()
    expect(page.locator(".found")).to_have_text(site.found(language, len(KNOWN)))
    assert urlsplit(page.url).query == ""
    expect(page.locator(".toolbar .choice")).to_be_hidden()


def test_nothing_is_fetched_before_somebody_means_to_narrow(page: Page, site: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.clusters("el"))
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith("records.json")]
    box(page, "theme", "sea").focus()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.endswith("records.json")] == [site.clusters("el", "records.json")]


def test_no_option_is_dead_and_what_is_chosen_stays(page: Page, site: Served) -> None:
    page.goto(site.clusters("fr", "?form=innovation-pole"))
    expect_state(page, site, "fr", {"form": {"innovation-pole"}})
    expect(box(page, "region", "evora")).to_be_disabled()
    page.goto(site.clusters("fr", "?form=innovation-pole&region=evora&region=nowhere"))
    expect(page.locator(".found")).to_have_text(site.found("fr", 0))
    expect(page.locator(".none")).to_be_visible()
    expect(box(page, "region", "evora")).to_be_checked()
    expect(box(page, "region", "evora")).to_be_enabled()


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard_alone(page: Page, site: Served, language: str) -> None:
    page.goto(site.clusters(language))
    page.locator(".facets-form input[type=search]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    first = page.evaluate("[document.activeElement.name, document.activeElement.value]")
    expect_state(page, site, language, {first[0]: {first[1]}})
    assert page.evaluate("document.activeElement.value") == first[1], "the focus stays where it was"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    second = page.evaluate("[document.activeElement.name, document.activeElement.value]")
    chosen: dict[str, set[str]] = {first[0]: {first[1]}}
    chosen.setdefault(second[0], set()).add(second[1])
    expect_state(page, site, language, chosen)

    page.locator(".toolbar .chosen button").first.focus()
    page.keyboard.press("Enter")
    expect_state(page, site, language, {second[0]: {second[1]}})
    assert page.evaluate("document.activeElement.matches('.chosen button')"), "on to the next one"
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_have_text(site.found(language, len(KNOWN)))
    assert page.evaluate("document.activeElement.name") == "sort"


def test_the_number_of_results_is_told(page: Page, site: Served) -> None:
    page.goto(site.clusters("el"))
    assert page.locator(".toolbar .found").get_attribute("role") == "status"
    box(page, "form", "innovation-pole").check()
    expect(page.get_by_role("status").filter(has_text=site.found("el", 1))).to_be_visible()


def test_a_table_is_sorted_by_its_headings(page: Page, site: Served) -> None:
    page.goto(site.clusters("el"))
    page.locator("[data-view=table]").click()
    table = page.locator(".shown table")
    expect(table.locator("caption")).to_have_count(1)
    region = page.locator(".shown .table")
    assert (region.get_attribute("role"), region.get_attribute("tabindex")) == ("region", "0")
    assert region.get_attribute("aria-label")
    expect(table.locator("tbody tr")).to_have_count(60)
    expect(table.locator("tbody th[scope=row]")).to_have_count(60)
    expect(table.locator("[aria-sort]")).to_have_count(0)

    founded = table.locator("th[data-column=founded]")
    founded.get_by_role("button").click()
    expect(founded).to_have_attribute("aria-sort", "ascending")
    assert parse_qs(urlsplit(page.url).query) == {"sort": ["founded"], "view": ["table"]}
    years = table.locator("tbody td:last-child").all_text_contents()
    assert years == sorted(years)
    founded.get_by_role("button").press("Enter")
    expect(founded).to_have_attribute("aria-sort", "descending")
    years = table.locator("tbody td:last-child").all_text_contents()
    assert years == sorted(years, reverse=True)
    assert page.evaluate("document.activeElement.closest('th').dataset.column") == "founded"
    assert page.locator("select[name=sort]").input_value() == "-founded"
    page.reload()
    expect(founded).to_have_attribute("aria-sort", "descending")
    assert table.locator("tbody td:last-child").all_text_contents() == years
    page.locator("[data-view=cards]").click()
    expect(page.locator(".shown li.card")).to_have_count(60)


def test_what_has_no_value_comes_last_either_way(page: Page, site: Served) -> None:
    dated = {slug for slug in KNOWN if slug == "blue-harbours" or (slug[5:].isdigit() and int(slug[5:]) % 5)}
    for sort in ("founded", "-founded"):
        page.goto(site.clusters("fr", f"?sort={sort}&show=300"))
        expect(page.locator(".shown li.card")).to_have_count(len(KNOWN))
        slugs = shown(page)
        assert set(slugs[: len(dated)]) == dated


def test_more_than_a_page_comes_when_asked_for(page: Page, site: Served) -> None:
    page.goto(site.clusters("fr", "?sort=name"))
    expect(page.locator(".shown li.card")).to_have_count(60)
    expect(page.locator("nav.pages")).to_be_hidden()
    page.locator(".more").click()
    expect(page.locator(".shown li.card")).to_have_count(120)
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.shown li.card')[60]")
    page.reload()
    expect(page.locator(".shown li.card")).to_have_count(120)
    page.locator(".more").click()
    page.locator(".more").click()
    expect(page.locator(".shown li.card")).to_have_count(len(KNOWN))
    expect(page.locator(".more")).to_have_count(0)
    assert len(set(shown(page))) == len(KNOWN)


def test_titles_are_found_without_accents_and_capitals(page: Page, site: Served) -> None:
    page.goto(site.clusters("el"))
    page.locator("input[name=q]").press_sequentially("ΛΙΜΑΝΙ 00")
    expected = {f"made-{number:03}" for number in range(10) if number % 3 == 1 and number != 7}
    expect(page.locator(".found")).to_have_text(site.found("el", len(expected)))
    assert set(shown(page)) == expected
    page.locator("input[name=q]").fill("ecluse 003")
    expect(page.locator(".found")).to_have_text(site.found("el", 1))
    assert parse_qs(urlsplit(page.url).query) == {"q": ["ecluse 003"]}


def test_a_title_is_words_whatever_it_holds(page: Page, site: Served) -> None:
    for view in ("cards", "table"):
        page.goto(site.clusters("fr", f"?q=Quay&view={view}"))
        expect(page.locator(".shown").get_by_role("link")).to_have_text(crowd.name(7))


def test_a_card_leads_to_its_record_from_any_depth(page: Page, site: Served) -> None:
    for start in ("?sort=name", "page/2/?sort=name", "theme/sea/?sort=name", "theme/sea/page/2/?sort=name"):
        page.goto(site.clusters("el", start))
        expect(page.locator("[data-ready] .shown li.card")).to_have_count(60)
        link = page.locator(".shown li.card a").nth(59)
        name = link.inner_text()
        link.click()
        expect(page.locator("h1")).to_contain_text(name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_value_is_the_list_with_that_value_chosen(page: Page, site: Served, language: str) -> None:
    page.goto(site.clusters(language, "theme/sea/"))
    title = page.locator("h1").inner_text()
    expect_state(page, site, language, {"theme": {"sea"}})
    box(page, "region", "kriti").check()
    expect_state(page, site, language, {"theme": {"sea"}, "region": {"kriti"}})
    assert parse_qs(urlsplit(page.url).query) == {"region": ["kriti"]}
    assert page.locator("h1").inner_text() == title
    box(page, "theme", "sea").uncheck()
    expect_state(page, site, language, {"region": {"kriti"}})
    assert page.locator("h1 .heading").inner_text() == site.strings[language]["kind.cluster.many"]
    page.reload()
    expect_state(page, site, language, {"region": {"kriti"}})
    page.go_back()
    expect_state(page, site, language, {"theme": {"sea"}, "region": {"kriti"}})


def test_the_other_languages_have_the_same_choice(page: Page, site: Served) -> None:
    page.goto(site.clusters("fr"))
    box(page, "theme", "energy").check()
    expect(page.locator(".found")).to_have_text(site.found("fr", len(fitting({"theme": {"energy"}}))))
    href = page.locator('header a[hreflang="el"]').first.evaluate("a => a.href")
    page.goto(href)
    expect_state(page, site, "el", {"theme": {"energy"}})


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_a_panel_opens(phone: Page, site: Served, language: str) -> None:
    phone.goto(site.clusters(language))
    opener = phone.locator(".open-facets")
    opener.click()
    panel = phone.get_by_role("dialog")
    expect(panel).to_be_visible()
    box(phone, "theme", "sea").check()
    count = len(fitting({"theme": {"sea"}}))
    words = site.strings[language]["directory.show.many"].format(count=count)
    panel.get_by_role("button", name=words, exact=True).click()
    expect(panel).to_be_hidden()
    assert phone.evaluate("document.activeElement.classList.contains('open-facets')"), "the focus comes back"
    expect(opener.locator(".n")).to_have_text("1")
    expect_state(phone, site, language, {"theme": {"sea"}})
    opener.press("Enter")
    expect(panel).to_be_visible()
    phone.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert phone.evaluate("document.activeElement.classList.contains('open-facets')")


@pytest.mark.parametrize("rest", ["", "?view=table", "theme/sea/", "page/2/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_only_the_table_scrolls_sideways(page: Page, site: Served, width: int, rest: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.clusters("el", rest))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_can_be_pressed_is_large_enough(phone: Page, site: Served) -> None:
    phone.goto(site.clusters("el", "?theme=sea&view=table"))
    phone.locator(".open-facets").click()
    controls = phone.locator(
        ".directory button:visible, .directory select:visible, .directory label:visible, .directory input:visible"
    )
    sizes = controls.evaluate_all(
        "all => all.map(e => (e.closest('label') ?? e).getBoundingClientRect()).map(r => [r.width, r.height])"
    )
    assert len(sizes) > 10
    assert all(wide >= 24 and high >= 24 for wide, high in sizes), sizes


def test_without_a_script_the_facets_are_links(plain: Page, site: Served) -> None:
    plain.goto(site.clusters("el"))
    expect(plain.locator("select, input, dialog, .list-tools")).to_have_count(0)
    plain.locator('.facet a[data-code="evora"]').click()
    assert plain.url == site.clusters("el", "region/evora/")
    expect(plain.locator(".found")).to_have_text(site.found("el", len(fitting({"region": {"evora"}}))))
    slugs = set(shown(plain))
    plain.locator("nav.pages a[rel=next]").click()
    assert plain.url == site.clusters("el", "region/evora/page/2/")
    assert slugs | set(shown(plain)) == fitting({"region": {"evora"}})
    plain.locator(".choice a").click()
    assert plain.url == site.clusters("el")


def test_without_a_script_every_record_is_on_some_page(plain: Page, site: Served) -> None:
    plain.goto(site.clusters("fr"))
    seen = shown(plain)
    while plain.locator("nav.pages a[rel=next]").count():
        plain.locator("nav.pages a[rel=next]").click()
        seen += shown(plain)
    assert sorted(seen) == sorted(KNOWN)


def test_when_the_records_cannot_be_had_the_links_come_back(page: Page, site: Served) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/records.json", refuse)
    page.goto(site.clusters("fr"))
    box(page, "theme", "sea").dispatch_event("click")
    expect(page.locator("nav.facets")).to_be_visible()
    page.locator('nav.facets a[data-code="sea"]').click()
    assert page.url == site.clusters("fr", "theme/sea/")
