"""The form in a real browser: an error and its cure, the ZIP, the draft; and what it says is what `check` says."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from showcase import form_rules
from showcase.kinds import KINDS
from showcase.read import read_text, read_yaml
from showcase.recipe import build, check
from showcase.record import Kind
from showcase.writing import record_text, words_text
from tests.browser import complaints_of
from tests.conftest import copy_good, todays_words
from tests.filling import Filler
from tests.serving import served

pytestmark = pytest.mark.browser

LANGUAGES = ["", "el/"]
RECORDS = 200
MADE = """(entries) => {
  const data = JSON.parse(document.getElementById("entry-data").textContent);
  const rules = formRules(data);
  const writer = formFiles(rules.told, rules.kinds);
  return entries.map((entry) => {
    const codes = rules.check(entry).filter((one) => one.level === "error").map((one) => one.code);
    const files = writer.files(entry, Object.keys(data.languages).filter((code) => rules.filled(entry, code)));
    return [codes, btoa(String.fromCharCode(...formZip(files)))];
  });
}"""


class Served(NamedTuple):
    address: str
    root: Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = copy_good(tmp_path_factory.mktemp("form") / "site")
    todays_words(root)
    result = build(root, root / "public", {"REPOSITORY_URL": "https://example.org/repository"}, search=False)
    assert result.published, result.problems
    with served(root / "public", below="below/") as address:
        yield Served(address, root)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def field(page: Page, name: str) -> Any:
    return page.locator(f'[data-field="{name}"] :is(input, select, textarea)').first


def usual(kind: Kind, data: bytes) -> bool:
    """Whether a file is written as `fmt` writes it."""
    written = read_text("", data)[0] if data.startswith(b"---") else None
    if written:
        return words_text(kind, written.front.data, written.body) == data.decode()
    located, _ = read_yaml("", data)
    return bool(located) and record_text(kind, located.data) == data.decode()


def fill_in(page: Page) -> None:
    field(page, "title").fill("Ports bleus")
    field(page, "summary").fill("De port en port, la mer.")
    field(page, "body").fill("Une phrase.\n\n- un\n- deux")
    field(page, "relation").select_option("related")
    field(page, "attested").select_option("context")
    field(page, "sources").fill("https://example.org/source")


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_new_makes_an_error_sees_its_cure_and_takes_the_record_away(
    language: str, site: Served, page: Page, tmp_path: Path
) -> None:
    complaints = complaints_of(page)
    page.goto(f"{site.address}{language}contribute/form/")
    fill_in(page)
    field(page, "website").evaluate("field => { field.closest('details').open = true; }")
    field(page, "website").fill("example.org")
    wrong = page.locator('[data-field="website"] .entry-wrong')
    expect(wrong).to_contain_text("link-invalid")
    expect(wrong).to_contain_text("https://example.org/page")
    expect(field(page, "website")).to_have_attribute("aria-invalid", "true")
    assert wrong.get_attribute("id") in (field(page, "website").get_attribute("aria-describedby") or "").split()
    page.locator("[data-entry] [type=submit]").click()
    problems = page.locator("[data-entry-problems]")
    expect(problems).to_be_focused()
    expect(page.locator("[data-entry-zip]")).to_be_hidden()
    problems.get_by_role("link").first.press("Enter")
    expect(field(page, "website")).to_be_focused()
    field(page, "website").fill("https://example.org/")
    expect(wrong).to_be_hidden()
    page.locator("[data-entry] [type=submit]").press("Enter")
    expect(page.locator("[data-entry-outputs]")).to_be_focused()
    with page.expect_download() as download:
        page.locator("[data-entry-zip]").click()
    download.value.save_as(tmp_path / "record.zip")
    with zipfile.ZipFile(tmp_path / "record.zip") as found:
        code = language.strip("/") or "fr"
        assert found.namelist() == [
            "content/projects/ports-bleus/record.yml",
            f"content/projects/ports-bleus/text.{code}.md",
        ]
    assert complaints == []


def test_what_it_makes_is_accepted_and_what_it_refuses_is_refused_alike(
    site: Served, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{site.address}contribute/form/")
    data = json.loads(page.locator("#entry-data").text_content() or "")
    filler = Filler(data, 1)
    good, bad = [filler.good() for _ in range(RECORDS)], [filler.bad() for _ in range(RECORDS)]
    root = copy_good(tmp_path / "site")
    told: dict[str, set[str]] = {}
    for entry, (codes, packed) in zip((*good, *bad), page.evaluate(MADE, [*good, *bad]), strict=True):
        folder = f"content/{data['folders'][entry['kind']]}/{entry['slug']}"
        told[folder] = set(codes)
        kind = next(kind for kind in KINDS if kind.name == entry["kind"])
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(packed))) as found:
            assert found.testzip() is None
            found.extractall(root)
            if not codes:
                assert all(usual(kind, found.read(name)) for name in found.namelist())
    found_there: dict[str, set[str]] = {folder: set() for folder in told}
    for problem in check(root, {}).problems:
        path = problem.place.path
        folder = path if path in told else path.rpartition("/")[0]
        if problem.level == "error":
            found_there[folder].add(problem.code)
    assert {one: codes for one, codes in found_there.items() if codes != told[one]} == {}
    assert [bool(codes) for codes in told.values()] == [False] * RECORDS + [True] * RECORDS
    assert len(set().union(*told.values())) > 20


def test_patterns_mean_the_same_in_both_languages(site: Served, page: Page) -> None:
    page.goto(f"{site.address}contribute/form/")
    words = ["TODO", "todo", "TODO EL MUNDO", "XXX", "xxxx\n", "à compléter", "Προς συμπλήρωση", "fixme:", "fixmeup"]
    words += [
        "a@b.org",
        "é.ü@straße.de",
        "//a@b.org",
        "2010~",
        "2010-1",
        "-1.5",
        "<b>",
        "{{",
        "ab-c",
        "ab--c",
        "\u202e",
    ]
    words += [
        "null",
        "- x",
        "~",
        "a: b",
        "a #b",
        "a#b",
        "[x",
        "é",
        "caf\u00e9 ",
        "../a/",
        "#x",
        "http://x/y?z",
        "%2G",
        "",
    ]
    found = page.evaluate(
        """([patterns, words]) => Object.fromEntries(Object.entries(patterns).map(([name, [source, flags]]) =>
          [name, words.map((word) => new RegExp(source, flags).exec(word)?.[0] ?? null)]))""",
        [json.loads(page.locator("#entry-data").text_content() or "")["rules"]["patterns"], words],
    )
    for name, pattern in form_rules.PATTERNS.items():
        assert found[name] == [match[0] if (match := pattern.search(word)) else None for word in words], name


def test_a_record_that_is_there_comes_back_as_it_was(site: Served, page: Page) -> None:
    page.goto(f"{site.address}contribute/form/")
    folder = site.root / "content/projects/boreal"
    files = [folder / "record.yml", *sorted(folder.glob("text.*.md"))]
    page.locator(".entry-open").evaluate("one => { one.open = true; }")
    page.locator("#entry-folder").set_input_files(folder)
    expect(page.locator("[data-entry-old]")).to_contain_text("content/projects/boreal")
    page.locator("[data-entry] [type=submit]").click()
    expect(page.locator("[data-entry-outputs]")).to_be_focused()
    shown = page.locator("[data-entry-files] pre code").all_text_contents()
    assert {one.strip() for one in shown} == {file.read_text(encoding="utf-8").strip() for file in files}


def test_the_draft_stays_until_it_is_deleted(site: Served, page: Page) -> None:
    page.goto(f"{site.address}contribute/form/")
    assert page.evaluate("Object.keys(localStorage)") == []
    expect(page.locator("[data-entry-draft]")).to_be_hidden()
    fill_in(page)
    expect(page.locator("[data-entry-draft]")).to_be_visible()
    page.reload()
    expect(field(page, "title")).to_have_value("Ports bleus")
    expect(page.locator("#entry-slug")).to_have_value("ports-bleus")
    page.locator("[data-entry-forget]").click()
    expect(field(page, "title")).to_have_value("")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_each_language_keeps_its_words(site: Served, page: Page) -> None:
    page.goto(f"{site.address}contribute/form/")
    fill_in(page)
    page.locator("#entry-language").select_option("el")
    expect(field(page, "title")).to_have_value("")
    expect(field(page, "title")).to_have_attribute("lang", "el")
    field(page, "title").fill("Μπλε λιμάνια")
    page.locator("#entry-language").select_option("fr")
    expect(field(page, "title")).to_have_value("Ports bleus")
    page.locator("[data-entry] [type=submit]").click()
    expect(page.locator("[data-entry-problem-list]")).to_contain_text("Ελληνικά")


def test_it_works_from_disk(site: Served, page: Page) -> None:
    page.goto((site.root / "public/el/contribute/form/index.html").as_uri())
    fill_in(page)
    page.locator("[data-entry] [type=submit]").click()
    expect(page.locator("[data-entry-outputs]")).to_be_focused()
    expect(page.locator("[data-entry-preview]")).to_contain_text("Ports bleus")


def test_the_ways_to_the_repository_are_filled_in(site: Served, page: Page) -> None:
    page.goto(f"{site.address}contribute/form/")
    fill_in(page)
    page.locator("[data-entry] [type=submit]").click()
    way = page.locator("[data-entry-files] a").first.get_attribute("href") or ""
    assert way.startswith(
        "https://example.org/repository/new/main?filename=content%2Fprojects%2Fports-bleus%2Frecord.yml"
    )
    assert "relation%3A+related" in way
    issue = page.locator("[data-entry-issue]").get_attribute("href") or ""
    assert issue.startswith("https://example.org/repository/issues/new?template=1-1-project.yml")


def test_without_a_script_the_other_ways_are_told(site: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}contribute/form/")
    expect(page.locator("[data-entry]")).to_be_hidden()
    expect(page.locator("noscript")).to_be_visible()
    expect(page.locator('a[href="https://example.org/repository/issues/new/choose"]').last).to_be_visible()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_a_small_phone(language: str, site: Served, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site.address}{language}contribute/form/")
    page.locator(".entry-more").evaluate("one => { one.open = true; }")
    page.locator("[data-entry] [type=submit]").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
