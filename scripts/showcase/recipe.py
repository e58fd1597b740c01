"""Check and build, whole: what happens to a site from its folders to its publication, as a table of contents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from showcase import built_file, built_page, search_index
from showcase.built import read_built
from showcase.checks import CHECKS
from showcase.engine.documents import not_found, redirects
from showcase.engine.frame import Frame
from showcase.engine.frames import Frames, frames
from showcase.engine.icons import ICONS_FILE
from showcase.engine.layout import Layout, layout
from showcase.exports import EXPORTS, records
from showcase.gates import GATES
from showcase.kept import keep, recall
from showcase.load import load
from showcase.page import Page
from showcase.pages import MAKERS
from showcase.picture import publish_picture
from showcase.problem import Level, Problem
from showcase.publish import Copy, File, Published, publish
from showcase.search_document import search_documents
from showcase.settings import SETTINGS, read_settings
from showcase.site import Settings, Site
from showcase.unchanged import inputs_sum, tree_sum
from showcase.view import Viewer

CACHE = ".cache"


@dataclass(frozen=True, slots=True)
class Checked:
    """A site, unless it could not be read at all, and everything that is wrong with it, sorted."""

    site: Site | None
    problems: tuple[Problem, ...]

    def blocking(self, *, strict: bool) -> bool:
        """Whether it may not be published."""
        return any(strict or problem.level is Level.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build found and did; `published` is nothing when problems kept it from beginning."""

    problems: tuple[Problem, ...]
    published: Published | None
    records: int = 0
    pages: int = 0
    idle: bool = False
    """Nothing had changed since the last build, which found no problem."""
    mended: bool = False
    """The frames kept from an earlier build had been altered, and were drawn anew."""


def check(root: Path, environ: Mapping[str, str], *, published: frozenset[str] = frozenset()) -> Checked:
    """Read everything and hold it against every law."""
    site, problems = load(root, environ, published=published)
    if site is None:
        return Checked(None, tuple(sorted(problems)))
    broken = tuple(problem for law in CHECKS for problem in law(site))
    return Checked(site, tuple(sorted(problems + broken)))


def build(
    root: Path, target: Path, environ: Mapping[str, str], *, strict: bool = False, search: bool = True
) -> BuildResult:
    """Check, make every page, hold the finished tree against the gates, publish it in one step."""
    before = inputs_sum(root, (read_settings(root, environ), search)) if (root / SETTINGS).is_file() else ""
    if done := _idle(root, target, before):
        return done
    checked = check(root, environ)
    if checked.site is None or checked.blocking(strict=strict):
        return BuildResult(checked.problems, None)
    result = _build(root, target, checked.site, checked.problems, search=search)
    if not result.problems and result.published:
        published = result.published
        numbers = (result.records, result.pages, published.written + published.unchanged, published.size)
        keep(_note(root, target), (__file__,), {b"done": (before, tree_sum(target), numbers)})
    return result


def _build(root: Path, target: Path, site: Site, problems: tuple[Problem, ...], *, search: bool) -> BuildResult:
    drawn = layout(site, root, root / CACHE / "templates")
    made = frames(root, drawn, root / CACHE)
    pages = tuple(all_pages(site, drawn))
    files: tuple[File | Copy, ...] = (
        *stamped(pages, drawn, made.frames),
        *beside(site, drawn, (*pages, *made.handmade)),
        *(findable(site, drawn, (*pages, *made.handmade), root / CACHE / "search") if search else ()),
        *copies(made),
    )
    done = publish(target, files, lambda folder: gates(folder, site.settings, root / CACHE / "built-pages"))
    told = (*problems, *done.problems)
    return BuildResult(told, done, len(site.records), len(pages) + len(made.handmade), mended=made.mended)


def _idle(root: Path, target: Path, before: str) -> BuildResult | None:
    """The last build's result, if neither what the site is made of nor its tree has changed since."""
    inputs, tree, numbers = recall(_note(root, target), (__file__,)).get(b"done", ("", "", ()))
    if not before or inputs != before or tree != tree_sum(target):
        return None
    records, pages, files, size = numbers
    return BuildResult((), Published(unchanged=files, size=size), records, pages, idle=True)


def _note(root: Path, target: Path) -> Path:
    name = hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:16]
    return root / CACHE / "built" / name


def all_pages(site: Site, drawn: Layout) -> Iterator[Page]:
    """Every page made from records, language by language."""
    for code in site.settings.languages.codes:
        viewers: dict[int, Viewer] = {}

        def viewer_at(depth: int, code: str = code, seen: dict[int, Viewer] = viewers) -> Viewer:
            return seen.setdefault(depth, Viewer(site, code, depth, drawn.words(code)))

        for maker in MAKERS:
            yield from maker(site, code, viewer_at)


def stamped(pages: Sequence[Page], drawn: Layout, made: Mapping[tuple[str, str], Frame]) -> Iterator[File]:
    """Each page in its frame."""
    for page in pages:
        frame = made[page.frame, page.language]
        yield File(page.path, frame.fill(drawn.fillings(page)).encode())


def beside(site: Site, drawn: Layout, pages: Sequence[Page]) -> Iterator[File]:
    """Sitemap and its like, redirects, the page for unknown addresses, pictures."""
    for export in EXPORTS:
        for path, data in export(site, pages):
            yield File(path, data)
    for path, data in records.files(pages, drawn):
        yield File(path, data)
    yield File(ICONS_FILE, drawn.icons.encode())
    yield File("404.html", not_found(site, drawn).encode())
    for path, html in redirects(site, drawn):
        yield File(path, html.encode())
    seen: set[str] = set()
    for record in site:
        for data in record.pictures.values():
            picture = publish_picture(data)
            if picture.name not in seen:
                seen.add(picture.name)
                yield File(picture.path, picture.data)


def findable(site: Site, drawn: Layout, pages: Sequence[Page], cache: Path) -> Iterator[File]:
    """What the search of each language looks through."""
    viewers = {code: Viewer(site, code, 0, drawn.words(code)) for code in site.settings.languages.codes}
    yield from search_index.files({code: search_documents(viewer, pages) for code, viewer in viewers.items()}, cache)


def copies(made: Frames) -> Iterator[Copy]:
    """What MkDocs wrote: hand-written pages and assets."""
    for path, source in made.files():
        yield Copy(path, source)


def gates(folder: Path, settings: Settings, cache: Path) -> tuple[Problem, ...]:
    """Everything wrong with a finished tree, sorted; what its pages hold is kept in `cache` by their bytes."""
    languages = settings.languages
    makers = (built_page.__file__, built_file.__file__)
    memory = recall(cache, makers)
    known = memory.keys() | ()
    built = read_built(folder, settings.address, languages.codes, languages.default, memory=memory)
    if memory.keys() != known:
        keep(cache, makers, memory)
    return tuple(sorted(problem for gate in GATES for problem in gate(built)))
