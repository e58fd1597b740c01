"""A built site and the list of pages that a request changes → pictures of these pages, on two widths, by day and night.

`python -m tests.pictures SITE LIST FOLDER`; the list is what `showcase review --pages` prints. The site is served from
this machine, and the browser may ask nobody else.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pipeline.preview import MOST, PICTURES, picture, read
from tests import browser
from tests.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TALLEST = 6000
"""Pixels of a page that a picture shows."""
PATIENCE = 15_000
"""Milliseconds that one page may take."""


class Look(NamedTuple):
    """One way to look at a page."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]


LOOKS = (
    Look("desktop-light", 1280, 900, "light"),
    Look("desktop-dark", 1280, 900, "dark"),
    Look("phone-light", 375, 812, "light"),
    Look("phone-dark", 375, 812, "dark"),
)


def take(started: Browser, site: Path, pages: Sequence[str], folder: Path) -> list[str]:
    """Put four pictures of each page into a folder; returns the pages that the site does not have."""
    folder.mkdir(parents=True, exist_ok=True)
    there = [page for page in pages if (site / page).is_file()]
    with served(site) as address:
        for language, alike in groupby(there, key=lambda page: _language(site / page)):
            same = tuple(alike)
            for look in LOOKS:
                _take(started, address, same, folder, look, language)
    return [page for page in pages if page not in there]


def _take(started: Browser, address: str, pages: Sequence[str], folder: Path, look: Look, language: str) -> None:
    size: Any = {"width": look.width, "height": look.height}
    # Who reads another language is offered it in a bar over the page.
    context = started.new_context(viewport=size, color_scheme=look.scheme, locale=language, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    context.route(lambda asked: not asked.startswith((address, "data:", "blob:")), lambda route: route.abort())
    one = context.new_page()
    for page in pages:
        one.goto(address + page.removesuffix("index.html"), wait_until="load")
        one.evaluate("document.fonts.ready")
        tall = min(one.evaluate("document.documentElement.scrollHeight"), TALLEST)
        clip: Any = {"x": 0, "y": 0, "width": look.width, "height": tall}
        path = folder / picture(page, look.name)
        one.screenshot(path=path, type="jpeg", quality=80, full_page=True, clip=clip)
    context.close()


def _language(file: Path) -> str:
    found = re.search(r'<html[^>]*\blang="([a-z-]+)"', file.read_text(encoding="utf-8"))
    return found[1] if found else "en"


def main(arguments: list[str]) -> int:
    """Look at the pages of a list."""
    if len(arguments) != 3:
        sys.stderr.write("usage: python -m tests.pictures SITE LIST FOLDER\n")
        return 2
    site, listed, out = map(Path, arguments)
    pages = read(listed.read_text(encoding="utf-8")).pages[:MOST]
    if not pages:
        return 0  # no browser is needed
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is wanted

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser.find(), args=browser.options())
        missing = take(started, site, pages, out / PICTURES)
        started.close()
    for page in missing:
        sys.stdout.write(f"{page}: there is no such page in {site}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
