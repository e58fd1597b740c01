"""What is searched, by language → the files with which a browser searches it: one Pagefind index per language.

Each language's index is kept between runs behind the sum of its documents: a change of one text indexes one language.
Pagefind finds inflected and unaccented words. It is not asked which page is of which kind: its own filters come out in
another order at each run, and equal input must give equal bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

from showcase import pagefind
from showcase.kept import keep, recall
from showcase.message import template, told
from showcase.problem import MachineError, quote
from showcase.publish import File
from showcase.search_document import SearchDocument, is_found

FOLDER = "assets/search"
"""Where the published index lies."""

_ENTRY, _SCRIPTS = "pagefind-entry.json", ("pagefind.js", "pagefind-worker.js")
_SIGNED = len(b"pagefind_dcd")
"""Bytes of the signature before what a file of Pagefind's holds."""
_MODULES = (__file__, pagefind.__file__)
"""Whose change lets go of what is kept."""

_Files = dict[str, bytes]


def files(found: Mapping[str, Sequence[SearchDocument]], cache: Path) -> Iterator[File]:
    """Every file that searching needs, for all languages that have something to be found.

    MachineError when Pagefind is not there or does not do its work.
    """
    return _together(_index(code, pages, cache) for code, pages in found.items() if pages)


def revised(fresh: Mapping[str, Sequence[SearchDocument]], keys: Mapping[str, bytes], cache: Path) -> tuple[File, ...]:
    """The same after some documents have changed; nothing if the others are not kept under these keys any more."""
    made = []
    for code, key in keys.items():
        values = recall(cache / code, _MODULES)
        if values.get(b"key") != key:
            return ()
        news = {page.address: page for page in fresh.get(code, ())}
        pages = [SearchDocument(*kept) for kept in values[b"documents"]] if news else []
        if not (news.keys() <= {page.address for page in pages} and all(map(is_found, news.values()))):
            return ()
        made.append(_index(code, [news.get(page.address, page) for page in pages], cache) if news else values[b"files"])
    return tuple(_together(made))


def keys(codes: Iterable[str], cache: Path) -> dict[str, bytes]:
    """What each language's index was last made of."""
    found = {code: recall(cache / code, _MODULES).get(b"key") for code in codes}
    return {code: key for code, key in found.items() if key}


def _together(parts: Iterable[_Files]) -> Iterator[File]:
    together: _Files = {}
    entry: dict[str, Any] = {"languages": {}}
    for made in parts:
        part = json.loads(made[_ENTRY])
        entry = {**part, "languages": {**entry["languages"], **part["languages"]}}
        together |= made
    if together:
        together[_ENTRY] = _json(entry)
    for path, data in sorted(together.items()):
        yield File(f"{FOLDER}/{path}", data)


def _index(code: str, pages: Sequence[SearchDocument], cache: Path) -> _Files:
    """One language's index, from the cache or made anew; an entry that was altered is none."""
    documents = {page.address: page.document(code) for page in pages}
    key = _sum(pages, documents)
    if (kept := _kept(cache / code, key)) is not None:
        return kept
    made = _made(code, pages, documents, cache)
    keep(cache / code, _MODULES, {b"key": key, b"files": made, b"documents": [astuple(page) for page in pages]})
    return made


def _kept(file: Path, key: bytes) -> _Files | None:
    values = recall(file, _MODULES)
    return values[b"files"] if values.get(b"key") == key else None


def _sum(pages: Sequence[SearchDocument], documents: Mapping[str, bytes]) -> bytes:
    digest = hashlib.sha256(importlib.metadata.version("pagefind_bin").encode())
    for page in pages:
        digest.update(repr((page.address, page.kind, documents[page.address])).encode())
    return digest.digest()


def _made(code: str, pages: Sequence[SearchDocument], documents: Mapping[str, bytes], cache: Path) -> _Files:
    """Have Pagefind read the documents, and take of what it makes what searching needs."""
    cache.mkdir(parents=True, exist_ok=True)
    written = pagefind.indexed(documents, cache)
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
