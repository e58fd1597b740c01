"""The door for those who know MkDocs: plain `mkdocs build` and `mkdocs serve` give the same pages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from showcase import recipe
from showcase.engine.frames import Frames, wanted
from showcase.engine.layout import layout
from showcase.engine.probes import Probes
from showcase.load import CONTENT, NoSite
from showcase.problem import Level
from showcase.publish import File, write_into

log = get_plugin_logger("showcase")


class ShowcasePlugin(Probes):  # type: ignore[no-untyped-call]
    """Draws the frames like its parent; when MkDocs was started by hand, also stamps every record into them."""

    def __init__(self) -> None:
        super().__init__()
        self.by_hand = True

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the records once, before the first language is built."""
        if not hasattr(self, "layout"):
            self._begin(Path(config.config_file_path).parent, config)
        return config

    def _begin(self, root: Path, config: MkDocsConfig) -> None:
        try:
            checked = recipe.check(root, {**os.environ, "SITE_URL": config.site_url or ""})
        except NoSite as error:
            raise PluginError(str(error)) from error
        for problem in checked.problems:
            told = log.error if problem.level is Level.ERROR else log.warning
            told("%s: %s: %s (%s)", problem.place, problem.code, problem.message, problem.hint)
        if checked.site is None or checked.blocking(strict=False):
            raise PluginError("the records have problems: see above")
        self.use(layout(checked.site, root, None))
        self.by_hand = True

    @event_priority(-200)  # after mkdocs-static-i18n has built every language
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is not MkDocs' own into its folder, and take away what the site does not use."""
        if not self.by_hand or config.plugins["i18n"].building:  # type: ignore[attr-defined]
            return
        folder = Path(config.site_dir)
        made = Frames(self.frames, tuple(self.handmade), folder, fresh=True)
        pages = tuple(recipe.all_pages(self.site, self.layout))
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not wanted(path.relative_to(folder).as_posix()):
                path.unlink()
        files: list[File] = [*recipe.stamped(pages, self.layout, made.frames)]
        files += recipe.beside(self.site, self.layout, (*pages, *made.handmade))
        write_into(folder, files)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Renew the pages after a change of the records, too."""
        root = Path(config.config_file_path).parent
        server.watch(str(root / CONTENT), builder)
        return server
