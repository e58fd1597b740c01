"""The form in a real browser: an error and its cure, the ZIP, the draft; and what it says is what `check` says."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from showcase import form_rules
from showcase.checked import check
from showcase.exports import sources
from showcase.kinds import KINDS
from showcase.load import load
from showcase.question import PROPOSED, questions
from showcase.read import read_text, read_yaml
from showcase.recipe import build
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

    def say(self, key: str) -> str:
        """A French string of the site."""
        site, _ = load(self.root, {})
        return site.strings["fr"][key] if site else ""


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


NOTED = """# yaml-language-server: $schema=../../.schemas/project.schema.json
# Checked in spring.
relation: related   # not ours

# The year is the call's.
start: "2011"
website:   https://example.org/
regions: [kriti, evora]
attested: context
sources:
  # the best one
  - {url: "https://example.org/a"}
  - url: https://example.org/b  # seen twice
# the end
"""
NOTED_WORDS = """---
# Short, please.
title:   'Ports verts'
summary: >
  De port en port,
  la mer.
---

Une phrase.

![Un port au matin](port.jpg)
"""


def outputs(page: Page) -> dict[str, str]:
    """The files that the form offers, by name."""
    page.locator("[data-entry] [type=submit]").click()
    expect(page.locator("[data-entry-outputs]")).to_be_focused()
    items = page.locator("[data-entry-files] > li")
    names = items.locator("summary").all_text_contents()
    return dict(zip(names, items.locator("pre code").all_text_contents(), strict=True))


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    """A record with comments, in other than the usual form."""
    folder = tmp_path / "ports-verts"
    folder.mkdir()
    (folder / "record.yml").write_text(NOTED, encoding="utf-8")
    (folder / "text.fr.md").write_text(NOTED_WORDS, encoding="utf-8")
    (folder / "port.jpg").write_bytes(b"")
    return folder


def opened(page: Page, site: Served, folder: Path) -> None:
    page.goto(f"{site.address}contribute/form/")
    page.locator(".entry-open").evaluate("one => { one.open = true; }")
    page.locator("#entry-folder").set_input_files(folder)
    expect(page.locator("[data-entry-old]")).to_contain_text(f"content/projects/{folder.name}")
    page.locator(".entry-more").evaluate("one => { one.open = true; }")


def test_a_record_that_is_opened_and_left_alone_is_not_written(site: Served, page: Page, noted: Path) -> None:
    opened(page, site, noted)
    assert outputs(page) == {}
    expect(page.locator("[data-entry-zip]")).to_be_hidden()


def test_what_does_not_change_keeps_every_sign(site: Served, page: Page, noted: Path) -> None:
    opened(page, site, noted)
    field(page, "start").fill("2012")
    found = outputs(page)
    assert found == {"content/projects/ports-verts/record.yml": NOTED.replace('"2011"', "2012")}
    expect(page.locator("[data-entry-lost]")).to_be_hidden()
    field(page, "summary").fill("Une mer.")
    name = "content/projects/ports-verts/text.fr.md"
    assert outputs(page)[name] == NOTED_WORDS.replace(">\n  De port en port,\n  la mer.", '"Une mer."')


def test_a_comment_that_cannot_stay_is_told(site: Served, page: Page, noted: Path) -> None:
    opened(page, site, noted)
    field(page, "sources").fill("https://example.org/c")
    found = outputs(page)["content/projects/ports-verts/record.yml"]
    assert "# the best one" not in found
    assert "# not ours" in found
    expect(page.locator("[data-entry-lost]")).to_contain_text("# the best one")
    expect(page.locator("[data-entry-lost]")).to_contain_text("# seen twice")


def test_a_changed_record_leads_to_its_files_in_the_repository(site: Served, page: Page, noted: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, site, noted)
    field(page, "start").fill("2012")
    text = outputs(page)["content/projects/ports-verts/record.yml"]
    way = page.locator("[data-entry-files] a")
    root = "https://example.org/repository"
    expect(way).to_have_attribute("href", f"{root}/edit/main/content/projects/ports-verts/record.yml")
    page.locator("[data-entry-files] button").click()
    expect(page.locator("[data-entry-files] [role=status]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == text
    expect(page.locator("[data-entry-same]")).to_contain_text("text.fr.md")
    expect(page.locator("[data-entry-issue-way]")).to_be_hidden()


def test_every_record_of_the_site_can_be_opened_and_comes_back_as_it_was(site: Served, page: Page) -> None:
    read, _ = load(site.root, {})
    assert read
    public, found = site.root / "public", dict(sources.files(site.root, read, read))
    for path, data in found.items():
        (public / path).parent.mkdir(parents=True, exist_ok=True)
        (public / path).write_bytes(data)
    assert {path.split("/")[-2] for path in found} == set(PROPOSED)
    for path in found:
        page.goto("about:blank")
        page.goto(f"{site.address}contribute/form/#{'/'.join(path.removesuffix('.json').split('/')[-2:])}")
        expect(page.locator("[data-entry-old]")).to_be_visible()
        assert outputs(page) == {}, path
        page.evaluate("localStorage.clear()")


def test_a_record_of_the_site_is_chosen_from_a_list(site: Served, page: Page) -> None:
    page.goto(f"{site.address}contribute/form/")
    fill_in(page)
    expect(page.locator("[data-entry-draft]")).to_be_visible()
    page.locator(".entry-open > summary").press("Enter")
    page.locator("#entry-records").select_option("boreal")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-entry-site] button").click()
    expect(page.locator("[data-entry-old]")).to_be_hidden()
    expect(field(page, "title")).to_have_value("Ports bleus")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-entry-site] button").click()
    expect(page.locator("[data-entry-old]")).to_contain_text("content/projects/boreal")
    page.locator("#entry-kind").select_option("cluster")
    assert page.locator('#entry-records option[value="boreal"]').count() == 0


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
    inside = page.frame_locator("[data-entry-preview]")
    expect(inside.locator("h1")).to_have_text("Ports bleus")
    expect(inside.locator("h1")).to_have_css("font-family", re.compile("^Commissioner"))
    expect(page.locator("[data-entry-site]")).to_be_hidden()


def asked(address: str) -> dict[str, list[str]]:
    """What an address asks for."""
    return parse_qs(urlsplit(address).query, strict_parsing=True)


def test_the_ways_to_the_repository_are_filled_in(site: Served, page: Page) -> None:
    page.goto(f"{site.address}contribute/form/")
    fill_in(page)
    texts = outputs(page)
    for (path, text), link in zip(texts.items(), page.locator("[data-entry-files] a").all(), strict=True):
        address = link.get_attribute("href") or ""
        assert address.startswith("https://example.org/repository/new/main?")
        assert asked(address) == {"filename": [path], "value": [text]}
    issue = page.locator("[data-entry-issue]").get_attribute("href") or ""
    assert issue.startswith("https://example.org/repository/issues/new?")
    assert asked(issue) == {
        "template": ["1-1-project.yml"],
        "title": ["Ports bleus"],
        "summary": ["De port en port, la mer."],
        "body": ["Une phrase.\n\n- un\n- deux"],
        "sources-url": ["https://example.org/source"],
    }


def test_an_issue_is_asked_for_nothing_but_what_an_address_can_fill_in(site: Served, page: Page) -> None:
    page.goto(f"{site.address}contribute/form/")
    fill_in(page)
    outputs(page)
    data = json.loads(page.locator("#entry-data").text_content() or "")
    read, _ = load(site.root, {})
    assert read
    kind = next(kind for kind in KINDS if kind.name == "project")
    lists = {question.name for question in questions(read, kind) if question.element in {"dropdown", "checkboxes"}}
    assert lists & set(asked(page.locator("[data-entry-issue]").get_attribute("href") or "")) == set()
    choose = page.locator("[data-entry-issue-chosen] li")
    labels = {one["name"]: one["label"] for one in data["kinds"][0]["fields"]}
    assert (choose.first.text_content() or "").rpartition(" ")[0] == data["question"]["label"]
    expect(page.locator("[data-entry-issue-choose]")).to_contain_text(labels["relation"])


def test_what_is_too_long_for_an_address_is_copied(site: Served, page: Page) -> None:
    page.goto(f"{site.address}contribute/form/")
    fill_in(page)
    field(page, "body").fill("Μια πρόταση. " * 300)
    outputs(page)
    way = page.locator("[data-entry-files] li").last
    assert asked(way.locator("a").get_attribute("href") or "") == {
        "filename": ["content/projects/ports-bleus/text.fr.md"]
    }
    expect(way).to_contain_text(site.say("form.long"))
    issue = page.locator("[data-entry-issue]").get_attribute("href") or ""
    assert len(issue) < 7000
    assert "body" not in asked(issue)
    expect(page.locator("[data-entry-issue-long]")).to_be_visible()


def test_the_preview_has_the_look_of_the_page(site: Served, page: Page) -> None:
    page.goto(f"{site.address}contribute/form/#project/boreal")
    page.goto(f"{site.address}contribute/form/")
    fill_in(page)
    page.locator(".entry-more").evaluate("one => { one.open = true; }")
    field(page, "budget").fill("1200000")
    field(page, "start").fill("2010")
    field(page, "end").fill("2012")
    field(page, "seeking").fill("first-partner: Un port\nsecond: Une mer")
    inside = page.frame_locator("[data-entry-preview]")
    expect(inside.locator("h1")).to_have_text("Ports bleus")
    expect(inside.locator(".badge")).to_have_class("badge badge-context")
    expect(inside.locator(".facts dd").filter(has_text="2010 – 2012")).to_have_count(1)
    expect(inside.locator(".facts-links")).to_have_count(0)
    expect(inside.locator(".seeking li")).to_have_count(2)
    expect(inside.locator(".record-text .prose li")).to_have_count(2)
    assert "{" not in inside.locator("body").inner_text()
    field(page, "relation").select_option("incubated")
    expect(inside.locator(".record-text > .notice")).to_have_count(0)


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
