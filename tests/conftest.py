"""Whole small sites, copied where a test may change them; the project's own, built once; a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import browser as chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

os.environ["LC_ALL"] = "C.UTF-8"  # what is told is told in English, whoever runs the tests
ROOT = Path(__file__).parent.parent
GOOD = ROOT / "tests" / "sites" / "good"


def copy_good(folder: Path) -> Path:
    """The good site with the project's own layout.

    Accepting renews its interface words: it keeps a copy, so that a better translation breaks no test.
    """
    if os.environ.get("ACCEPT"):
        todays_words(GOOD)
    shutil.copytree(GOOD, folder, ignore=shutil.ignore_patterns("_expected"))
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    return folder


def todays_words(root: Path) -> None:
    """Give a site the project's own interface words, in the languages it has."""
    for strings in sorted((root / "content/strings").glob("*.yml")):
        shutil.copy(ROOT / "content/strings" / strings.name, strings)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the good site that the test may change."""
    return copy_good(tmp_path / "site")


@pytest.fixture(scope="session")
def good_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site, built once; `public/` holds its pages. Only to look at."""
    from showcase.recipe import build  # noqa: PLC0415

    root = copy_good(tmp_path_factory.mktemp("good") / "site")
    result = build(root, root / "public", {})
    assert result.problems == ()
    assert result.published is not None
    return root


@pytest.fixture(scope="session")
def project_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built once into a folder of its own. Only to look at."""
    from showcase.recipe import build  # noqa: PLC0415

    target = tmp_path_factory.mktemp("project") / "public"
    result = build(ROOT, target, {"SITE_URL": "https://example.org/programme/"})
    assert result.problems == ()
    assert result.published is not None
    return target


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium without a page; each test opens a context of its own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is wanted

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.options())
        yield started
        started.close()
