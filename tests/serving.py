"""A folder → a server on this machine that answers as Pages does: packed where it helps, 404.html for the unknown."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv")
"""What a server of static files sends packed; fonts and pictures are packed by themselves."""


@cache
def packed(data: bytes) -> bytes:
    """As small as gzip makes it, and the same on every machine."""
    return gzip.compress(data, 9, mtime=0)


class _Handler(http.server.SimpleHTTPRequestHandler):
    below = ""
    """The path below which the site lives, as it may on Pages; outside it there is nothing."""
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - declared so by its base
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
        ".webp": "image/webp",
    }

    def log_message(self, *_arguments: object) -> None:
        """Say nothing; what was asked is asserted, not read."""

    def translate_path(self, path: str) -> str:
        """The file that an address means."""
        inside = path.startswith(f"/{self.below}")
        return super().translate_path(f"/{path.removeprefix(f'/{self.below}')}" if inside else "/no such file")

    def do_GET(self) -> None:
        """A file, or a folder's index.html, or 404.html."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.split("?")[0].endswith("/"):
            super().do_GET()  # it answers with the way to the folder
            return
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory) / "404.html"
        data, headers = path.read_bytes(), {"Content-Type": self.guess_type(str(path)), "Cache-Control": "max-age=600"}
        if path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data, headers["Content-Encoding"] = packed(data), "gzip"
        self.send_response(200 if found else 404)
        for name, value in (*headers.items(), ("Content-Length", str(len(data)))):
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # a page that is left does not wait for the rest
            self.wfile.write(data)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_arguments: object) -> None:
        """A browser that closes a connection is no error of ours."""


@contextlib.contextmanager
def served(folder: Path, below: str = "") -> Iterator[str]:
    """The folder's address, as long as the block lasts; `below` is a path that ends with a slash."""
    handler = type("Handler", (_Handler,), {"below": below})
    server = _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/{below}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
