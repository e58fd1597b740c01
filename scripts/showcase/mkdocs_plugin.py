"""The door for those who know MkDocs: plain `mkdocs build` and `mkdocs serve` give the same pages."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from showcase import recipe
from showcase.batch import Studio, batches
from showcase.batch import files as drawn
from showcase.catalog import catalog, preferred
from showcase.checked import check
from showcase.engine.frames import wanted
from showcase.engine.layout import layout
from showcase.engine.probes import PROBE, Probes
from showcase.engine.server import hear, let_reload
from showcase.engine.templates import OVERRIDES
from showcase.last_build import CACHE, BuildResult
from showcase.load import CONTENT
from showcase.message import Message, told
from showcase.problem import Level, MachineError, NoSite, Problem
from showcase.publish import File, write_into
from showcase.renewal import Renewal
from showcase.terminal import explain

log = get_plugin_logger("showcase")

UNTRUE = {
    "mkdocs.plugins.mkdocs_static_i18n.plugin": re.compile(
        "mkdocs_static_i18n: Could not find a homepage for locale '"
    ),
    "mkdocs.commands.build": re.compile(f"Page skipped: '.*{PROBE}\\.md'"),
}
"""Logger → what it says of every good site: each language's home page is stamped, so none stands in MkDocs' nav, and a
probe is skipped on purpose. The first is a warning, and would end every `mkdocs build --strict`."""


def is_true(record: logging.LogRecord) -> bool:
    """Whether a line of the log is news: a logger keeps a function that it is given twice only once."""
    return not UNTRUE[record.name].match(record.getMessage())


class ShowcasePlugin(Probes):  # type: ignore[no-untyped-call]
    """Draws the frames like its parent; when MkDocs was started by hand, also stamps every record into them."""

    def __init__(self) -> None:
        super().__init__()
        self.by_hand = True

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the records once, before the first language is built."""
        if self._layout is None:
            for name in UNTRUE:
                logging.getLogger(name).addFilter(is_true)
            self._begin(Path(config.config_file_path).parent, config)
        return config

    def _begin(self, root: Path, config: MkDocsConfig) -> None:
        try:
            checked = check(root, {**os.environ, "SITE_URL": config.site_url or ""})
        except NoSite as error:
            raise PluginError(_words(error.args[0])) from error
        _tell(checked.problems)
        if checked.site is None or checked.blocking(strict=False):
            raise PluginError(_words(told("the records have problems: see above")))
        self.use(layout(checked.site, root, None))

    @event_priority(-200)  # after mkdocs-static-i18n has built every language
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is not MkDocs' own into its folder, take away what the site does not use, and hold the gates."""
        if not self.by_hand or config.plugins["i18n"].building:  # type: ignore[attr-defined]
            return
        folder = Path(config.site_dir)
        for path in sorted(folder.rglob("*"), reverse=True):  # what a folder holds before the folder
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
            elif path.is_file() and not wanted(path.relative_to(folder).as_posix()):
                path.unlink()
        studio = Studio(self.site, self.layout, self.frames)
        pages = (*recipe.all_pages(studio), *self.handmade)
        files = [File(made.path, made.data) for batch in batches(self.site) for made in drawn(studio, batch)]
        cache = Path(config.config_file_path).parent / CACHE
        try:
            files += recipe.beside(self.site, self.layout, pages)
            files += recipe.findable(studio, pages, cache / "search")
            write_into(folder, files)
        except MachineError as error:
            raise PluginError(_words(error.args[0])) from error
        problems = recipe.gates(folder, self.site.settings)
        _tell(problems)
        if any(problem.level is Level.ERROR for problem in problems):
            raise PluginError(_words(told("the finished pages have problems: see above; do not publish them")))

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:  # noqa: ARG002 - MkDocs' own names
        """Show what MkDocs built, and after each change what we build: of an edit no more than it shows."""
        root = Path(config.config_file_path).parent

        def tell(found: BuildResult | Exception) -> None:
            if isinstance(found, Exception):
                log.error("%s", _words(explain(found)[0]))
            else:
                _tell(found.problems)

        site = Renewal(root, {**os.environ, "SITE_URL": config.site_url or ""}, tell)

        def renew() -> None:
            site.make()
            if site.folder.is_dir():
                server.root = str(site.folder.resolve())

        server.builder = renew
        for folder in (CONTENT, OVERRIDES):
            server.watch(str(root / folder))
        let_reload(server)
        hear(server, lambda path: site.asked(path) if server.root == str(site.folder.resolve()) else None)
        return server


def _words(message: Message) -> str:
    return message.in_language(catalog(preferred(os.environ)))


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        line = log.error if problem.level is Level.ERROR else log.warning
        line("%s: %s: %s (%s)", problem.place, problem.code, _words(problem.message), _words(problem.hint))
