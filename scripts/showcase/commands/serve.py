"""`showcase serve`: the site in the browser, renewed after each change."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from showcase import recipe
from showcase.terminal import Root, print_problems


def serve(
    root: Root = Path(),
    port: Annotated[int, typer.Option("--port", help="Port on this machine.")] = 8000,
) -> None:
    """Show the site at http://127.0.0.1:8000/ and build it again whenever a file changes.

    Example: showcase serve --port 8080
    """
    from showcase.engine.server import serve as run  # noqa: PLC0415 - brings MkDocs with it

    folder = root / recipe.CACHE / "serve" / "site"
    environ = {**os.environ, "SITE_URL": f"http://127.0.0.1:{port}/"}

    def make() -> None:
        result = recipe.build(root, folder, environ)
        print_problems(result.problems)

    make()
    typer.echo(f"http://127.0.0.1:{port}/ (Ctrl+C ends it)")
    run(folder, make, [root / name for name in ("content", "docs", "overrides", "mkdocs.yml")], port)
