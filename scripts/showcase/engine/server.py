"""A folder and what makes it → a page in the browser that renews itself after each change."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


def serve(
    folder: Path, make: Callable[[], None], asked: Callable[[str], None], watched: Sequence[Path], port: int
) -> None:
    """Serve on this machine alone until interrupted; `make` runs after every change in `watched`.

    `asked` is told the path of each request, from the site's root, before it is answered.
    """
    logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
    server = LiveReloadServer(builder=make, host="127.0.0.1", port=port, root=str(folder), mount_path="/")
    let_reload(server)
    hear(server, asked)
    for path in watched:
        server.watch(str(path))
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def let_reload(server: Any) -> None:
    """Let the server's own script, by which a page renews itself, run in pages whose policy would stop it."""
    inject = server._inject_js_into_html  # noqa: SLF001 - MkDocs offers no other way

    def free(content: bytes, epoch: int) -> bytes:
        injected: bytes = inject(_POLICY.sub(b"", content, count=1), epoch)
        return injected

    server._inject_js_into_html = free  # noqa: SLF001


def hear(server: Any, asked: Callable[[str], None]) -> None:
    """Tell of each request before it is answered: the path below the address of the site."""

    def answer(environ: dict[str, Any], start: Any) -> Any:
        asked(environ["PATH_INFO"].removeprefix(server.mount_path))
        return server.serve_request(environ, start)

    server.set_app(answer)
