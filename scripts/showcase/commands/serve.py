"""`showcase serve`: the site in the browser, renewed after each change."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event, Lock
from typing import Annotated

import typer

from showcase import recipe
from showcase.last_build import CACHE
from showcase.load import require_site
from showcase.message import told
from showcase.search_index import FOLDER
from showcase.terminal import Root, Tongue, explain, print_problems, progress, say


def serve(
    root: Root = Path(),
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port on this machine.")] = 8000,
    language: Tongue = None,
) -> None:
    """Show the site at http://127.0.0.1:8000/ and build it again whenever a file changes.

    The search index is made when somebody searches; from then on it is renewed as well.

    Example: showcase serve --port 8080
    """
    from showcase.engine.server import serve as run  # noqa: PLC0415 - brings MkDocs with it

    folder = root / CACHE / "serve" / "site"
    environ = {**os.environ, "SITE_URL": f"http://127.0.0.1:{port}/"}
    alone, searched = Lock(), Event()

    def make() -> None:
        try:
            with alone, progress(told("Building")):
                result = recipe.build(root, folder, environ, search=searched.is_set())
        except Exception as error:  # noqa: BLE001 - one sentence, and the server goes on
            say(told("showcase: {what}", what=explain(error)[0]), language, error=True)
        else:
            print_problems(result.problems, code=language)

    def asked(path: str) -> None:
        """A browser waits for the index, and for whoever makes it already."""
        if path.startswith(f"/{FOLDER}/"):
            with asking:
                if not searched.is_set():
                    searched.set()
                    make()

    asking = Lock()

    require_site(root)
    make()
    folder.mkdir(parents=True, exist_ok=True)
    say(told("{address} (Ctrl+C ends it)", address=f"http://127.0.0.1:{port}/"), language)
    run(folder, make, asked, [root / name for name in ("content", "docs", "overrides", "mkdocs.yml")], port)
