"""Turns a built site and the list of pages that a request changes into a folder to look at, opened from the disk.

The list is what `showcase review --pages` prints. Beside the pages stands what they need to be shown, nothing else; an
overview leads to them and to their pictures, if somebody has put these into the folder. A link between two pages of
the folder names the file, for a disk answers an address that ends with a slash with a list of files.
"""

from __future__ import annotations

import html
import json
import os
import posixpath
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.summary import append
from showcase.annotation import notice
from showcase.catalog import catalog
from showcase.message import Catalog, Message, told
from showcase.problem import quote

PAGES, PICTURES, OVERVIEW = "pages", "pictures", "index.html"
"""What the folder holds."""
LOOKS = {
    "desktop-light": told("wide screen, light"),
    "desktop-dark": told("wide screen, dark"),
    "phone-light": told("phone, light"),
    "phone-dark": told("phone, dark"),
}
"""The four pictures of a page, by what the names of their files end with."""
MOST = 25
"""Pages of which pictures are taken: five records in five languages."""
NAME = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*index\.html", re.ASCII)
"""A page, as a path of the published tree."""

_NEEDED = re.compile(r'<(?:link|script|img|source|use|image)\b[^>]*?\s(?:href|src)="([^"]+)"|\ssrcset="([^"]+)"')
_STYLE = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)|@import\s+[\"']([^\"']+)")
_SCRIPT = re.compile(r"\b(?:from|import)\s*\(?\s*[\"'](\.[^\"']+)[\"']")
_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"?#]*/|)((?:[?#][^"]*)?")')
_READ = {".html": _NEEDED, ".css": _STYLE, ".js": _SCRIPT}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The pages that a request changes, and the language its author reads."""

    language: str
    pages: tuple[str, ...]


def read(listed: str) -> Wanted:
    """What `showcase review --pages` printed; ValueError when it is something else."""
    found = json.loads(listed)
    pages = tuple(map(str, found["pages"]))
    if strange := [page for page in pages if not NAME.fullmatch(page)]:
        raise ValueError(strange[0])
    return Wanted(str(found["language"]), pages)


def picture(page: str, look: str) -> str:
    """The name of a picture of a page: `el-projects-atlas.phone-dark.jpg`."""
    return f"{page.removesuffix('index.html').strip('/').replace('/', '-') or 'home'}.{look}.jpg"


def collect(site: Path, wanted: Wanted, out: Path) -> list[str]:
    """Fill `out` with these pages, what they need and the overview; returns the pages that the site does not have."""
    there = [page for page in wanted.pages if _is_file(site, page)]
    shutil.rmtree(out / PAGES, ignore_errors=True)
    for name in _with_needs(site, there):
        target = out / PAGES / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name in there:
            text = (site / name).read_text(encoding="utf-8")
            target.write_text(_LINK.sub(lambda link: _led(link, name, there), text), encoding="utf-8")  # noqa: B023
        else:
            shutil.copyfile(site / name, target)
    out.mkdir(parents=True, exist_ok=True)
    (out / OVERVIEW).write_text(overview(site, there, out, catalog(wanted.language)), encoding="utf-8")
    return [page for page in wanted.pages if page not in there]


def _is_file(site: Path, name: str) -> bool:
    path = site / name
    return path.is_file() and not path.is_symlink() and path.resolve().is_relative_to(site.resolve())


def _with_needs(site: Path, pages: Sequence[str]) -> list[str]:
    """The pages, and each file that one of them or of these files needs, in the order in which they are found."""
    found = dict.fromkeys(pages)
    waiting = list(pages)
    while waiting:
        name = waiting.pop()
        pattern = _READ.get(posixpath.splitext(name)[1])
        written = (site / name).read_text(encoding="utf-8") if pattern else ""
        for match in pattern.finditer(written) if pattern else ():
            for target in _targets(match):
                need = posixpath.normpath(posixpath.join(posixpath.dirname(name), re.split("[?#]", target)[0]))
                if need not in found and not need.startswith("..") and _is_file(site, need):
                    found[need] = None
                    waiting.append(need)
    return list(found)


def _targets(match: re.Match[str]) -> Iterator[str]:
    """The addresses that something needs: one, or each of a `srcset`."""
    for target in filter(None, match.groups()):
        yield from (part.split()[0] for part in html.unescape(target).split(",") if part.split())


def _led(link: re.Match[str], page: str, pages: Iterable[str]) -> str:
    folder = posixpath.normpath(posixpath.join(posixpath.dirname(page), link[2]))
    file = posixpath.join(folder, "index.html").removeprefix("./")
    return f"{link[1]}{link[2]}index.html{link[3]}" if link[2] and file in pages else link[0]


def overview(site: Path, pages: Sequence[str], out: Path, words: Catalog) -> str:
    """The page that leads to all others, with their pictures."""
    title = html.escape(told("What the request changes").in_language(words))
    blocks = "\n".join(_block(site, page, out, words) for page in pages)
    body = blocks or f"<p>{html.escape(_nothing().in_language(words))}</p>"
    head = (
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{title}</title>",
        f"<style>{_LOOK}</style>",
    )
    return "\n".join(
        ("<!doctype html>", f'<html lang="{words.language}">', *head, f"<h1>{title}</h1>", body, "</html>", "")
    )


_POLICY = "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'"
_LOOK = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:78rem;margin:2rem auto;padding:0 1rem}"
    "section{border-top:1px solid;margin-top:2rem}"
    "ul{display:flex;flex-wrap:wrap;gap:1.5rem;list-style:none;padding:0}"
    "li{width:26rem;max-width:100%}.phone{width:9.5rem}"
    "img{display:block;height:20rem;width:100%;object-fit:cover;object-position:top;border:1px solid #808080}"
)


def _block(site: Path, page: str, out: Path, words: Catalog) -> str:
    written = (site / page).read_text(encoding="utf-8")
    code, title = (re.search(mark, written) for mark in ('<html[^>]* lang="([^"]+)"', "<title>([^<]*)</title>"))
    name = title[1].strip() if title else html.escape(page)
    pictures = [look for look in LOOKS if (out / PICTURES / picture(page, look)).is_file()]
    items = "\n".join(_item(f"{PICTURES}/{picture(page, look)}", look, words) for look in pictures)
    head = f'<h2 lang="{code[1] if code else ""}"><a href="{PAGES}/{page}">{name}</a></h2>'
    shown = f"<ul>\n{items}\n</ul>" if items else f"<p>{html.escape(told('No picture.').in_language(words))}</p>"
    address = page.removesuffix("index.html")
    return f"<section>\n{head}\n<p><code>/{html.escape(address)}</code></p>\n{shown}\n</section>"


def _item(file: str, look: str, words: Catalog) -> str:
    named = html.escape(LOOKS[look].in_language(words))
    return f'<li class="{look.partition("-")[0]}"><a href="{file}"><img src="{file}" alt="">{named}</a></li>'


def _nothing() -> Message:
    return told("No page of a record changes: there is nothing to look at.")


def _links(wanted: Wanted, out: Path, words: Catalog, whole: str, changed: str) -> str:
    """What the summary says of the two artifacts; of none that was not kept."""
    pictures = len(list((out / PICTURES).glob("*.jpg")))
    counted = told(
        "{pages}, {pictures}. Unpack it and open `index.html`.",
        pages=told("{count} page", "{count} pages", count=len(wanted.pages)),
        pictures=told("{count} picture", "{count} pictures", count=pictures),
    )
    served = told(
        "Unpack it, run `python3 -m http.server` in the folder and open {address}.", address="<http://localhost:8000/>"
    )
    entries = [
        (told("The pages that change, with their pictures"), changed, counted),
        (told("The whole site, as it would be"), whole, served),
    ]
    lines = [
        f"- [{name.in_language(words)}]({address}): {how.in_language(words)}"
        for name, address, how in entries
        if address
    ]
    kept = told("Both are kept for seven days.").in_language(words)
    nothing = [] if wanted.pages else [_nothing().in_language(words), ""]
    head = f"### {told('Preview').in_language(words)}"
    return "\n".join((head, "", *nothing, *lines, "", kept, "", ""))


def _remarks(wanted: Wanted, missing: Sequence[str]) -> Iterator[Message]:
    for page in missing:
        yield told("{page} is not in the built site: nothing of it is shown.", page=quote(page))
    if (left := len(wanted.pages) - MOST) > 0:
        yield told("Pictures show the first {most} pages; {left} more have none.", most=MOST, left=left)


def main(arguments: list[str]) -> int:
    """`python3 -m pipeline.preview SITE LIST FOLDER`, or `… --links LIST FOLDER` once both artifacts are kept."""
    try:
        return _made(*arguments) if len(arguments) == 3 else _stop(2, _USAGE)
    except (ValueError, KeyError, TypeError):
        return _stop(2, "the list of pages is not what `showcase review --pages` prints")
    except OSError as reason:
        return _stop(3, f"{reason.filename}: {reason.strerror}")


_USAGE = "usage: python3 -m pipeline.preview SITE LIST FOLDER, or --links LIST FOLDER"


def _made(site: str, listed: str, out: str) -> int:
    wanted = read(Path(listed).read_text(encoding="utf-8"))
    words = catalog(wanted.language)
    if site == "--links":
        kept = (os.environ.get(name, "") for name in ("PREVIEW_URL", "CHANGED_URL"))
        append(_links(wanted, Path(out), words, *kept))
        return 0
    for remark in _remarks(wanted, collect(Path(site), wanted, Path(out))):
        sys.stdout.write(f"{notice('preview', remark.in_language(words))}\n")
    return 0


def _stop(code: int, message: str) -> int:
    sys.stderr.write(f"{message}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
