"""MkDocs events → frames: a probe is an ordinary page of the ordinary build, whose HTML we keep and do not write."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.config_options import ListOfItems, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from showcase.engine.frame import Frame, cut, mark
from showcase.engine.layout import HOLES, Layout, navigation
from showcase.page import Page
from showcase.shown import Item
from showcase.site import Site

PROBE = "showcase-probe"
"""Slug of a probe; it can be no record's, for no folder of content/ is read under it."""


class Options(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say under `plugins: showcase`."""

    fallback = ListOfItems(Type(str), default=[])
    header = ListOfItems(Type(str), default=[])
    footer = ListOfItems(Type(str), default=[])


class Probes(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Adds the probes to each language's build and keeps the frames drawn from them."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: dict[tuple[str, str], Frame] = {}
        self.handmade: list[Page] = []
        self._layout: Layout | None = None

    def use(self, layout: Layout) -> None:
        """Tell which site the frames are for."""
        self._layout = layout
        self.frames.clear()
        self.handmade.clear()

    @property
    def layout(self) -> Layout:
        """What `use` was told."""
        if self._layout is None:
            raise RuntimeError("no site was given: call `use` first")
        return self._layout

    @property
    def site(self) -> Site:
        """The site the frames are for."""
        return self.layout.site

    @event_priority(-200)  # after mkdocs-static-i18n, which rebuilds every File that it is given
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the probes of the language that is being built, and the pages it borrows from another language."""
        language = self.language(config)
        ours = {config.docs_dir, config.theme.custom_dir}
        for file in [file for file in files if file.src_dir in ours and _over_link(file.src_dir, file.src_uri)]:
            files.remove(file)  # MkDocs would publish whatever the link points at
        for name, codes in self.site.handmade.items():
            original = self.site.settings.languages.fallback(language, codes)
            if original and original != language and not _over_link(config.docs_dir, f"{original}/{name}.md"):
                self._borrow(files, config, name=name, original=original)
        for frame, url in probe_urls(self.site, language).items():
            files.append(_probe(config, url, language=language, frame=frame))
        return files

    def _borrow(self, files: Files, config: MkDocsConfig, *, name: str, original: str) -> None:
        """Show a page in another language: mkdocs-static-i18n knows only its own default one, we have an order."""
        language = self.language(config)
        for file in files.documentation_pages():
            if file.norm_src_uri == f"{name}.md":  # type: ignore[attr-defined]
                files.remove(file)
        # Under the name it would have in this language: so its links lead to the pages of this language.
        file = File.generated(
            config,
            f"{language}/{name}.md",
            abs_src_path=str(Path(config.docs_dir, original, f"{name}.md")),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        url = f"{self.site.settings.languages.prefix(language)}{name}/"
        files.append(_like_i18n(file, url, language=language, original=original, name=f"{name}.md"))

    def language(self, config: MkDocsConfig) -> str:
        """The language that mkdocs-static-i18n is building now."""
        return str(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]

    def on_page_context(
        self,
        context: Any,  # MkDocs' own mapping, open to plugins' keys
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Any,  # noqa: ARG002 - MkDocs passes it by name
    ) -> Any:
        """Give the layout its fillings: marks for a probe, the real ones for a page."""
        language = self.language(config)
        words = self.layout.words(language)
        frame = getattr(page.file, "showcase", None)
        fillings = self.fillings(page, language) if frame is None else {name: mark(name) for name in self.holes()}
        places = navigation(self.site, words)
        context["showcase"] = {
            "fill": fillings,
            "say": words.say,
            "language": language,
            "navigation": places,
            "link": lambda target: "../" * page.url.count("/") + target or "./",
            "prefix": self.site.settings.languages.prefix(language),
            "settings": self.site.settings,
            "home": frame == "home",
            "policy": self.layout.policy,
            "scheme": Markup(self.layout.scheme),  # noqa: S704 - a file of the layout
            "words_of": self.layout.words,
            "programme": next(iter(self.site.all("programme")), None),
        }
        return context

    def fillings(self, page: MkDocsPage, language: str) -> Mapping[str, str]:
        """What a page of the ordinary build puts into the layout."""
        return self.layout.fillings(self.written(page, language))

    def holes(self) -> frozenset[str]:
        """Every hole of a frame."""
        entries = self.layout.entries(self.site.settings.languages.default)
        codes = self.site.settings.languages.codes
        languages = {f"{hole}-{code}" for hole in ("to", "missing") for code in codes}
        return HOLES | languages | {f"here-{entry.section}" for entry in entries}

    @event_priority(-200)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep a probe's HTML; nothing is written for it."""
        frame = getattr(page.file, "showcase", None)
        if frame is None:
            return output
        self.frames[frame, self.language(config)] = cut(output, self.holes())
        return ""

    def written(self, page: MkDocsPage, language: str) -> Page:
        """A page written by hand, as one of ours."""
        languages = self.site.settings.languages
        name = page.file.norm_src_uri.removesuffix(".md")  # type: ignore[attr-defined]
        there = self.site.handmade.get(name, frozenset())
        original = page.file.localization or language  # type: ignore[attr-defined]
        words = self.layout.words(language)
        home = "../" * page.url.count("/") + languages.prefix(language) or "./"
        made = Page(
            url=page.url if page.url != "./" else "",
            language=language,
            frame="handmade",
            section=name,
            title=str(page.meta.get("title") or page.title or name),
            summary=str(page.meta.get("description") or ""),
            template="handmade.html",
            alternates={code: f"{languages.prefix(code)}{name}/" for code in languages.codes},
            translated=there,
            original=original,
            source=PurePath("docs", page.file.localization or "", f"{name}.md").as_posix(),  # type: ignore[attr-defined]
            context={
                "body": Markup(page.content or ""),  # noqa: S704 - pages written by hand are code: reviewed as such
                "words_language": "" if original == language else original,
                "language_name": words.language_name(original),
                "crumbs": (Item(words.say("nav.home"), home),),
                "toc": tuple(Item(html.unescape(entry.title), f"#{entry.id}") for entry in page.toc),
            },
        )
        self.handmade.append(made)
        return made


def probe_urls(site: Site, language: str) -> dict[str, str]:
    """Frame name → the address of its probe: each has the depth of the pages that use it."""
    prefix = site.settings.languages.prefix(language)
    urls = {"home": prefix, "list": f"{prefix}{PROBE}/", "facet": f"{prefix}{PROBE}/of/{PROBE}/"}
    urls["below"] = f"{prefix}{PROBE}/{PROBE}/"
    urls["deep"] = f"{urls['facet']}page/{PROBE}/"
    for kind in site.kinds:
        urls[kind.name] = f"{prefix}{kind.folder}/" if kind.single else f"{prefix}{kind.folder}/{PROBE}/"
    return urls


def _over_link(folder: str | None, path: str) -> bool:
    """Whether a file is a link, or is found in the folder only through one."""
    parts = (PurePath(path), *PurePath(path).parents[:-1])
    return folder is not None and any(Path(folder, part).is_symlink() for part in parts)


def _probe(config: MkDocsConfig, url: str, *, language: str, frame: str) -> File:
    name = f"{language}/{url or 'index'}{PROBE}.md"
    file = File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.showcase = frame  # type: ignore[attr-defined]
    return _like_i18n(file, url, language=language, original=language, name=f"{url}{PROBE}.md")


def _like_i18n(file: File, url: str, *, language: str, original: str, name: str) -> File:
    """Tell of a generated file what mkdocs-static-i18n tells of those it made."""
    file.dest_uri = f"{url}index.html"
    file.url = url or "./"
    file.alternates = {language: file}  # type: ignore[attr-defined]
    file.locale = file.localization = original  # type: ignore[attr-defined]
    file.locale_alternate_of = language  # type: ignore[attr-defined]
    file.norm_src_uri = name  # type: ignore[attr-defined]
    return file
