"""What is searched, by language → the files with which a browser searches it: one Pagefind index per language.

Each language's index is kept between runs behind the sum of its documents: a change of one text indexes one language.
Pagefind finds inflected and unaccented words. It is not asked which page is of which kind: its own filters come out in
another order at each run, and equal input must give equal bytes.
"""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from showcase import disk
from showcase.kept import keep, recall
from showcase.message import template, told
from showcase.problem import MachineError, quote, visible
from showcase.publish import File
from showcase.search_document import SearchDocument

FOLDER = "assets/search"
"""Where the published index lies."""
PATIENCE = 600.0
"""Seconds after which Pagefind is taken to be stuck; it takes three for three thousand pages."""

_ENTRY, _SCRIPTS = "pagefind-entry.json", ("pagefind.js", "pagefind-worker.js")
_SIGNED = len(b"pagefind_dcd")
"""Bytes of the signature before what a file of Pagefind's holds."""
_LOCK, _WORK = "lock", "work-"

_Files = dict[str, bytes]


def files(found: Mapping[str, Sequence[SearchDocument]], cache: Path) -> Iterator[File]:
    """Every file that searching needs, for all languages that have something to be found.

    MachineError when Pagefind is not there or does not do its work.
    """
    return _together((_index(code, pages, cache) for code, pages in found.items() if pages), cache)


def revised(fresh: Mapping[str, Sequence[SearchDocument]], keys: Mapping[str, bytes], cache: Path) -> tuple[File, ...]:
    """The same after some documents have changed; nothing if the others are not kept under these keys any more."""
    made = []
    for code, key in keys.items():
        values = recall(cache / code, (__file__,))
        if values.get(b"key") != key:
            return ()
        news = {page.address: page for page in fresh.get(code, ())}
        pages = [SearchDocument(*kept) for kept in values[b"documents"]] if news else []
        made.append(_index(code, [news.get(page.address, page) for page in pages], cache) if news else values[b"files"])
    return tuple(_together(made, cache))


def keys(codes: Iterable[str], cache: Path) -> dict[str, bytes]:
    """What each language's index was last made of."""
    found = {code: recall(cache / code, (__file__,)).get(b"key") for code in codes}
    return {code: key for code, key in found.items() if key}


def _together(parts: Iterable[_Files], cache: Path) -> Iterator[File]:
    together: _Files = {}
    entry: dict[str, Any] = {"languages": {}}
    try:
        for made in parts:
            part = json.loads(made[_ENTRY])
            entry = {**part, "languages": {**entry["languages"], **part["languages"]}}
            together |= made
        if together:
            together[_ENTRY] = _json(entry)
        for path, data in sorted(together.items()):
            yield File(f"{FOLDER}/{path}", data)
    finally:
        _sweep(cache)


def _index(code: str, pages: Sequence[SearchDocument], cache: Path) -> _Files:
    """One language's index, from the cache or made anew; an entry that was altered is none."""
    documents = {page.address: page.document(code) for page in pages}
    key = _sum(pages, documents)
    if (kept := _kept(cache / code, key)) is not None:
        return kept
    with _alone(cache):
        if (kept := _kept(cache / code, key)) is None:  # another build was at it
            kept = _made(code, pages, documents, cache)
            plain = [astuple(page) for page in pages]
            keep(cache / code, (__file__,), {b"key": key, b"files": kept, b"documents": plain})
    return kept


def _kept(file: Path, key: bytes) -> _Files | None:
    values = recall(file, (__file__,))
    return values[b"files"] if values.get(b"key") == key else None


def _sum(pages: Sequence[SearchDocument], documents: Mapping[str, bytes]) -> bytes:
    digest = hashlib.sha256(importlib.metadata.version("pagefind_bin").encode())
    for page in pages:
        digest.update(repr((page.address, page.kind, documents[page.address])).encode())
    return digest.digest()


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """Let one build at a time index, or sweep."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / _LOCK).open("wb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _sweep(cache: Path) -> None:
    """Delete what Pagefind was given, here or by a build that was killed.

    Once all is put into the site: for seconds after thousands of files were deleted, ext4 is ten times as slow to make
    new ones, since it looks at each of their places and takes none of them.
    """
    if any(cache.glob(f"{_WORK}*")):
        with _alone(cache):
            for folder in sorted(cache.glob(f"{_WORK}*")):
                shutil.rmtree(folder, ignore_errors=True)


def _made(code: str, pages: Sequence[SearchDocument], documents: Mapping[str, bytes], cache: Path) -> _Files:
    """Have Pagefind read the documents, and take of what it writes what searching needs."""
    work = mkdtemp(dir=cache, prefix=_WORK)
    for address, document in documents.items():
        disk.make_folders(work, f"site/{address.rstrip('/')}")
        disk.write(f"{work}/site/{address}index.html", document)
    index = Path(work, "index")
    index.mkdir()
    _run(work)
    written = {path: (index / path).read_bytes() for path in sorted(disk.walk(index)[0])}
    entry = json.loads(written.get(_ENTRY, b'{"languages": {}}'))
    if sum(language["page_count"] for language in entry["languages"].values()) != len(pages):
        sentence = template("The search index of {language} came out incomplete: pagefind did not read every page.")
        raise MachineError(told(sentence, language=quote(code)))
    engines = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    wanted = {_ENTRY, *_SCRIPTS, *engines}
    return {
        **{path: data for path, data in written.items() if path in wanted or path.endswith(".pf_meta") or "/" in path},
        f"kinds.{code}.json": _kinds(pages, written),
    }


def _run(work: str) -> None:
    """Run Pagefind where no settings of anybody's lie, and say in one sentence how it failed."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        from pagefind_bin import get_executable  # type: ignore[import-untyped]  # noqa: PLC0415 - only to make an index

        command = [str(get_executable()), "--site", "site", "--output-path", "index", "--silent"]
        done = subprocess.run(
            command, cwd=work, env=environ, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, ImportError) as error:
        sentence = template("The search index cannot be made: pagefind does not start ({reason}).")
        raise MachineError(told(sentence, reason=visible(str(error)))) from error
    except subprocess.TimeoutExpired as error:
        message = told("The search index cannot be made: pagefind does not come to an end.")
        raise MachineError(message) from error
    if done.returncode:
        said = visible(" ".join((done.stderr or done.stdout).split())[:200])
        sentence = template("The search index cannot be made: pagefind ended with {number}.")
        message = told(sentence, number=done.returncode)
        raise MachineError(told("{what} {words}", what=message, words=said) if said else message)


def _kinds(pages: Sequence[SearchDocument], written: Mapping[str, bytes]) -> bytes:
    """By kind, the names under which Pagefind knows the pages: results are grouped before any of them is fetched."""
    kinds = {f"/{page.address}": page.kind for page in pages}
    found: dict[str, list[str]] = {}
    for path, data in written.items():
        folder, _, name = path.partition("/")
        if folder == "fragment":
            address = json.loads(gzip.decompress(data)[_SIGNED:])["url"]
            found.setdefault(kinds[address], []).append(name.partition(".")[0])
    return _json(found)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
