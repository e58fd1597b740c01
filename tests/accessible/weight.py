"""A page in the browser → what it costs to read: bytes as they travel, by sort, and the number of requests."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

from tests.serving import PACKED, packed

SORTS = {".html": "html", ".css": "css", ".js": "script", ".woff2": "fonts", ".json": "data"}
PICTURES = "pictures"


class Weight(NamedTuple):
    """Bytes by sort, and how many requests."""

    html: int = 0
    css: int = 0
    script: int = 0
    fonts: int = 0
    data: int = 0
    pictures: int = 0
    requests: int = 0

    @property
    def without_pictures(self) -> int:
        """All bytes but those of pictures."""
        return self.html + self.css + self.script + self.fonts + self.data


def weigh(page: Page, address: str, url: str, folder: Path) -> Weight:
    """Load a page that nothing is kept of, and add up what it fetched by itself."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + url)
    page.wait_for_load_state("networkidle")
    counted: dict[str, int] = {}
    for one in [one for one in asked if one.startswith(address)]:
        path = folder / unquote(urlsplit(one.removeprefix(address)).path)
        path = path / "index.html" if path.is_dir() else path
        data = path.read_bytes()
        sort = SORTS.get(path.suffix, PICTURES)
        counted[sort] = counted.get(sort, 0) + len(packed(data) if path.suffix in PACKED else data)
    return Weight(**counted, requests=len(asked))
