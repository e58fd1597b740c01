"""Comparing records in a real browser: by lists, by address, by keyboard, on paper, and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import complaints_of
from tests.serving import served

pytestmark = pytest.mark.browser

LANGUAGES = ["", "el/"]
PHONE, DESKTOP = {"width": 375, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def site(project_built: Path) -> Iterator[tuple[str, Path]]:
    """The project's own site below a path: a link that starts at the root would lead out of it."""
    with served(project_built.parent) as address:
        yield f"{address}{project_built.name}/", project_built


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that complains of nothing, neither of an error nor of a broken rule of its policy."""
    made = browser.new_context(viewport=DESKTOP).new_page()  # type: ignore[arg-type]
    complaints = complaints_of(made)
    yield made
    made.context.close()
    assert complaints == []


def values(page: Page, slot: int) -> list[str]:
    return page.locator(f"#with-{slot} option").evaluate_all("list => list.map(o => o.value).filter(Boolean)")


def choose(page: Page, number: int) -> list[str]:
    """The first records of the lists, one after the other."""
    chosen: list[str] = []
    for slot in range(1, number + 1):
        expect(page.locator(f"#with-{slot} option").nth(2)).to_be_attached()
        chosen.append(values(page, slot)[0])
        page.locator(f"#with-{slot}").select_option(chosen[-1])
        expect(page.locator("thead [data-remove]")).to_have_count(slot if slot > 1 else 0)
    return chosen


def columns(page: Page) -> list[str]:
    links = page.locator(".compare-result thead th a").evaluate_all("list => list.map(a => a.href)")
    return [link.rstrip("/").rpartition("/")[2] for link in links]


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def cells(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.locator(".compare-result tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_clusters_from_the_lists(page: Page, site: tuple[str, Path], language: str) -> None:
    page.goto(f"{site[0]}{language}compare/")
    page.locator('input[value="clusters"]').check()
    chosen = choose(page, 3)
    assert columns(page) == chosen
    assert asked(page) == {"kind": ["clusters"], "with": chosen}
    assert "3" in page.locator("[data-compare-status]").inner_text()
    for row in cells(page):
        assert len(row) == 4
        assert all(row[1:]), "what is not known is said in words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_shows_the_same_to_somebody_else(page: Page, site: tuple[str, Path], language: str) -> None:
    page.goto(f"{site[0]}{language}compare/")
    page.locator('input[value="projects"]').check()
    choose(page, 2)
    address, shown = page.url, cells(page)
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("thead [data-remove]")).to_have_count(2)
    assert cells(page) == shown


def test_facts_are_those_of_the_records_pages(page: Page, site: tuple[str, Path]) -> None:
    page.goto(f"{site[0]}compare/")
    page.locator('input[value="clusters"]').check()
    chosen = choose(page, 2)
    rows = {row[0]: row[1:] for row in cells(page)[1:]}
    unknown = page.locator("[data-compare]").get_attribute("data-unknown")
    for position, slug in enumerate(chosen):
        page.goto(f"{site[0]}clusters/{slug}/")
        told: dict[str, list[str]] = page.evaluate(
            "() => Object.fromEntries([...document.querySelectorAll('.facts dl > div')].map("
            "row => [row.querySelector('dt').innerText.trim(),"
            "[...row.querySelectorAll('dd')].map(value => value.textContent.trim().replace(/\\s+/g, ' '))]))"
        )
        assert told
        for label, values in told.items():
            row = next(row for head, row in rows.items() if head.split("\n")[0].strip() == label)
            assert re.sub(r"\s+", " ", row[position]) == " ".join(values)
        for head, row in rows.items():
            if row[position] == unknown:
                assert head.split("\n")[0].strip() not in told


def test_rows_that_differ_are_marked_in_words(page: Page, site: tuple[str, Path]) -> None:
    page.goto(f"{site[0]}compare/")
    page.locator('input[value="clusters"]').check()
    choose(page, 3)
    word = page.locator("[data-compare]").get_attribute("data-differs")
    rows = page.locator(".compare-result tbody tr").evaluate_all(
        "rows => rows.slice(1).map(row => [row.cells[0].textContent, [...row.cells].slice(1).map(c => c.textContent)])"
    )
    for head, said in rows:
        assert head.endswith(str(word)) == (len(set(said)) > 1)
    page.locator("[data-compare-only]").check()
    for row in page.locator(".compare-result tbody tr").all():
        assert row.is_visible() == (str(word) in str(row.locator("th").text_content()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_is_removed_and_comes_back_by_the_back_button(page: Page, site: tuple[str, Path], language: str) -> None:
    page.goto(f"{site[0]}{language}compare/")
    page.locator('input[value="clusters"]').check()
    first, second, third = choose(page, 3)
    page.locator(f'[data-remove="{second}"]').click()
    expect(page.locator("thead [data-remove]")).to_have_count(2)
    assert columns(page) == [first, third]
    assert asked(page)["with"] == [first, third]
    expect(page.locator(f'[data-remove="{third}"]')).to_be_focused()
    page.go_back()
    expect(page.locator("thead [data-remove]")).to_have_count(3)
    assert columns(page) == [first, second, third]
    page.locator("[data-compare-clear]").click()
    expect(page.locator(".compare-result")).to_be_hidden()
    expect(page.locator("#with-1")).to_be_focused()


def test_one_is_replaced(page: Page, site: tuple[str, Path]) -> None:
    page.goto(f"{site[0]}compare/")
    page.locator('input[value="clusters"]').check()
    first, second = choose(page, 2)
    page.locator(f'[data-replace="{second}"]').click()
    expect(page.locator("#with-2")).to_be_focused()
    other = next(slug for slug in values(page, 2) if slug not in {first, second})
    page.locator("#with-2").select_option(other)
    expect(page.locator(f'[data-remove="{other}"]')).to_be_visible()
    assert columns(page) == [first, other]


def test_the_filter_needs_neither_case_nor_accents(page: Page, site: tuple[str, Path]) -> None:
    page.goto(f"{site[0]}compare/")
    page.locator('input[value="clusters"]').check()
    expect(page.locator("#with-1 option").nth(2)).to_be_attached()
    names = page.locator("#with-1 option").all_text_contents()[1:]
    page.locator("#compare-filter").fill("POLE")
    expect(page.locator("#with-1 option").nth(len(names))).not_to_be_attached()
    there = page.locator("#with-1 option").all_text_contents()[1:]
    plain = {name: name.lower().replace("ô", "o") for name in names}
    assert there == [name for name in names if "pole" in plain[name]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard_alone(page: Page, site: tuple[str, Path], language: str) -> None:
    page.goto(f"{site[0]}{language}compare/")
    page.locator('input[name="kind"]:checked').focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator('input[value="clusters"]')).to_be_checked()
    expect(page.locator(".compare-filter")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    for slot in (1, 2, 3):
        expect(page.locator(f"#with-{slot}")).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(page.locator(f"#with-{slot}")).not_to_have_value("")
        page.keyboard.press("Tab")
    expect(page.locator("thead [data-remove]")).to_have_count(3)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.remove"):
            break
    seen = page.evaluate(
        "() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);"
        "return [r.height, parseFloat(s.outlineWidth), r.top >= 0 && r.bottom <= innerHeight] }"
    )
    assert seen[0] >= 24
    assert seen[1] >= 2
    assert seen[2]
    page.keyboard.press("Enter")
    expect(page.locator("thead [data-remove]")).to_have_count(2)
    assert page.evaluate("document.activeElement.dataset.remove"), "the focus stays on the table"


@pytest.mark.parametrize(
    "query",
    ["kind=clusters&with=no-such-one&with=..%2F..%2F", "kind=nonsense&with=%3Cscript%3E", "with=a&with=a&with=a"],
)
def test_an_address_that_names_nothing_compares_nothing(page: Page, site: tuple[str, Path], query: str) -> None:
    page.goto(f"{site[0]}compare/?{query}")
    expect(page.locator("[data-compare-status]")).not_to_be_empty()
    expect(page.locator(".compare-result")).to_be_hidden()


def test_at_most_four_and_none_twice(page: Page, site: tuple[str, Path]) -> None:
    page.goto(f"{site[0]}compare/?kind=clusters")
    expect(page.locator("#with-1 option").nth(6)).to_be_attached()
    slugs = values(page, 1)[:6]
    query = "&".join(f"with={slug}" for slug in (slugs[0], *slugs))
    page.goto(f"{site[0]}compare/?kind=clusters&{query}")
    expect(page.locator("thead [data-remove]")).to_have_count(4)
    assert columns(page) == slugs[:4]
    assert slugs[0] not in values(page, 2)


def test_a_page_that_cannot_be_read_is_told(browser: Browser, site: tuple[str, Path]) -> None:
    page = browser.new_context(viewport=DESKTOP).new_page()  # type: ignore[arg-type]
    page.goto(f"{site[0]}compare/?kind=clusters")
    expect(page.locator("#with-1 option").nth(2)).to_be_attached()
    first, second = values(page, 1)[:2]
    page.route(f"**/clusters/{second}/", lambda route: route.abort())
    page.goto(f"{site[0]}compare/?kind=clusters&with={first}&with={second}")
    wrong = page.locator("[data-compare]").get_attribute("data-wrong")
    expect(page.locator("[data-compare-status]")).to_have_text(str(wrong))
    expect(page.locator("#with-1")).to_have_value(first)
    page.context.close()


def test_on_paper_there_is_the_table_alone(page: Page, site: tuple[str, Path]) -> None:
    page.goto(f"{site[0]}compare/")
    page.locator('input[value="clusters"]').check()
    choose(page, 4)
    page.emulate_media(media="print")
    for hidden in (".compare-form", ".compare-acts >> nth=0", ".compare-plain", ".compare-tools"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".compare-result")).to_be_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert boxes
    assert all(float(width) > float(height) for width, height in boxes), "A4 on its side"
    assert len(boxes) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_there_are_tables_and_lists(browser: Browser, site: tuple[str, Path], language: str) -> None:
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()  # type: ignore[arg-type]
    page.goto(f"{site[0]}{language}compare/")
    expect(page.locator("[data-compare]")).to_be_hidden()
    expect(page.locator("[data-compare-without]")).to_be_visible()
    assert page.locator(".compare-plain table").count() == 2
    assert page.locator("html").evaluate("e => e.scrollWidth") <= PHONE["width"]
    page.locator(".compare-plain summary").first.click()
    page.locator(".compare-plain tbody th a").first.click()
    assert page.locator("h1").is_visible()
    page.context.close()


@pytest.mark.parametrize("width", [320, 375, 1280])
@pytest.mark.parametrize("name", ["indicators", "compare", "translations"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_view_is_wider_than_the_screen(
    browser: Browser, site: tuple[str, Path], language: str, name: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{site[0]}{language}{name}/")
    for summary in page.locator("main details summary, .view details summary").all():
        summary.click()
    if name == "compare":
        page.locator('input[value="clusters"]').check()
        choose(page, 4)
    assert page.locator("html").evaluate("e => e.scrollWidth") <= width
    page.context.close()
