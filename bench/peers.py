"""A peer's name → its own site of the made-up programme: corpus, settings, theme, and the commands that build it.

To look at: `python -m bench.peers hugo 200 FOLDER`.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from bench import tools
from bench.corpus import Corpus
from bench.layouts import LAYOUTS, ROOT
from bench.words import LABELS, LANGUAGES

HERE = Path(__file__).parent
UNRELATED = "hugo, nothing related"
"""Hugo without its related content, to see what of its time that takes."""
SHOWCASE = str(ROOT / ".venv" / "bin" / "showcase")


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator as it is run here."""

    layout: str
    target: str
    """The folder it writes to."""
    command: tuple[str, ...]
    kept: tuple[str, ...] = ()
    """What else is deleted before a cold build."""
    index: tuple[str, ...] = ()
    """The command that makes its search index, when that is a step of its own."""
    project: str = ""
    """Whose project it builds, if not that of its layout: its name."""


def peers() -> dict[str, Peer]:
    """All of them, ourselves among them."""
    ours = (SHOWCASE, "build")
    kept = ("site.previous", ".cache")
    hugo = (tools.hugo(), "--quiet")
    stock = (str(ROOT / ".venv" / "bin" / "mkdocs"), "build", "--quiet")
    return {
        "showcase": Peer("showcase", "site", (*ours, "--no-search"), kept),
        "showcase+search": Peer("showcase", "site", ours, kept),
        "hugo": Peer("hugo", "public", hugo, ("resources",)),
        "hugo+search": Peer(
            "hugo", "public", hugo, ("resources",), (str(get_executable()), "--silent", "--site", "public")
        ),
        UNRELATED: Peer("hugo", "public", hugo, ("resources",), project=UNRELATED),
        "eleventy": Peer("eleventy", "_site", (*tools.eleventy(), "--quiet")),
        "mkdocs": Peer("mkdocs", "site", stock, project="mkdocs"),
        "mkdocs+search": Peer("mkdocs", "site", stock, project="mkdocs+search"),
        "zensical+search": Peer("zensical", "site", (tools.zensical(), "build"), (".cache",)),
    }


def prepare(name: str, size: int, folder: Path) -> None:
    """Write the peer's whole project into an empty folder."""
    layout = peers()[name].layout
    LAYOUTS[layout](Corpus(size), folder)
    if (HERE / "peers" / layout).is_dir():
        shutil.copytree(HERE / "peers" / layout, folder, dirs_exist_ok=True)
    if layout == "hugo":
        _hugo(folder, related=name != UNRELATED)
    elif layout == "eleventy":
        _eleventy(folder)
    elif layout in {"mkdocs", "zensical"}:
        _mkdocs(layout, folder, search=name.endswith("+search"))


def _hugo(folder: Path, *, related: bool) -> None:
    single = folder / "layouts" / "single.html"
    kept = [line for line in single.read_text(encoding="utf-8").splitlines() if related or ".Related" not in line]
    single.write_text("\n".join(kept) + "\n", encoding="utf-8")
    lines = []
    for weight, (code, name) in enumerate(LANGUAGES.items(), start=1):
        lines += [f"[languages.{code}]", f'label = "{name}"', f"weight = {weight}", f'contentDir = "content/{code}"']
    with (folder / "hugo.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n" + "\n".join(lines) + "\n")


def _eleventy(folder: Path) -> None:
    (folder / "src" / "_data").mkdir(parents=True)
    for name, values in {"labels": LABELS, "languages": LANGUAGES}.items():
        text = json.dumps(values, ensure_ascii=False)
        (folder / "src" / "_data" / f"{name}.json").write_text(text, encoding="utf-8")


def _mkdocs(layout: str, folder: Path, *, search: bool) -> None:
    lines = [
        "site_name: Showcase",
        "site_url: https://example.org/",
        "theme: {name: material, font: false}",
        "markdown_extensions: [attr_list, tables, {toc: {permalink: true}}]",
    ]
    if layout == "mkdocs":
        lines += ["nav: [index.md]", "not_in_nav: '*'", "plugins:", *(["  - search"] if search else [])]
        lines += ["  - i18n:", "      docs_structure: folder", "      fallback_to_default: false", "      languages:"]
        for number, (code, name) in enumerate(LANGUAGES.items()):
            default = "true" if number == 0 else "false"
            lines.append(f"        - {{locale: {code}, name: {name}, build: true, default: {default}}}")
    else:
        lines += ["nav:", *(f"  - {code}/index.md" for code in LANGUAGES)]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write one peer's project."""
    name, size, folder = sys.argv[1:]
    prepare(name, int(size), Path(folder))


if __name__ == "__main__":
    main()
