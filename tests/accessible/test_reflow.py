"""Small screens, large text, other colours, no motion, paper: no type of page loses anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.accessible.axe import Job, look_at
from tests.accessible.conftest import Served
from tests.accessible.test_axe import told

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}
SMALL = """(least) => {
  const nodes = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((node) => node.checkVisibility({visibilityProperty: true, opacityProperty: true}));
  return nodes.flatMap((node) => {
    const style = getComputedStyle(node), layer = getComputedStyle(node, "::after");
    const filled = layer.content !== "none" && layer.position === "absolute" && layer.inset === "0px";
    const label = node.closest("label");
    const target = filled ? node.offsetParent : label && node.matches("input") ? label : node;
    const box = target.getBoundingClientRect();
    if (Math.round(box.width) >= least && Math.round(box.height) >= least) return [];
    // A circle of that size around a small one meets no other target (2.5.8, spacing).
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const others = nodes.filter((other) => !node.contains(other) && !other.contains(node));
    const near = others.some((other) => {
      const rect = other.getBoundingClientRect();
      const [dx, dy] = [Math.max(rect.left - x, x - rect.right, 0), Math.max(rect.top - y, y - rect.bottom, 0)];
      return Math.hypot(dx, dy) < least / 2;
    });
    if (!near) return [];
    if (style.position === "absolute" && box.bottom < 0) return [];  // the skip link, before it is reached
    // A link in a sentence is as high as its line (2.5.8, inline).
    const sentence = node.parentElement.closest("p, li, dd, td, th, small, span, label");
    const around = sentence ? sentence.textContent.trim().length > node.textContent.trim().length : false;
    if (style.display.startsWith("inline") && !style.display.includes("flex") && around) return [];
    const said = node.textContent.trim().slice(0, 30);
    return [`${node.localName} «${said}» ${box.width.toFixed()} × ${box.height.toFixed()}`];
  });
}"""
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((node) => {
  const style = getComputedStyle(node);
  const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
  if (!hides || node.clientWidth < 2 || !node.checkVisibility() || node.matches("svg, svg *")) return false;
  if (style.webkitLineClamp !== "none") return false;  // a summary cut on purpose: its page has all of it
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  return own && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 2);
}).map((node) => `${node.localName}.${node.className} «${node.textContent.trim().slice(0, 30)}»`)"""
"""Texts that their own box cuts off."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce", bypass_csp=True)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def test_no_page_scrolls_sideways_at_320_pixels(page: Page, site: Served) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    wide = {}
    for sample in site.samples:
        page.goto(site.address + sample.url)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[sample.url] = width
    assert wide == {}


def test_with_wider_spacing_nothing_is_cut_off(page: Page, site: Served) -> None:
    """Line height, letter, word and paragraph spacing as WCAG 1.4.12 has them."""
    page.set_viewport_size({"width": 375, "height": 740})
    lost = {}
    for sample in site.pair:
        page.goto(site.address + sample.url)
        page.evaluate(SPACING)
        cut = page.evaluate(CUT)
        width = page.evaluate("document.documentElement.scrollWidth")
        if cut or width > 375:
            lost[sample.url] = (width, cut)
    assert lost == {}


def test_with_text_twice_as_large_nothing_is_lost(page: Page, site: Served) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    lost = {}
    for sample in site.pair:
        page.goto(site.address + sample.url)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 640:
            lost[sample.url] = width
    assert lost == {}


@pytest.mark.parametrize("width", [375, 1280])
def test_every_target_is_24_pixels_large(page: Page, site: Served, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    small = {}
    for sample in site.pair:
        page.goto(site.address + sample.url)
        page.wait_for_load_state("networkidle")
        if found := page.evaluate(SMALL, 24):
            small[sample.url] = found
    assert small == {}


@pytest.mark.parametrize("type_", ["home", "clusters", "cluster", "cooperation"])
def test_in_forced_colours_every_control_has_an_edge_or_an_underline(
    browser: Browser, site: Served, type_: str
) -> None:
    context = browser.new_context(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    page = context.new_page()
    sample = next(sample for sample in site.types(site.languages.default) if sample.type == type_)
    page.goto(site.address + sample.url)
    plain = page.evaluate("""() => [...document.querySelectorAll("button, .button, input, select")]
      .filter((node) => node.checkVisibility() && node.localName !== "a")
      .filter((node) => getComputedStyle(node).appearance === "none")
      .filter((node) => {
        const style = getComputedStyle(node), around = getComputedStyle(node.closest("label, form, li") ?? node);
        const edged = (one) => parseFloat(one.borderBottomWidth) > 0 && one.borderBottomStyle !== "none";
        return !edged(style) && !edged(around) && !node.querySelector("svg") && style.textDecorationLine === "none";
      }).map((node) => node.outerHTML.slice(0, 80))""")
    context.close()
    assert plain == []


def test_axe_finds_nothing_in_forced_colours_or_with_wider_spacing(site: Served) -> None:
    few = [sample for sample in site.types(site.languages.default) if sample.type in {"home", "clusters", "cluster"}]
    forced = look_at(site.address, [Job(s, script=True) for s in few], forced_colors="active", schemes=("dark",))
    forced.found = [finding for finding in forced.found if finding.rule != "color-contrast"]  # the reader's own colours
    spaced = look_at(site.address, [Job(s, script=True) for s in few], before=SPACING, schemes=("light",))
    assert not forced.found + spaced.found, told(forced.found + spaced.found)


def test_nothing_moves_for_who_wants_no_motion(page: Page, site: Served) -> None:
    moving = {}
    for sample in site.types(site.languages.default):
        page.goto(site.address + sample.url)
        found = page.evaluate("""() => [...document.querySelectorAll("*")].filter((node) => {
          const style = getComputedStyle(node);
          const long = (list) => list.split(", ").some((part) => parseFloat(part) > 0);
          return long(style.transitionDuration) || long(style.animationDuration) || style.scrollBehavior === "smooth";
        }).map((node) => `${node.localName}.${node.className}`)""")
        if found:
            moving[sample.type] = found[:5]
    assert moving == {}


def test_paper_holds_the_words_and_the_addresses_and_no_shell(page: Page, site: Served) -> None:
    for sample in site.pair:
        page.goto(site.address + sample.url)
        page.emulate_media(media="print")
        shell = page.locator(
            ".site-header, .skip, .site-footer nav, #suggestion, .facets, dialog, [data-scheme-switch]"
        )
        assert shell.evaluate_all("nodes => nodes.filter((n) => n.checkVisibility()).map((n) => n.className)") == []
        unsaid = page.locator(".sources a, .prose a[href^=http]").evaluate_all(
            """nodes => nodes.filter((n) => n.checkVisibility())
              .filter((n) => !getComputedStyle(n, "::after").content.includes(n.getAttribute("href")))
              .map((n) => n.getAttribute("href"))"""
        )
        assert unsaid == [], sample.url
        page.emulate_media(media="screen")


def test_paper_is_a4(page: Page, site: Served) -> None:
    sample = next(sample for sample in site.types(site.languages.default) if sample.type == "cluster")
    page.goto(site.address + sample.url)
    page.emulate_media(media="print")
    sizes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", page.pdf(prefer_css_page_size=True))
    assert {(round(float(width)), round(float(height))) for width, height in sizes} <= {(595, 842)}
    assert sizes
