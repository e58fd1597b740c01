"""HTML documents of one language → the files of Pagefind's index over them, asked of Pagefind over a pipe.

Spoken to as its own packages for Node and Python do: JSON in base64, a comma after each message. No file is written: a
thousand small ones going in, and as many coming out, cost a small site more than the index itself, and a disk that has
just deleted them is slow for minutes. The Python package is not used since it waits a tenth of a second per document.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread, Timer
from typing import IO, Any, cast

from showcase.message import template, told
from showcase.problem import MachineError, visible

PATIENCE = 600.0
"""Seconds after which Pagefind is taken to be stuck; it takes three for three thousand pages."""

_CHUNK = 1 << 20


def indexed(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """By path, the files of an index over documents by address, made in a folder where no settings lie.

    What Pagefind cannot read is left out. MachineError when it is not there, or does not come to an end.
    """
    answers = _answers(list(_requests(documents)), folder)
    files = json.loads(base64.b64decode(answers[-1]))["payload"].get("files", ()) if answers else ()
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


def _requests(documents: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex"}
    for address, document in documents.items():
        path = f"{address}index.html"
        yield {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": document.decode()}
    yield {"type": "GetFiles", "index_id": 0}


def _answers(requests: list[dict[str, Any]], folder: Path) -> list[bytes]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    stuck = Event()
    with TemporaryFile() as said:
        try:
            from pagefind_bin import get_executable  # type: ignore[import-untyped]  # noqa: PLC0415 - only to index

            process = subprocess.Popen(
                [str(get_executable()), "--service"],
                cwd=folder,
                env=environ,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
            )
        except (OSError, ImportError) as error:
            sentence = template("The search index cannot be made: pagefind does not start ({reason}).")
            raise MachineError(told(sentence, reason=visible(str(error)))) from error
        asked, answered = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        patience, writer = Timer(PATIENCE, _kill, (process, stuck)), Thread(target=_write, args=(requests, asked))
        with process:
            for thread in (patience, writer):
                thread.start()
            try:
                answers = _read(answered, len(requests))
                code = 0 if answers else process.wait()
            finally:
                patience.cancel()
                process.kill()  # it waits for more
                writer.join()
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
    if stuck.is_set():
        raise MachineError(told("The search index cannot be made: pagefind does not come to an end."))
    if code:
        sentence = template("The search index cannot be made: pagefind ended with {number}.")
        message = told(sentence, number=code)
        short = visible(" ".join(words.split())[:200])
        raise MachineError(told("{what} {words}", what=message, words=short) if short else message)
    return answers


def _kill(process: subprocess.Popen[bytes], stuck: Event) -> None:
    stuck.set()
    process.kill()


def _write(requests: list[dict[str, Any]], pipe: IO[bytes]) -> None:
    """Beside the reading: both pipes hold little, and Pagefind answers while it is still asked."""
    with suppress(OSError):  # it has ended; its code tells why
        for number, payload in enumerate(requests):
            message = {"message_id": number, "payload": payload}
            pipe.write(base64.b64encode(json.dumps(message, ensure_ascii=False).encode()) + b",")


def _read(pipe: IO[bytes], number: int) -> list[bytes]:
    """So many answers, or none if it ended before."""
    chunks = []
    while number and (chunk := pipe.read(_CHUNK)):
        chunks.append(chunk)
        number -= chunk.count(b",")
    return [] if number else b"".join(chunks).split(b",")[:-1]
