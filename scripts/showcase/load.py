"""`content/`, `docs/` and `mkdocs.yml` → a Site and all its problems; the only reading of content.

Only regular files with expected names are opened, links are never followed, and whatever is wrong with one
record, all others are still read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from showcase import limits
from showcase.field import Facts
from showcase.kinds import KINDS
from showcase.known import KNOWN, Known, read_known
from showcase.language import Languages
from showcase.mapping import Located
from showcase.markdown import read_body
from showcase.memory import FILE, read_memory
from showcase.message import Message, template, told
from showcase.opened import entries, read_bytes
from showcase.outline import FILES, Outlines, read_outlines
from showcase.problem import Level, NoSite, Place, Problem
from showcase.read import read_flat, read_text, read_texts, read_yaml
from showcase.record import Kind, Record, Text, decode
from showcase.settings import SETTINGS, read_settings
from showcase.site import Moved, Parts, Settings, Site, site_of
from showcase.slug import check_reserved, check_slug
from showcase.stray import TEXT_NAME, belongs, misnamed, stray
from showcase.undisturbed import undisturbed

CONTENT = "content"
DOCS = "docs"
OVERRIDES = "overrides"

_FOLDERS, _FILES = {"strings", "map", ".schemas"}, {"moved.yml", "known-problems.yml", "README.md"}
"""What stands in `content/` beside the folders of records."""

_ADD_FACTS, _LINK = told("add a file `record.yml`"), told("this is a link to another place")
_Names = Mapping[str, str]
_FLAT_BYTES = limits.FLAT * limits.FILE_BYTES


@dataclass(slots=True)
class _Loader:
    """Reads one site; problems are gathered here, in no order."""

    root: Path
    kinds: tuple[Kind, ...]
    languages: Languages
    problems: list[Problem] = field(default_factory=list)
    codes: tuple[str, ...] = field(init=False)
    names: frozenset[str] = field(init=False)  # of a record's files, but for its pictures

    def __post_init__(self) -> None:
        self.codes = self.languages.codes
        self.names = frozenset(("record.yml", FILE, *(f"text.{code}.md" for code in self.codes)))

    def tell(self, path: str, code: str, message: Message, hint: Message) -> None:
        self.problems.append(Problem(Place(path), code, message, hint))

    def entries(self, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """The plainly named entries of a folder that are no links, sorted, with their paths."""
        for entry in entries(f"{self.root}/{folder}"):
            path = f"{folder}/{entry.name}"
            if entry.is_symlink():
                self.tell(path, "file-is-link", _LINK, told("put the file itself here"))
            else:
                yield path, entry

    def read(self, path: str, limit: int = limits.FILE_BYTES) -> bytes:
        """The bytes of a regular file, at most one more than the limit."""
        return read_bytes(f"{self.root}/{path}", limit)

    def content(self, handmade: frozenset[str]) -> tuple[dict[str, list[Record]], dict[str, frozenset[str]]]:
        """Records and folder names by kind; no record is named like a page at the site's root."""
        records: dict[str, list[Record]] = {}
        slugs: dict[str, frozenset[str]] = {}
        folders = {kind.folder: kind for kind in self.kinds}
        for path, entry in self.entries(CONTENT):
            kind = folders.get(entry.name)
            is_folder = entry.is_dir(follow_symlinks=False)
            if kind and is_folder:
                records[kind.name], slugs[kind.name] = self.kind(kind, path, self.root_names() | handmade)
            elif entry.name not in (_FOLDERS if is_folder else _FILES):
                self.unexpected(path, entry, (*folders, *_FOLDERS, *_FILES))
        for kind in self.kinds:
            folder = f"{CONTENT}/{kind.folder}"
            if kind.single and not kind.optional and not os.path.lexists(self.root / folder):
                hint = told("make the folder {folder} with a record.yml and a text", folder=f"{folder}/")
                message = told("the site has no {kind}", kind=kind.noun)
                self.tell(f"{folder}/record.yml", "file-missing", message, hint)
        return records, slugs

    def hidden(self) -> bool:
        """Whether a whole folder of records or words could not be looked into: the rest cannot be held against it."""
        blamed = {problem.place.path for problem in self.problems}
        return not blamed.isdisjoint(f"{CONTENT}/{name}" for name in ("strings", *(kind.folder for kind in self.kinds)))

    def root_names(self) -> frozenset[str]:
        return frozenset((*self.codes, *(kind.folder for kind in self.kinds)))

    def kind(self, kind: Kind, folder: str, root_names: frozenset[str]) -> tuple[list[Record], frozenset[str]]:
        if kind.single:
            record = self.record(kind, kind.name, folder)
            return [record] if record else [], frozenset({kind.name})
        found: list[Record] = []
        taken = root_names | frozenset(kind.facets.values())
        for path, entry in self.entries(folder):
            if not entry.is_dir(follow_symlinks=False):
                self.unexpected(path, entry, ())
            elif wrong := check_slug(path, entry.name, taken):
                self.problems.append(wrong)
            elif record := self.record(kind, entry.name, path):
                found.append(record)
        return found, frozenset(entry.name for entry in entries(f"{self.root}/{folder}"))

    def record(self, kind: Kind, slug: str, folder: str) -> Record | None:
        before = len(self.problems)
        names = dict(self.files(folder))
        blamed = {problem.place.path for problem in self.problems[before:]}
        located, facts = self.facts(kind, folder, names, blamed)
        texts = {code: text for code, text in self.texts(kind, folder, names, blamed) if text}
        pictures = {name: self.read(names[name], limits.PICTURE_BYTES) for name in names if name not in self.names}
        broken = any(problem.level is Level.ERROR for problem in self.problems[before:])
        path = names.get(FILE)
        memory, problems = read_memory(kind, self.languages, path, self.read(path)) if path else ({}, ())
        self.problems.extend(problems)
        if broken or located is None or facts is None or not texts:
            return None
        return Record(kind, slug, folder, facts, texts, located, pictures, memory)

    def files(self, folder: str) -> Iterator[tuple[str, str]]:
        """Name and path of each file that belongs in a record."""
        for path, entry in self.entries(folder):
            is_file = entry.is_file(follow_symlinks=False)
            if is_file and entry.name in self.names:
                yield entry.name, path
            elif wrong := misnamed(path):
                self.problems.append(wrong)
            elif not is_file or not belongs(entry.name, ("record.yml", FILE), self.codes):
                self.unexpected(path, entry, ("record.yml", *(f"text.{code}.md" for code in self.codes)))
            else:
                yield entry.name, path

    def unexpected(self, path: str, entry: os.DirEntry[str], known: tuple[str, ...]) -> None:
        is_file = entry.is_file(follow_symlinks=False)
        self.problems.append(stray(path, known, self.codes, is_file=is_file))

    def facts(self, kind: Kind, folder: str, names: _Names, blamed: set[str]) -> tuple[Located | None, Facts | None]:
        path = f"{folder}/record.yml"
        if "record.yml" not in names:
            if path not in blamed:
                self.tell(path, "file-missing", told("{label} needs its facts", label=kind.label), _ADD_FACTS)
            return None, None
        located, problems = read_yaml(path, self.read(path))
        self.problems.extend(problems)
        if located is None:
            return None, None
        facts, problems = decode(kind.facts, located, kind.label)
        self.problems.extend(problems)
        return located, facts

    def texts(self, kind: Kind, folder: str, names: _Names, blamed: set[str]) -> Iterator[tuple[str, Text | None]]:
        there = [(match[1], path) for name, path in names.items() if (match := TEXT_NAME.fullmatch(name))]
        linked = any(path.startswith(f"{folder}/text.") for path in blamed)
        if not there and not linked:
            name = f"text.{self.languages.default}.md"
            message = told("{label} needs its words", label=kind.label)
            self.tell(f"{folder}/{name}", "text-missing", message, told("add `{file}`", file=name))
        for code, path in there:
            yield code, self.text(kind, code, path)

    def text(self, kind: Kind, code: str, path: str) -> Text | None:
        written, problems = read_text(path, self.read(path))
        self.problems.extend(problems)
        if written is None:
            return None
        words, problems = decode(kind.words, written.front, kind.text_label, calm=written.calm)
        body, more = read_body(path, written.body, first_line=written.body_line, calm=written.calm)
        self.problems.extend((*problems, *more))
        return Text(code, path, words, body, written.front, written.body) if words and body else None

    def strings(self) -> dict[str, dict[str, str]]:
        """Interface words by language; of a file that is there and not readable, none."""
        names = {f"{code}.yml": code for code in self.codes}
        found = {}
        for name, path in self.named("strings", tuple(names)):
            found[names[name]], _, problems = read_texts(path, self.read(path, _FLAT_BYTES))
            self.problems.extend(problems)
        blamed = {problem.place.path for problem in self.problems}
        return {code: {} for name, code in names.items() if f"{CONTENT}/strings/{name}" in blamed} | found

    def named(self, folder: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Name and path of each file of a folder that may hold only these."""
        place = self.root / CONTENT / folder
        for path, entry in self.entries(f"{CONTENT}/{folder}") if place.is_dir() and not place.is_symlink() else ():
            if entry.name in names and entry.is_file(follow_symlinks=False):
                yield entry.name, path
            else:
                self.unexpected(path, entry, names)

    def outlines(self) -> Outlines:
        files = {name: (path, self.read(path, limits.MAP_BYTES)) for name, path in self.named("map", FILES)}
        outlines, problems = read_outlines(files)
        self.problems.extend(problems)
        return outlines

    def moved(self) -> tuple[Moved, ...]:
        path = f"{CONTENT}/moved.yml"
        found, problems = read_flat(path, self.read(path, _FLAT_BYTES)) if self.has(path) else ({}, ())
        self.problems.extend(problems)
        return tuple(Moved(old, new, place) for old, (new, place) in found.items() if new)

    def known(self) -> tuple[Known, ...]:
        known, problems = read_known(self.read(KNOWN)) if self.has(KNOWN) else ((), ())
        self.problems.extend(problems)
        return known

    def has(self, path: str) -> bool:
        """Whether there is a plain file."""
        return (self.root / path).is_file() and not (self.root / path).is_symlink()

    def handmade(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for code in self.codes:
            if (self.root / DOCS / code).is_dir():
                for path, entry in self.entries(f"{DOCS}/{code}"):
                    name = entry.name.removesuffix(".md")
                    if entry.name.endswith(".md"):
                        found.setdefault(name, set()).add(code)
                    if wrong := check_reserved(path, name, self.root_names()):
                        self.problems.append(wrong)
        return {name: frozenset(codes) for name, codes in sorted(found.items())}

    def links(self, folder: str) -> None:
        """Tell every link below a folder that MkDocs reads: it would follow them."""
        if (self.root / folder).is_dir():
            for path, entry in self.entries(folder):
                if entry.is_dir(follow_symlinks=False):
                    self.links(path)


def require_site(root: Path) -> None:
    """Raise NoSite when the folder holds none."""
    if not (root / SETTINGS).is_file() or not (root / CONTENT).is_dir():
        sentence = template("{folder} holds no site: it needs {file} and a folder {content}")
        raise NoSite(told(sentence, folder=root, file=SETTINGS, content=f"{CONTENT}/"))


def load_record(root: Path, languages: Languages, kind: Kind, slug: str) -> tuple[Record | None, tuple[Problem, ...]]:
    """Read one record again, as the site has it."""
    loader = _Loader(root, (kind,), languages)
    record = loader.record(kind, slug, f"{CONTENT}/{kind.folder}" if kind.single else f"{CONTENT}/{kind.folder}/{slug}")
    return record, tuple(loader.problems)


def load(
    root: Path,
    environ: Mapping[str, str],
    *,
    kinds: tuple[Kind, ...] = KINDS,
    published: frozenset[str] = frozenset(),
) -> tuple[Site | None, tuple[Problem, ...]]:
    """Read a whole site; raises NoSite when the folder holds none."""
    require_site(root)
    linked = [name for name in (SETTINGS, CONTENT, DOCS, OVERRIDES) if (root / name).is_symlink()]
    if linked:
        hint = told("put the file or folder itself here")
        return None, tuple(Problem(Place(name), "file-is-link", _LINK, hint) for name in linked)
    settings, problems = read_settings(root, environ)
    if settings is None:
        return None, problems
    loader = _Loader(root, kinds, settings.languages, list(problems))
    with undisturbed():
        parts = _parts(loader, settings, published)
        site = None if loader.hidden() else site_of(parts)
    return site, tuple(dict.fromkeys(loader.problems))


def _parts(loader: _Loader, settings: Settings, published: frozenset[str]) -> Parts:
    """What the loader finds in the folders of a site."""
    for folder in (DOCS, OVERRIDES):
        loader.links(folder)
    handmade = loader.handmade()
    records, slugs = loader.content(frozenset(handmade))
    return Parts(
        settings=settings,
        kinds=loader.kinds,
        records=tuple(record for kind in loader.kinds for record in records.get(kind.name, ())),
        slugs=slugs,
        strings=loader.strings(),
        moved=loader.moved(),
        known=loader.known(),
        published=published,
        handmade=handmade,
        outlines=loader.outlines(),
    )
