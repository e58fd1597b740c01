"""A site's folder → the site in a folder of its own, built again whenever it is asked for.

An edit is built in part where it can be. The search index waits until a browser asks for it, and is then renewed too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock

from showcase import recipe
from showcase.last_build import CACHE, BuildResult
from showcase.search_index import FOLDER


class Renewal:
    """One site, built by one thread at a time; `tell` hears what came of each build, or what went wrong.

    A large site that is drawn whole is forked beside the server's threads: processes begun anew would each have to be
    sent all of it. What those threads may hold (their connections) no process that draws asks for.
    """

    def __init__(self, root: Path, environ: Mapping[str, str], tell: Callable[[BuildResult | Exception], None]) -> None:
        self.folder = root / CACHE / "serve" / "site"
        self._root, self._environ, self._tell = root, environ, tell
        self._search = False
        self._alone, self._asking = Lock(), Lock()

    def make(self) -> None:
        """Build what has changed; whatever happens, the last good site stays."""
        with self._alone:
            try:
                found: BuildResult | Exception = recipe.build(
                    self._root, self.folder, self._environ, search=self._search
                )
            except Exception as error:  # noqa: BLE001 - it is told, and the server goes on
                found = error
        self._tell(found)

    def asked(self, path: str) -> None:
        """Make the search index when a browser asks for it the first time; others wait for it."""
        if path.startswith(f"{FOLDER}/"):
            with self._asking:
                if not self._search:
                    self._search = True
                    self.make()
