"""`showcase serve`: the site in the browser, renewed after each change."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from showcase.last_build import BuildResult
from showcase.load import require_site
from showcase.message import told
from showcase.renewal import Renewal
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

    def tell(found: BuildResult | Exception) -> None:
        if isinstance(found, Exception):
            say(told("showcase: {what}", what=explain(found)[0]), language, error=True)
        else:
            print_problems(found.problems, code=language)

    site = Renewal(root, {**os.environ, "SITE_URL": f"http://127.0.0.1:{port}/"}, tell)

    def make() -> None:
        with progress(told("Building")):
            site.make()

    require_site(root)
    make()
    site.folder.mkdir(parents=True, exist_ok=True)
    say(told("{address} (Ctrl+C ends it)", address=f"http://127.0.0.1:{port}/"), language)
    run(site.folder, make, site.asked, [root / name for name in ("content", "docs", "overrides", "mkdocs.yml")], port)
