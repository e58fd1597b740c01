from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.editing import change

PATIENCE = 120.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Server:
    """A running `showcase serve`."""

    address: str
    child: subprocess.Popen[bytes]
    log: Path

    def page(self, path: str) -> str:
        """A page as a browser gets it, or nothing while there is none."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - our own machine
                return str(answer.read().decode())
        except OSError:
            return ""

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait(self, words: str, source: Callable[[], str]) -> None:
        """Wait until a page or the log holds these words."""
        end = time.monotonic() + PATIENCE
        while words not in source():
            assert self.child.poll() is None, self.said()
            assert time.monotonic() < end, f"no {words!r} within {PATIENCE} s: {self.said()}"
            time.sleep(0.1)


@contextmanager
def running(good: Path, port: int, *command: str) -> Iterator[Server]:
    """The copy of the good site, served by a program of its own."""
    address, log = f"http://127.0.0.1:{port}/", good.parent / "log.txt"
    environ = {**os.environ, "SITE_URL": address}
    with (
        log.open("wb") as out,
        subprocess.Popen((sys.executable, "-u", "-m", *command), stdout=out, stderr=out, env=environ) as child,
    ):
        try:
            yield Server(address, child, log)
        finally:
            child.kill()


@pytest.fixture
def server(good: Path) -> Iterator[Server]:
    port = free_port()
    with running(good, port, "showcase", "serve", "--root", str(good), "--port", str(port)) as server:
        yield server


def test_mkdocs_serves_the_site_and_renews_of_an_edit_what_shows_it(good: Path) -> None:
    port = free_port()
    with running(good, port, "mkdocs", "serve", "-f", str(good / "mkdocs.yml"), "-a", f"127.0.0.1:{port}") as server:

        def atlas() -> str:
            return server.page("el/projects/atlas/")

        server.wait("Ένα έργο επώασης.", atlas)
        for old, new in (("Ένα έργο επώασης.", "Ένα νέο έργο."), ("Ένα νέο έργο.", "Ένα τελειωμένο έργο.")):
            change(good, "content/projects/atlas/text.el.md", old, new)
            server.wait(new, atlas)
            assert f'href="{server.address}el/projects/atlas/"' in atlas()
        assert server.said().count("Building documentation") == 1, "MkDocs would draw all of it each time"
        server.wait("pagefind", lambda: server.page("assets/search/pagefind.js"))
        change(good, "content/projects/atlas/record.yml", "stage: running", "stage: flying")
        server.wait("value-not-listed", server.said)
        assert "Ένα τελειωμένο έργο." in atlas()
        assert "Traceback" not in server.said()


def test_a_site_is_served_and_renewed_after_each_change(good: Path, server: Server) -> None:
    def atlas() -> str:
        return server.page("el/projects/atlas/")

    server.wait("Ένα έργο επώασης.", atlas)
    assert f'href="{server.address}el/projects/atlas/"' in atlas(), "its pages know where they are served"

    change(good, "content/projects/atlas/text.el.md", "Ένα έργο επώασης.", "Ένα νέο έργο.")
    server.wait("Ένα νέο έργο.", atlas)

    change(good, "content/projects/atlas/record.yml", "stage: running", "stage: flying")
    server.wait("value-not-listed", server.said)
    assert "Ένα νέο έργο." in atlas(), "a problem leaves the last good site"

    change(good, "content/projects/atlas/record.yml", "stage: flying", "stage: completed")
    change(good, "content/projects/atlas/text.el.md", "Ένα νέο έργο.", "Ένα τελειωμένο έργο.")
    server.wait("Ένα τελειωμένο έργο.", atlas)

    server.child.send_signal(signal.SIGINT)
    assert server.child.wait(timeout=PATIENCE) == 0
    assert "Traceback" not in server.said()
    assert f"{server.address} (Ctrl+C ends it)" in server.said()


def test_the_search_index_is_made_when_somebody_searches(good: Path, server: Server) -> None:
    def index() -> str:
        return server.page("assets/search/pagefind.js")

    def made() -> list[Path]:
        return sorted((good / ".cache/serve/site/assets/search").rglob("*.pf_meta"))

    server.wait("<h1", lambda: server.page("el/search/"))
    assert not made()
    server.wait("pagefind", index)
    before = made()
    assert before
    change(good, "content/projects/atlas/text.el.md", "Ένα έργο επώασης.", "Μια εντελώς άλλη πρόταση.")
    server.wait("εντελώς", lambda: server.page("el/projects/atlas/"))
    assert made() != before, "from then on it is renewed as well"


def test_a_folder_without_a_site_is_not_served(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "showcase", "serve", "--root", str(tmp_path), "--port", str(free_port())],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == f"showcase: {tmp_path} holds no site: it needs mkdocs.yml and a folder content/\n"
