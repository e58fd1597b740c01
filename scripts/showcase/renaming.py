"""A site, a record and its new slug → the new text of every file that names the record, by path.

References are replaced where they stand, links where they lead, `content/moved.yml` gets the addresses that move; not
a comment nor a blank changes. The paths are those from before: whoever writes the files moves the folder.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from showcase.checks.addresses_live import MOVED
from showcase.known import KNOWN
from showcase.mapping import spans
from showcase.memory import BODY, FILE, fingerprint, memory_text, source_of
from showcase.problem import Place
from showcase.record import Kind, Record, references
from showcase.site import Site
from showcase.trail import codes, end

_OUTLINES = "content/map/regions.geojson"
_TARGET = re.compile(r"""(?P<lead>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|href=")(?P<target>[^)\s>"]+)""", re.MULTILINE)
"""Where a text leads to: a link in Markdown, the target of a link that has a name, or a link in HTML."""

Read = Callable[[str], str | None]
"""The text of a file of the site as it is, by its path; None when it is not there."""


class Name(NamedTuple):
    """A record's old and new slug."""

    kind: Kind
    old: str
    new: str

    @property
    def addresses(self) -> tuple[str, str]:
        """Its old and its new address."""
        return f"{self.kind.folder}/{self.old}", f"{self.kind.folder}/{self.new}"


def renamed(site: Site, name: Name, read: Read) -> Mapping[str, str]:
    """What changes, and only that."""
    changed = dict(_changed(site, name, read))
    changed |= dict(_remembered(site, changed))
    return changed


def _changed(site: Site, name: Name, read: Read) -> Iterator[tuple[str, str]]:
    for record in site:
        places = [record.located.place(path) for path, kind, slug in references(record.facts) if _is(kind, slug, name)]
        path = f"{record.path}/record.yml"
        if places:
            yield path, _refer(read(path) or "", places, name)
        for text in record.texts.values():
            yield from _led(text.path, record.address, name, read)
    for page, languages in site.handmade.items():
        for code in sorted(languages):
            yield from _led(f"docs/{code}/{page}.md", "" if page == "index" else page, name, read)
    yield MOVED, _moved(read(MOVED) or "", dict(moves(site, name)), site)
    for path, pattern in ((KNOWN, _known(name)), (_OUTLINES, _outline(name))):
        written = read(path)
        if written and (after := pattern.sub(rf"\g<1>{name.new}\g<2>", written)) != written:
            yield path, after


def _is(kind: str, slug: str, name: Name) -> bool:
    return (kind, slug) == (name.kind.name, name.old)


def _refer(text: str, places: Iterable[Place], name: Name) -> str:
    """Replace the scalars at these places, from the last to the first, in the quotes that they have."""
    bare = text.removeprefix("\ufeff")
    lines = bare.split("\n")
    found = {span.begin: span.end for span in spans(bare.replace("\r\n", "\n"))}
    for place in sorted(places, reverse=True):
        last, column = found[place.line, place.column]
        number = next((n for n in range(place.line, last + 1) if name.old in lines[n - 1]), place.line)
        begin = place.column - 1 if number == place.line else 0
        stop = column - 1 if number == last else len(lines[number - 1])
        line = lines[number - 1]
        written = line[begin:stop]
        after = written.replace(name.old, name.new, 1) if name.old in written else name.new
        lines[number - 1] = line[:begin] + after + line[stop:]
    return text[: len(text) - len(bare)] + "\n".join(lines)


def _led(path: str, address: str, name: Name, read: Read) -> Iterator[tuple[str, str]]:
    """A text whose links lead to the new address, if one led to the old."""
    text = read(path)
    if text is None or name.old not in text:
        return

    def lead(match: re.Match[str]) -> str:
        target, mark, anchor = match["target"].partition("#")
        leads = posixpath.normpath(posixpath.join(address, target)) == name.addresses[0]
        before, slash, after = target.rpartition(name.old)
        return f"{match['lead']}{before}{name.new}{after}{mark}{anchor}" if leads and before and slash else match[0]

    if (after := _TARGET.sub(lead, text)) != text:
        yield path, after


def moves(site: Site, name: Name) -> Iterator[tuple[str, str]]:
    """The published addresses that move: the record's own, and those of the lists narrowed by it."""
    yield name.addresses
    for kind in site.kinds:
        for trail, word in kind.facets.items():
            leads = end(site.kinds, kind, trail).target == name.kind.name
            if leads and any(name.old in codes(site, record, trail) for record in site.all(kind.name)):
                yield f"{kind.folder}/{word}/{name.old}", f"{kind.folder}/{word}/{name.new}"


def _moved(text: str, moves: Mapping[str, str], site: Site) -> str:
    """`moved.yml` with these lines; without those whose address is one of the site again."""
    back = {entry.place.line for entry in site.moved if entry.old in moves.values()}
    lines = [line for number, line in enumerate(text.splitlines(keepends=True), 1) if number not in back]
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return "".join((*lines, *(f"{old}: {new}\n" for old, new in moves.items())))


def _known(name: Name) -> re.Pattern[str]:
    """The record's folder in a path of `known-problems.yml`."""
    return re.compile(rf"(\bcontent/{name.kind.folder}/){name.old}(/)", re.ASCII)


def _outline(name: Name) -> re.Pattern[str]:
    """The region of an outline; of any other kind, nothing."""
    return re.compile(rf'("{name.kind.name}"\s*:\s*"){name.old}(")', re.ASCII)


def _remembered(site: Site, changed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Translations that were current stay so, though the links of their source have changed."""
    for record in site:
        source = source_of(record, site.settings.languages)
        if source.path in changed and (memory := _memory(record, source.source, changed[source.path])):
            yield f"{record.path}/{FILE}", memory


def _memory(record: Record, before: str, text: str) -> str:
    """`translations.yml` with the fingerprint of the source as it is written now."""
    old = fingerprint(before.strip("\n"))
    new = fingerprint(_body(text).strip("\n"))
    memory = {
        code: {field: new if (field, print_) == (BODY, old) else print_ for field, print_ in known.items()}
        for code, known in record.translations.items()
    }
    return memory_text(memory) if memory != record.translations else ""


def _body(text: str) -> str:
    """What stands below the front matter, as it is read."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    first = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return "\n".join(lines[first + 1 :])
