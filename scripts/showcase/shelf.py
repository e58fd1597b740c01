"""A site → a file that holds it record by record; that file → the site again, each record taken out when asked for.

Bodies, pictures and places in files are left out: what is shown of a record on other records' pages is in it, and what
an earlier run found out of all records together. One page can be drawn anew without reading ten thousand files.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from showcase import related, similar, translation, view
from showcase.mapping import Located
from showcase.markdown import Body
from showcase.memory import changed
from showcase.record import Kind, Record
from showcase.site import Key, Site
from showcase.words import Words

_BARE, _NO_BODY = Located({}, {}, {}, {}), Body("", (), (), (), 0)
_SUM, _LENGTH = 16, 8


class _Kept(NamedTuple):
    """A record and what stands about it in the site's indexes."""

    record: Record
    named: tuple[tuple[str, str, str], ...]
    pointing: tuple[Key, ...]
    reaching: tuple[Key, ...]
    likest: similar.Found
    met: Mapping[str, Any]
    near: Mapping[str, tuple[str, str]]
    """By language, the slugs before and after it."""
    changed: Mapping[str, Mapping[str, str]]
    """By language, the fields whose source is another since they were translated, with what it was."""


class AlteredError(Exception):
    """The file is not as it was written."""


def put_away(site: Site, file: Path) -> None:
    """Write the site; a run that is killed leaves the former file whole."""
    found = _Found(similar.likest(site), related.met(site), _orders(site))
    _write(file, site, {key: _part(site, record, found) for key, record in site.records.items()})


def put_back(site: Site, file: Path, keys: Collection[Key]) -> None:
    """Write some records anew, the others as they were put away; nothing is known any more if that was altered."""
    try:
        data, index, _ = _opened(file)
    except AlteredError:
        file.unlink(missing_ok=True)
        return
    found = _Found(similar.likest(site), related.met(site), site.earlier.get(view.__name__) or _orders(site))
    parts = {key: bytes(data[at : at + length]) for key, (at, length) in index.items()}
    _write(file, site, parts | {key: _part(site, site.records[key], found) for key in keys})


class _Found(NamedTuple):
    """What was found out of all records together."""

    likest: Mapping[Key, similar.Found]
    met: Mapping[Key, Mapping[str, Any]]
    near: Mapping[Key, Mapping[str, tuple[str, str]]]


def _part(site: Site, record: Record, found: _Found) -> bytes:
    key = _key(record)
    kept = (
        _bare(record),
        site.named_by(record),
        tuple(_key(other) for other in site.pointing_at(record)),
        tuple(_key(other) for other in site.reaching(record)),
        found.likest.get(key, ()),
        found.met.get(key, {}),
        found.near[key],
        changed(record, site.settings.languages),
    )
    return _summed(pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))


def _write(file: Path, site: Site, parts: Mapping[Key, bytes]) -> None:
    ends = list(accumulate(map(len, parts.values())))
    index = {key: (end - len(part), len(part)) for (key, part), end in zip(parts.items(), ends, strict=True)}
    names = ("settings", "slugs", "strings", "moved", "published", "handmade", "outlines", "known")
    rest = {name: _plain(getattr(site, name)) for name in names}
    head = _summed(pickle.dumps((index, rest), pickle.HIGHEST_PROTOCOL))
    file.parent.mkdir(parents=True, exist_ok=True)
    scratch = file.with_name(f"{file.name}.{os.getpid()}")
    scratch.write_bytes(b"".join((len(head).to_bytes(_LENGTH, "big"), head, *parts.values())))
    scratch.replace(file)


def take_out(file: Path, kinds: tuple[Kind, ...], fresh: Mapping[Key, Record]) -> Site:
    """The site that was put away, with some records as they are now; AlteredError when there is none.

    So does a file that is not as it was written, and a record when it is asked for.
    """
    data, index, rest = _opened(file)
    shelf = _Shelf(data, index, {kind.name: kind for kind in kinds}, fresh)
    by_kind: dict[str, list[str]] = {}
    for kind, slug in index:
        by_kind.setdefault(kind, []).append(slug)
    return Site(
        kinds=kinds,
        records=_Part(shelf, 0),
        _named=_Part(shelf, 1),
        _pointing=_Part(shelf, 2),
        _reaching=_Part(shelf, 3),
        _by_kind={kind: tuple(slugs) for kind, slugs in by_kind.items()},
        earlier={
            similar.__name__: _Part(shelf, 4),
            related.__name__: _Part(shelf, 5),
            view.__name__: _Part(shelf, 6),
            translation.__name__: _Part(shelf, 7, frozenset(fresh)),
        },
        **rest,
    )


def _opened(file: Path) -> tuple[memoryview, dict[Key, tuple[int, int]], dict[str, Any]]:
    """The records' bytes, where each stands among them, and what stands there beside them."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise AlteredError from error
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    return (memoryview(data)[end:], *_read(data[_LENGTH:end]))


class _Shelf:
    """The records of a file, each read once."""

    def __init__(
        self,
        data: memoryview,
        index: Mapping[Key, tuple[int, int]],
        kinds: Mapping[str, Kind],
        fresh: Mapping[Key, Record],
    ) -> None:
        self.index = index
        self._data, self._kinds, self._fresh = data, kinds, fresh
        self._taken: dict[Key, _Kept] = {}

    def take(self, key: Key) -> _Kept:
        if key not in self._taken:
            at, length = self.index[key]
            kept = _Kept(*_read(bytes(self._data[at : at + length])))
            record = self._fresh.get(key) or replace(kept.record, kind=self._kinds[key[0]])
            self._taken[key] = kept._replace(record=record)
        return self._taken[key]


class _Part(Mapping[Key, Any]):
    """One thing of every record, but of those for which it has to be found out again."""

    def __init__(self, shelf: _Shelf, place: int, without: frozenset[Key] = frozenset()) -> None:
        self._shelf, self._place, self._without = shelf, place, without

    def __getitem__(self, key: Key) -> Any:
        if key in self._without:
            raise KeyError(key)
        return self._shelf.take(key)[self._place]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._shelf.index)

    def __len__(self) -> int:
        return len(self._shelf.index)


def _bare(record: Record) -> Record:
    """A record without what only its own page shows; its kind is known from where it stands."""
    texts = {code: replace(text, body=_NO_BODY, located=_BARE, source="") for code, text in record.texts.items()}
    return replace(record, kind=None, texts=texts, located=_BARE, pictures={})  # type: ignore[arg-type]


def _orders(site: Site) -> dict[Key, dict[str, tuple[str, str]]]:
    found: dict[Key, dict[str, tuple[str, str]]] = {key: {} for key in site.records}
    for code in site.settings.languages.codes:
        strings, default = site.strings, site.settings.languages.default
        viewer = view.Viewer(site, code, 0, Words(code, strings.get(code, {}), strings.get(default, {})))
        for kind in site.kinds:
            for slug, near in viewer.order(kind.name).items():
                found[kind.name, slug][code] = near
    return found


def _key(record: Record) -> Key:
    return record.kind.name, record.slug


def _plain(value: Any) -> Any:
    """A value that can be written: a view of a mapping cannot."""
    return dict(value) if isinstance(value, Mapping) else value


def _summed(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SUM).digest() + data


def _read(data: bytes) -> Any:
    if len(data) < _SUM or hashlib.blake2b(data[_SUM:], digest_size=_SUM).digest() != data[:_SUM]:
        raise AlteredError
    return pickle.loads(data[_SUM:])  # noqa: S301 - its sum is right: these are the bytes we wrote
