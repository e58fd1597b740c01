"""A stamped page is, byte for byte, the page MkDocs and Material draw when given the record as an ordinary page."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
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
from showcase.batch import Studio, batches, files
from showcase.engine.frame import FrameError, cut, mark
from showcase.engine.frames import Frames, frames
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
    pages = [page for page in recipe.all_pages(Studio(drawn.site, drawn, {})) if page.template.startswith("kinds/")]
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
    studio = Studio(drawn.site, drawn, made.frames)
    stamped = dict(made[:2] for batch in batches(drawn.site) for made in files(studio, batch))

    monkeypatch.setattr("showcase.mkdocs_plugin.ShowcasePlugin", OrdinaryPages)
    config = load_config(str(good / "mkdocs.yml"), site_dir=str(tmp_path / "ordinary"), site_url=site.settings.address)
    plugin = config.plugins["showcase"]
    assert isinstance(plugin, OrdinaryPages)
    plugin.use(drawn)
    plugin.by_hand, plugin.ordinary = False, pages
    mkdocs_build(config)

    for page in pages:
        assert stamped[page.path].decode() == (tmp_path / "ordinary" / page.path).read_text(encoding="utf-8"), page.url
        assert b"<script>alert" not in stamped[page.path]
        assert b"<i>x</i>" not in stamped[page.path]
    assert titles == "as written" or any(b"{{ 7 * 7 }}" in stamped[page.path] for page in pages)


def test_a_filter_that_changes_a_mark_is_found_out() -> None:
    with pytest.raises(FrameError, match="changed a mark"):
        cut(f"<title>{mark('title').replace('&', '&amp;')}</title>", frozenset({"title"}))


def test_a_layout_without_a_place_for_a_hole_is_found_out() -> None:
    with pytest.raises(FrameError, match="no place for: body"):
        cut(f"<title>{mark('title')}</title>", frozenset({"title", "body"}))


def test_a_second_build_does_not_import_mkdocs(good_built: Path) -> None:
    """The frames are kept; a child process says which modules it needed."""
    code = (
        "import sys; from pathlib import Path; from showcase.recipe import build\n"
        f"r = build(Path({str(good_built)!r}), Path({str(good_built / 'again')!r}), {{}})\n"
        "assert r.published and not r.published.problems\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('mkdocs', 'material')))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def drawn_for(root: Path, environ: Mapping[str, str] | None = None) -> Frames:
    site, problems = load(root, environ or {})
    assert site is not None
    assert not problems
    return frames(root, layout(site, root, None), root / ".cache")


def entries(root: Path) -> set[str]:
    return {path.name for path in (root / ".cache/frames").iterdir()} - {"lock"}


def shorten(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:1000])


def edit(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("<h1", "<h1 title='mine'"), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("frames.json", shorten),
        ("frames.json", Path.unlink),
        ("sum", Path.unlink),
        ("site/about/index.html", edit),
        ("site/about/index.html", Path.unlink),
        ("site/assets", shutil.rmtree),
    ],
)
def test_an_altered_entry_is_a_miss_and_is_told(good: Path, name: str, harm: Callable[[Path], None]) -> None:
    first = drawn_for(good)
    before = tree_hash(first.folder)
    harm(first.folder.parent / name)
    again = drawn_for(good)
    assert again.mended
    assert not first.mended
    assert again.folder == first.folder
    assert tree_hash(again.folder) == before
    assert again.frames == first.frames
    assert not drawn_for(good).mended


def test_a_file_that_was_added_to_an_entry_is_not_published(good: Path) -> None:
    first = drawn_for(good)
    (first.folder / "mine.html").write_text("mine", encoding="utf-8")
    assert "mine.html" not in dict(drawn_for(good).files())


def test_builds_at_once_wait_for_each_other_and_keep_each_others_frames(good: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from showcase.recipe import build\n"
        f"root = Path({str(good)!r})\n"
        "r = build(root, root / sys.argv[1], {'SITE_URL': sys.argv[2]})\n"
        "assert r.published and not r.problems, r"
    )
    one, other = "https://example.org/one/", "https://example.org/other/"
    running = [
        subprocess.Popen([sys.executable, "-c", code, f"to{number}", address], stderr=subprocess.PIPE, text=True)
        for number, address in enumerate((one, one, other))
    ]
    told = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], told
    assert tree_hash(good / "to0") == tree_hash(good / "to1") != tree_hash(good / "to2")
    assert len(entries(good)) == 2


def test_the_newest_entries_stay_and_what_dead_builds_left_goes(good: Path) -> None:
    cache = good / ".cache/frames"
    for number in range(6):
        (cache / f"{number:032x}/site").mkdir(parents=True)
        os.utime(cache / f"{number:032x}", (1000 + number, 1000 + number))
    (cache / f"{7:032x}.4711/site").mkdir(parents=True)
    made = drawn_for(good)
    assert entries(good) == {made.folder.parent.name, *(f"{number:032x}" for number in (3, 4, 5))}


def test_an_entry_in_use_is_not_the_oldest(good: Path) -> None:
    entry = drawn_for(good).folder.parent
    os.utime(entry, (1000, 1000))
    drawn_for(good)
    assert entry.stat().st_mtime > 1000


def test_drawing_leaves_log_and_environment_as_they_were(good: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="mkdocs")
    before = dict(os.environ)
    drawn_for(good)
    assert logging.getLogger("mkdocs").level == logging.INFO
    assert dict(os.environ) == before


@pytest.mark.parametrize(
    ("written", "shown"),
    [({"fr", "en"}, {"fr": "fr", "el": "en", "en": "en"}), ({"en"}, {"fr": "en", "el": "en", "en": "en"})],
)
def test_a_page_by_hand_is_borrowed_in_the_order_of_the_site(
    good: Path, written: set[str], shown: Mapping[str, str]
) -> None:
    for code in written:
        text = f"---\ntitle: Only {code}\n---\n\nText of {code}. [about](about.md)\n"
        (good / f"docs/{code}/only.md").write_text(text, encoding="utf-8")
    result = recipe.build(good, good / "public", {})
    assert result.published
    assert not result.problems
    for code, original in shown.items():
        path = "only/index.html" if code == "fr" else f"{code}/only/index.html"
        html = (good / "public" / path).read_text(encoding="utf-8")
        prefix = "" if original == "fr" else f"{original}/"
        assert f"Text of {original}." in html
        assert f'<html lang="{code}"' in html
        assert (f'<div class="prose" lang="{original}">' in html) == (code != original)
        assert ("notice fallback" in html) == (code != original)
        assert f'rel="canonical" href="https://example.org/petit/{prefix}only/"' in html
        assert 'href="../about/"' in html
    sources = {page.language: page.source for page in drawn_for(good).handmade if page.section == "only"}
    assert sources == {code: f"docs/{original}/only.md" for code, original in shown.items()}


def test_no_link_is_followed(good: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/hostname.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "secret/hostname.md").write_text("secret", encoding="utf-8")
    site, _ = load(good, {})
    assert site is not None
    (good / "docs/fr/folder").symlink_to(tmp_path / "secret")
    (good / "docs/fr/hostname.md").symlink_to(tmp_path / "secret/hostname.md")
    (good / "overrides/assets/hostname.txt").symlink_to(tmp_path / "secret/hostname.txt")
    made = frames(good, layout(site, good, None), tmp_path / "cache")
    assert dict(made.files())
    assert not list(made.folder.rglob("*hostname*"))


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
