"""What a page may weigh.

`budgets.yml` holds the good site to 2 %, so that growth is a line somebody changed on purpose; the ceilings hold for
whatever the project's own site has. `make accept` writes the table anew.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from showcase.recipe import build
from showcase.settings import read_settings
from tests.accessible.conftest import Served
from tests.accessible.pages import samples
from tests.accessible.weight import Weight, weigh
from tests.serving import served

pytestmark = pytest.mark.browser

TABLE = Path(__file__).with_name("budgets.yml")
RECORDS = ("project", "cluster", "region", "theme", "working-group", "partner", "event", "document")
GROWTH = 1.02


def fresh(browser: Browser, address: str, url: str, folder: Path) -> Weight:
    context = browser.new_context(locale="fr")
    weight = weigh(context.new_page(), address, url, folder)
    context.close()
    return weight


def test_no_page_of_the_good_site_grows_unnoticed(browser: Browser, good_built: Path) -> None:
    settings, _ = read_settings(good_built, {})
    assert settings is not None
    folder = good_built / "public"
    now: dict[str, Weight] = {}
    with served(folder) as address:
        for sample in samples(folder, settings.languages):
            if sample.language in {"fr", "el"} and sample.type != "not-found":
                now[f"{sample.type} {sample.language}"] = fresh(browser, address, sample.url, folder)
    if os.environ.get("ACCEPT"):
        head = "# Bytes as they travel (gzip -9) and requests of a first visit to the good site. Renew: make accept\n"
        lines = (f"{name}: {{{', '.join(f'{k}: {v}' for k, v in w._asdict().items())}}}\n" for name, w in now.items())
        TABLE.write_text(head + "".join(lines), encoding="utf-8")
    kept = {name: Weight(**weight) for name, weight in yaml.safe_load(TABLE.read_text(encoding="utf-8")).items()}
    assert now.keys() == kept.keys()
    grown = {
        f"{name} {sort}": (getattr(kept[name], sort), value)
        for name, weight in now.items()
        for sort, value in weight._asdict().items()
        if value > getattr(kept[name], sort) * GROWTH
    }
    assert grown == {}, "when that is meant, run: make accept"


def test_a_record_stays_below_the_ceilings(browser: Browser, site: Served) -> None:
    heavy = {}
    for sample in site.samples:
        if sample.type in RECORDS:
            weight = fresh(browser, site.address, sample.url, site.folder)
            if weight.without_pictures > 75_000 or weight.requests > 12:
                heavy[sample.url] = weight
    assert heavy == {}


def test_no_page_asks_for_the_search_before_somebody_does(browser: Browser, site: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for sample in site.pair:
        if sample.type != "search":
            page.goto(site.address + sample.url)
            page.wait_for_load_state("networkidle")
    context.close()
    assert [url for url in asked if re.search(r"/search/|search\.js|pagefind", url)] == []


def test_without_a_script_every_word_and_every_way_on_is_there(browser: Browser, site: Served) -> None:
    """What a script adds may hide or replace, never be the only way: without it no page is empty or without links."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.resource_type))
    for sample in site.pair:
        page.goto(site.address + sample.url)
        assert page.locator("h1").count() == 1
        assert len(page.locator("main").inner_text()) > 150, sample.url
        assert page.locator("main a[href]").count() > 0, sample.url
    context.close()
    assert "script" not in fetched


def test_a_page_is_no_heavier_among_many_records(good: Path) -> None:
    sizes = []
    for number in (10, 300):
        _add(good, number)
        assert build(good, good / "public", {}).published is not None
        pages = ("index.html", "projects/atlas/index.html", "clusters/ilios/index.html", "about/index.html")
        sizes.append({name: len(gzip.compress((good / "public" / name).read_bytes(), 9)) for name in pages})
    few, many = sizes
    assert {name: (few[name], many[name]) for name in few if not 0.97 < many[name] / few[name] < 1.03} == {}


def _add(good: Path, number: int) -> None:
    """Clusters like one that is there, up to this many."""
    for one in range(number):
        folder = good / f"content/clusters/twin-{one:03}"
        if not folder.exists():
            shutil.copytree(good / "content/clusters/blue-harbours", folder)
            record = (folder / "record.yml").read_text(encoding="utf-8")
            (folder / "record.yml").write_text(
                re.sub(r"(?m)^name: .*$", f"name: Twin {one:03}", record), encoding="utf-8"
            )
