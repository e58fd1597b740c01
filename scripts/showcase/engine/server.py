"""A folder and what makes it → a page in the browser that renews itself after each change."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


class _Server(LiveReloadServer):
    """Lets its own script, by which a page renews itself, run in pages whose policy would stop it."""

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        free = _POLICY.sub(b"", content, count=1)
        injected: bytes = super()._inject_js_into_html(free, epoch)  # type: ignore[no-untyped-call]
        return injected


def serve(folder: Path, make: Callable[[], None], watched: Sequence[Path], port: int) -> None:
    """Serve on this machine alone until interrupted; `make` runs after every change in `watched`."""
    logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
    server = _Server(builder=make, host="127.0.0.1", port=port, root=str(folder), mount_path="/")
    for path in watched:
        server.watch(str(path))
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
