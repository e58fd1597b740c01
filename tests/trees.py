"""Finished sites as small as the gates allow: two languages, French at the top and Greek below `el/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from showcase.built import Built, read_built
from showcase.language import Language, Languages

ADDRESS = "https://name.github.io/ic-med/"
LANGUAGES = Languages((Language("fr", "Français"), Language("el", "Ελληνικά")), "fr")
POLICY = "script-src 'self'"


def meta(policy: str) -> str:
    """What a page says of the scripts that may run in it."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


Alternates = tuple[tuple[str, str], ...]


def pair(french: str) -> Alternates:
    """Both translations of a page, and French for all others."""
    return (("fr", ADDRESS + french), ("el", f"{ADDRESS}el/{french}"), ("x-default", ADDRESS + french))


def page(  # noqa: PLR0913 - what a page can differ in
    url: str,
    *,
    title: str = "",
    head: str = "",
    body: str = "",
    canonical: str | None = None,
    alternates: Alternates | None = None,
    policy: str = POLICY,
) -> str:
    """One page of the address `url`, translated into both languages unless told otherwise."""
    lang = "el" if url.startswith("el/") else "fr"
    if alternates is None:
        alternates = pair(url.removeprefix("el/"))
    links = "".join(f'<link rel="alternate" hreflang="{code}" href="{to}">\n' for code, to in alternates)
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>{meta(policy)}\n<title>{title or f"Page {url}"}</title>\n'
        f'<link rel="canonical" href="{ADDRESS + url if canonical is None else canonical}">\n{links}{head}</head>\n'
        f"<body>\n<h1>Heading</h1>\n{body}</body>\n</html>\n"
    )


def hidden(body: str = "", head: str = "") -> str:
    """A page that is in no list: not found, or moved."""
    return f'<!doctype html>\n<html lang="fr">\n<meta name="robots" content="noindex">{meta(POLICY)}\n{head}{body}'


def sitemap(*entries: tuple[str, Alternates]) -> str:
    urls = "\n".join(
        f"<url><loc>{address}</loc>"
        + "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{to}"/>' for code, to in alternates)
        + "</url>"
        for address, alternates in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{urls}\n</urlset>\n'
    )


def clean() -> dict[str, str]:
    """A site without fault: a home page and a project in both languages, an «about» in French alone."""
    alone: Alternates = (("fr", f"{ADDRESS}about/"), ("x-default", f"{ADDRESS}about/"))
    shell = '<link rel="stylesheet" href="{up}assets/site.css">\n<link rel="icon" href="{up}assets/mark.svg">\n'
    return {
        "index.html": page(
            "",
            head=shell.format(up=""),
            body='<a href="projects/atlas/#goals">Atlas</a> <a href="about/">À propos</a> <a href="el/">Ελληνικά</a>\n'
            '<a href="#top">Up</a> <a href="https://example.org/">Elsewhere</a> <a href="tel:+30">Call</a>\n'
            '<img src="assets/picture.webp" srcset="assets/picture.webp 1x, assets/mark.svg 2x" alt="">\n',
        ),
        "el/index.html": page("el/", head=shell.format(up="../"), body='<a href="..">Français</a>\n'),
        "projects/atlas/index.html": page(
            "projects/atlas/",
            head=shell.format(up="../../"),
            body='<h2 id="goals">Goals</h2><a href="../../about/?from=atlas#s">About</a> <a href="./">Here</a>\n'
            '<svg><use href="../../assets/mark.svg#sun"/></svg> <a href="#σ">σ</a><p id="σ"></p>\n',
        ),
        "el/projects/atlas/index.html": page(
            "el/projects/atlas/",
            body=f'<a href="/ic-med/projects/atlas/#goals">a</a><a href="{ADDRESS}">b</a>'
            f'<a href="{ADDRESS[:-1]}">c</a>',
        ),
        "about/index.html": page("about/", alternates=alone, body='<a name="s"></a><a href="#%73">s</a>'),
        "el/about/index.html": page("el/about/", alternates=alone, canonical=f"{ADDRESS}about/"),
        "404.html": hidden('<a href="/ic-med/">Home</a><a href="#top">Up</a>'),
        "old/index.html": hidden(
            '<a href="../about/">Moved</a>', '<meta http-equiv="refresh" content="0; url=../about/">'
        ),
        "assets/site.css": '@import "more.css";\nbody { background: url(picture.webp) } /* url(gone.png) */\n',
        "assets/more.css": "@font-face { src: url('data:font/woff2;base64,AA') } a { mask: url(#m) }\n",
        "assets/mark.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path id="sun"/></svg>\n',
        "assets/picture.webp": "picture",
        "feed.xml": f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{ADDRESS}projects/atlas/"/></feed>\n',
        "sitemap.xml": sitemap(
            (ADDRESS, pair("")),
            (f"{ADDRESS}el/", pair("")),
            (f"{ADDRESS}projects/atlas/", pair("projects/atlas/")),
            (f"{ADDRESS}el/projects/atlas/", pair("projects/atlas/")),
            (f"{ADDRESS}about/", alone),
        ),
    }


def write(folder: Path, files: Mapping[str, str], address: str = ADDRESS) -> Built:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return read_built(folder, address, LANGUAGES)


def changed(folder: Path, path: str, old: str, new: str) -> Built:
    """The clean site with one change in one file."""
    files = clean()
    assert files[path].count(old) == 1, f"{old} must stand once in {path}"
    return write(folder, {**files, path: files[path].replace(old, new)})
