"""The project's own site, whatever records it holds: another programme replaces `content/` and `docs/`."""

from __future__ import annotations

import html
import posixpath
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from showcase.checked import Checked, check
from tests.conftest import ROOT

ADDRESS = "https://example.org/programme/"
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


@cache
def checked() -> Checked:
    return check(ROOT, {})


@cache
def pages(folder: Path) -> dict[str, str]:
    """Path and text of every page."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))
    }


def test_nothing_is_wrong_and_nothing_doubtful() -> None:
    assert checked().site is not None
    assert [f"{problem.place}: {problem.code}: {problem.message}" for problem in checked().problems] == []


def test_every_record_has_a_page_in_every_language(project_built: Path) -> None:
    site = checked().site
    assert site is not None
    wanted = {
        f"{site.settings.languages.prefix(code)}{record.address}/index.html"
        for record in site
        for code in site.settings.languages.codes
    }
    assert len(wanted) == len(site.records) * len(site.settings.languages.codes)
    assert wanted <= pages(project_built).keys()


def test_every_language_has_its_first_page_and_every_page_its_language(project_built: Path) -> None:
    site = checked().site
    assert site is not None
    languages = site.settings.languages
    for code in languages.codes:
        prefix = languages.prefix(code)
        assert f'<html lang="{code}"' in pages(project_built)[f"{prefix}index.html"]
    for path, text in pages(project_built).items():
        first = path.split("/")[0]
        code = first if first in languages.codes else languages.default
        assert f'<html lang="{code}"' in text, path


def test_an_unknown_address_is_answered_in_every_language(project_built: Path) -> None:
    site = checked().site
    assert site is not None
    tree = etree.HTML(pages(project_built)["404.html"])
    sections = [section.get("lang") for section in tree.iter("section") if section.get("lang")]
    assert sections == list(site.settings.languages.codes)


def test_no_page_brings_scripts_or_styles_of_its_own_but_the_one_that_sets_the_scheme(project_built: Path) -> None:
    scheme = (ROOT / "overrides/assets/scheme.js").read_text(encoding="utf-8").strip()
    for path, text in pages(project_built).items():
        own = re.findall(r"<script>(.*?)</script>", text, re.IGNORECASE | re.DOTALL)
        assert set(own) <= {scheme}, path
        assert not re.search(r"<[^>]*\s(style|on[a-z]+)\s*=", text, re.IGNORECASE), path


@pytest.mark.parametrize("suffix", ["html", "xml", "txt", "svg", "css"])
def test_nobody_s_address_is_published(project_built: Path, suffix: str) -> None:
    for path in sorted(project_built.rglob(f"*.{suffix}")):
        text = html.unescape(path.read_text(encoding="utf-8"))
        assert EMAIL.findall(text) == [], path


def test_robots_lead_to_the_sitemap_and_the_sitemap_to_pages(project_built: Path) -> None:
    robots = (project_built / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {ADDRESS}sitemap.xml" in robots.splitlines()
    places = etree.parse(project_built / "sitemap.xml").findall(".//{*}loc")
    assert places
    for place in places:
        assert f"{str(place.text).removeprefix(ADDRESS)}index.html" in pages(project_built)


def test_no_page_is_left_that_nothing_leads_to(project_built: Path) -> None:
    linked: set[str] = set()
    moved: set[str] = {"404.html"}
    for path, text in pages(project_built).items():
        if 'http-equiv="refresh"' in text:
            moved.add(path)
        for target in re.findall(r'<a [^>]*href="([^"#:?]*)', text):
            linked.add(posixpath.normpath(posixpath.join(posixpath.dirname(path), target, "index.html")))
    assert pages(project_built).keys() - linked - moved == set()
