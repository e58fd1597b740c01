"""A stamped page is, byte for byte, the page MkDocs and Material draw when given the record as an ordinary page."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from showcase import recipe
from showcase.engine.frame import FrameError, cut, mark
from showcase.engine.frames import frames
from showcase.engine.layout import Layout, layout
from showcase.load import load
from showcase.mkdocs_plugin import ShowcasePlugin
from showcase.page import Page
from showcase.publish import tree_hash
from showcase.site import Parts, Site, site_of

LANGUAGES = ("fr", "el")
HOSTILE = (
    'A & B <i>x</i> "q"',
    "</title><script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %}",
    "two  blanks 'and' quotes",
)


class OrdinaryPages(ShowcasePlugin):  # type: ignore[no-untyped-call]
    """Gives records to MkDocs as ordinary pages: front matter, content, the site's layout, nothing else."""

    ordinary: tuple[Page, ...] = ()

    @event_priority(-200)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        files = super().on_files(files, config=config)
        for page in self.ordinary:
            if page.language == self.language(config):
                files.append(self._file(config, page))
        return files

    def _file(self, config: MkDocsConfig, page: Page) -> File:
        front = f"---\ntitle: {json.dumps(page.title)}\ndescription: {json.dumps(page.summary)}\n---\n"
        body = self.layout.fillings(page)["body"]
        name = f"{page.language}/{page.url.rstrip('/')}.md"
        file = File.generated(config, name, content=front + "body\n", inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri, file.url = page.path, page.url
        file.alternates = {page.language: file}  # type: ignore[attr-defined]
        file.locale = file.localization = file.locale_alternate_of = page.language  # type: ignore[attr-defined]
        file.norm_src_uri = name  # type: ignore[attr-defined]
        file.record, file.body = page, body  # type: ignore[attr-defined]
        return file

    def on_page_content(self, html: str, *, page: MkDocsPage, **_rest: object) -> str:
        return getattr(page.file, "body", html)

    def fillings(self, page: MkDocsPage, language: str) -> Mapping[str, str]:
        record = getattr(page.file, "record", None)
        if record is None:
            return super().fillings(page, language)
        shown = replace(record, title=page.meta["title"], summary=page.meta["description"])
        return {**self.layout.fillings(shown), "body": page.content or ""}


def hostile(site: Site) -> Site:
    """The site with titles that no check would let pass."""
    records = []
    for number, record in enumerate(site):
        title = HOSTILE[number % len(HOSTILE)]
        texts = {
            code: replace(text, words=text.words.model_copy(update={"title": title, "summary": title}))
            if hasattr(text.words, "title")
            else replace(text, words=text.words.model_copy(update={"summary": title}))
            for code, text in record.texts.items()
        }
        named = {"name": title} if hasattr(record.facts, "name") else {}
        records.append(replace(record, texts=texts, facts=record.facts.model_copy(update=named)))
    parts = {
        name: getattr(site, name)
        for name in ("settings", "kinds", "slugs", "strings", "moved", "published", "handmade")
    }
    return site_of(Parts(records=tuple(records), **parts))


def one_of_each_kind(drawn: Layout) -> tuple[Page, ...]:
    """For each kind, the page of its first record in two languages."""
    pages = [page for page in recipe.all_pages(drawn.site, drawn) if page.template.startswith("kinds/")]
    first = {
        (kind.name, code): next(p for p in pages if p.frame == kind.name and p.language == code)
        for kind in drawn.site.kinds
        for code in LANGUAGES
    }
    return tuple(first.values())


@pytest.mark.parametrize("titles", ["as written", "hostile"])
def test_a_stamped_page_equals_the_ordinary_one(good: Path, tmp_path: Path, titles: str, monkeypatch: Any) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    site, problems = load(good, {})
    assert site is not None
    assert not problems
    drawn = layout(hostile(site) if titles == "hostile" else site, good, None)
    pages = one_of_each_kind(drawn)
    assert len(pages) == 2 * len(site.kinds)

    made = frames(good, drawn, tmp_path / "cache")
    stamped = {file.path: file.data for file in recipe.stamped(pages, drawn, made.frames)}

    monkeypatch.setattr("showcase.mkdocs_plugin.ShowcasePlugin", OrdinaryPages)
    config = load_config(str(good / "mkdocs.yml"), site_dir=str(tmp_path / "ordinary"), site_url=site.settings.address)
    plugin = config.plugins["showcase"]
    assert isinstance(plugin, OrdinaryPages)
    plugin.use(drawn)
    plugin.by_hand, plugin.ordinary = False, pages
    mkdocs_build(config)

    for page in pages:
        assert stamped[page.path].decode() == (tmp_path / "ordinary" / page.path).read_text(encoding="utf-8"), page.url
        assert b"<script" not in stamped[page.path]
        assert b"<i>x</i>" not in stamped[page.path]
    assert titles == "as written" or any(b"{{ 7 * 7 }}" in data for data in stamped.values())


def test_a_filter_that_changes_a_mark_is_found_out() -> None:
    with pytest.raises(FrameError, match="changed a mark"):
        cut(f"<title>{mark('title').replace('&', '&amp;')}</title>", frozenset({"title"}))


def test_a_layout_without_a_place_for_a_hole_is_found_out() -> None:
    with pytest.raises(FrameError, match="no place for: body"):
        cut(f"<title>{mark('title')}</title>", frozenset({"title", "body"}))


def test_a_second_build_does_not_import_mkdocs(good_built: Path) -> None:
    """The frames are kept; a child process says which modules it needed."""
    import subprocess  # noqa: PLC0415

    code = (
        "import sys; from pathlib import Path; from showcase.recipe import build\n"
        f"r = build(Path({str(good_built)!r}), Path({str(good_built / 'again')!r}), {{}})\n"
        "assert r.published and not r.published.problems\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('mkdocs', 'material')))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_broken_cache_is_a_miss(good: Path) -> None:
    first = recipe.build(good, good / "public", {})
    kept = next((good / ".cache" / "frames").glob("*/frames.json"))
    kept.write_text(kept.read_text(encoding="utf-8")[:1000], encoding="utf-8")
    again = recipe.build(good, good / "elsewhere", {})
    assert first.published
    assert again.published
    assert tree_hash(good / "elsewhere") == tree_hash(good / "public")


def test_records_never_enter_the_nav(good: Path, tmp_path: Path, monkeypatch: Any) -> None:
    """A record in MkDocs' nav would be drawn once per page: quadratic."""
    seen: list[str] = []
    original = ShowcasePlugin.on_page_context

    def watch(self: ShowcasePlugin, context: Any, **rest: Any) -> Any:
        seen.extend(page.file.src_uri for page in rest["nav"].pages)
        return original(self, context, **rest)

    monkeypatch.setattr(ShowcasePlugin, "on_page_context", watch)
    site, _ = load(good, {})
    assert site is not None
    frames(good, layout(site, good, None), tmp_path / "cache")
    assert {uri.rpartition("/")[2] for uri in seen} == {"about.md", "legal.md"}
