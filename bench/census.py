"""A published tree → how many pages of each sort it holds, and how much stands in them: what was asked of each peer.

To look at: `python -m bench.census FOLDER`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from bench.corpus import FOLDERS
from bench.words import LANGUAGES

_KINDS = "|".join(FOLDERS.values())
_PAGER = r"(?:page/\d+/)?index\.html"
_SORTS = {
    "records": re.compile(rf"(?:{_KINDS})/(?:project|cluster|group|region|theme)-\d+/index\.html"),
    "lists": re.compile(rf"(?:{_KINDS})/{_PAGER}"),
    # `projects/theme/theme-1/` is our form, `projects-by-theme/theme-1/` that of the peers.
    "narrowed lists": re.compile(rf"(?:{_KINDS})(?:/|-by-)[a-z-]+/[\w-]+/{_PAGER}"),
}
_ALTERNATE = re.compile(rb'<link rel="?alternate"? (?:hreflang=|href="[^"]*" hreflang=)')

Census = dict[str, int]
ROWS = (
    *("records", "lists", "narrowed lists", "other pages"),
    *("alternates of records", "links in records", "bytes of records"),
    *("feeds", "entries of feeds", "sitemap entries", "other files", "pages found by search", "bytes of search"),
    *("pages", "bytes"),
)


def census(folder: Path) -> Census:
    """Counts by the names in `ROWS`."""
    found: Counter[str] = Counter(dict.fromkeys(ROWS, 0))
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = _without_language(path.relative_to(folder).as_posix())
            found["bytes"] += path.stat().st_size
            if path.suffix == ".html":
                _page(name, path, found)
            elif path.suffix == ".xml":
                _xml(path, found)
            else:
                _other(name, path, found)
    return dict(found)


def _without_language(name: str) -> str:
    code, _, rest = name.partition("/")
    return rest if code in LANGUAGES else name


def _page(name: str, path: Path, found: Counter[str]) -> None:
    sort = next((sort for sort, form in _SORTS.items() if form.fullmatch(name)), "other pages")
    found[sort] += 1
    found["pages"] += 1
    if sort == "records":
        html = path.read_bytes()
        found["alternates of records"] += len(_ALTERNATE.findall(html))
        found["links in records"] += html.count(b"<a ")
        found["bytes of records"] += len(html)


def _xml(path: Path, found: Counter[str]) -> None:
    text = path.read_bytes()
    if b"<urlset" in text:
        found["sitemap entries"] += text.count(b"<loc>")
    elif b"<rss" in text or b"<feed" in text:
        found["feeds"] += 1
        found["entries of feeds"] += text.count(b"<item>") + text.count(b"<entry>")


def _other(name: str, path: Path, found: Counter[str]) -> None:
    if re.match(r"(assets/search|pagefind|search)/|search\.json$", name):
        found["bytes of search"] += path.stat().st_size
        found["pages found by search"] += _searched(path)
    else:
        found["other files"] += 1


def _searched(path: Path) -> int:
    """The pages that an index of Pagefind or of MkDocs says it holds."""
    if path.name == "pagefind-entry.json":
        languages = json.loads(path.read_bytes())["languages"]
        return sum(language["page_count"] for language in languages.values())
    if path.name in {"search_index.json", "search.json"}:
        index = json.loads(path.read_bytes())
        entries = index.get("docs") or index.get("items") or []
        return len({entry["location"].partition("#")[0] for entry in entries})
    return 0


def main() -> None:
    """Count one tree."""
    for name, count in census(Path(sys.argv[1])).items():
        sys.stdout.write(f"{count:>12,}  {name}\n")


if __name__ == "__main__":
    main()
