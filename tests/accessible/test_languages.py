"""Each word in its language: `lang` where it changes, Greek only where it is told, capitals without accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.accessible.conftest import Served
from tests.accessible.pages import Sample

pytestmark = pytest.mark.browser


class Text(NamedTuple):
    """Words on a page: their language, how they are drawn, the element around them."""

    lang: str
    said: str
    transform: str
    where: str


TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const said = node.data.trim(), holder = node.parentElement;
    if (!said || holder.closest("script, style, template, code, pre") || !holder.checkVisibility()) continue;
    const lang = holder.closest("[lang]").lang;
    found.push([lang, said, getComputedStyle(holder).textTransform, holder.outerHTML.slice(0, 120)]);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def texts(page: Page, site: Served) -> dict[Sample, list[Text]]:
    """Every text that is shown on a page, with what tells how it is read."""
    found = {}
    for sample in site.samples:
        page.goto(site.address + sample.url)
        found[sample] = [Text(*text) for text in page.evaluate(TEXTS)]
    return found


def greek(text: str) -> float:
    """The share of Greek among the letters of a text."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum("GREEK" in unicodedata.name(letter, "") for letter in letters) / max(len(letters), 1)


def test_greek_letters_are_told_as_greek_and_no_others_are(texts: dict[Sample, list[Text]]) -> None:
    """A run of Greek in a page of another language would be spelled out by a voice that cannot read it."""
    wrong = []
    for sample, found in texts.items():
        for lang, text, _, where in found:
            letters = sum(letter.isalpha() for letter in text)
            if letters > 3 and greek(text) > 0.6 and lang != "el":
                wrong.append((sample.url, lang, text[:40], where))
    assert wrong == []


def test_a_text_in_greek_is_greek(texts: dict[Sample, list[Text]]) -> None:
    """Names and addresses stay in their letters; a whole sentence in others is a text without its `lang`.

    A link and a cell that heads a row hold a name, and names need no language of their own (3.1.2).
    """
    wrong = []
    for sample, found in texts.items():
        for lang, text, _, where in found:
            words = text.split()
            named = where.startswith(("<a ", "<th", "<h", "<li aria-current", "<option", "<strong"))
            if lang == "el" and len(words) > 7 and greek(text) < 0.3 and not named:
                wrong.append((sample.url, text[:60], where))
    assert wrong == []


def test_no_capitals_keep_their_accents(texts: dict[Sample, list[Text]]) -> None:
    """Browsers drop the accents of Greek capitals only where `lang` says Greek; accented capitals are never written."""
    wrong = []
    for sample, found in texts.items():
        for lang, text, transform, where in found:
            if transform == "uppercase" and greek(text) > 0.5 and lang != "el":
                wrong.append((sample.url, text[:40], where))
            for word in text.split():
                letters = [letter for letter in word if letter.isalpha()]
                accented = any(
                    "\N{COMBINING ACUTE ACCENT}" in unicodedata.normalize("NFD", letter) for letter in letters
                )
                if len(letters) > 1 and greek(word) > 0.5 and word.isupper() and accented:
                    wrong.append((sample.url, word, where))
    assert wrong == []


def test_the_languages_of_the_switch_and_of_foreign_blocks_are_told(page: Page, site: Served) -> None:
    for sample in site.pair:
        page.goto(site.address + sample.url)
        untold = page.evaluate("""() => [...document.querySelectorAll("a[hreflang]")]
          .filter((a) => a.closest(".languages, .suggestion") && a.closest("[lang]").lang !== a.hreflang)
          .map((a) => a.outerHTML)""")
        assert untold == [], sample.url
        assert page.locator("html").get_attribute("lang") == sample.language
        for block in page.locator(".notice.fallback").all():
            foreign = "n => n.parentElement.querySelector('.prose[lang], .prose [lang]') !== null"
            assert block.evaluate(foreign), sample.url
