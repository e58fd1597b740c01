"""Whole small sites, copied where a test may change them; the project's own, built once; a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import browser as chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

os.environ["LC_ALL"] = "C.UTF-8"  # what is told is told in English, whoever runs the tests
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each process that a test starts compiles the package anew
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in the background of a script: tests interrupt what they start
    signal.signal(signal.SIGINT, signal.default_int_handler)
ROOT = Path(__file__).parent.parent
GOOD = ROOT / "tests" / "sites" / "good"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


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


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first who asks fills, for all workers of this run."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # each worker's own lies in that of the run
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # half of it, where another worker failed
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def good_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site, built once; `public/` holds its pages. Only to look at."""
    from showcase.recipe import build  # noqa: PLC0415

    def make(root: Path) -> None:
        result = build(copy_good(root), root / "public", {})
        assert result.problems == ()
        assert result.published is not None

    return once(tmp_path_factory, "good", make)


@pytest.fixture(scope="session")
def project_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built once into a folder of its own. Only to look at."""
    from showcase.recipe import build  # noqa: PLC0415

    def make(folder: Path) -> None:
        result = build(ROOT, folder / "public", {"SITE_URL": "https://example.org/programme/"})
        assert result.problems == ()
        assert result.published is not None

    return once(tmp_path_factory, "project", make) / "public"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium without a page; each test opens a context of its own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is wanted

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.options())
        yield started
        started.close()
