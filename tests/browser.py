"""A machine → a Chromium on it: the system's, one from the system's packages, or Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
"""Nothing that the browser asks of the network by itself, so that a test sees only what the site asks."""


def find() -> str | None:
    """The browser that is there, if any; `BROWSER_PATH` comes first."""
    named = os.environ.get("BROWSER_PATH")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights()


def options() -> list[str]:
    """How to start it; without a sandbox when we are root, for it refuses to start otherwise."""
    return [*OPTIONS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def complaints_of(page: Page) -> list[str]:
    """What a page writes to the console or raises, from now on; a broken rule of its policy is among it."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only when no browser is on the path

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110


def install() -> None:
    """Bring one: the system's packages when we may, else Playwright's own."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environ, check=False, stdout=subprocess.DEVNULL)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            env=environ,
            check=False,
            stdout=subprocess.DEVNULL,
        )
    if find() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if find() is None:
        install()
    if find() is None:
        sys.exit("No Chromium could be found or installed; set BROWSER_PATH to one.")
