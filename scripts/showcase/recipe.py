"""Check and build, whole: what happens to a site from its folders to its publication, as a table of contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from showcase import search_index
from showcase.amendment import Amendment
from showcase.batch import Studio, batches, pages
from showcase.built import built_of, read_built
from showcase.checked import check
from showcase.crew import HERE, Crew
from showcase.edited import edited
from showcase.engine.documents import not_found, redirects
from showcase.engine.frames import Frames, frames
from showcase.engine.icons import ICONS_FILE, icons
from showcase.engine.layout import Layout, layout
from showcase.exports import EXPORTS, sources
from showcase.gates import GATES
from showcase.kinds import KINDS
from showcase.last_build import CACHE, BuildResult, LastBuild, idle, last_build, remember
from showcase.making import Desk, Done, make, workers_for
from showcase.page import Page
from showcase.picture import publish_picture
from showcase.problem import Problem
from showcase.publish import Copy, File, Published, amend, begun, finish
from showcase.revision import SEARCH, revised, shelf
from showcase.search_document import search_documents
from showcase.settings import read_settings
from showcase.shelf import put_away, put_back
from showcase.site import Settings, Site


def build(  # noqa: PLR0913 - a site, and five wishes that have a usual answer
    root: Path,
    target: Path,
    environ: Mapping[str, str],
    *,
    strict: bool = False,
    search: bool = True,
    last: LastBuild | None = None,
    crew: Crew = HERE,
) -> BuildResult:
    """Check, make every page, hold the finished tree against the gates, publish it in one step.

    `last` is what is known of the last build, for whom has looked already; `crew` is who draws.
    """
    last = last or last_build(root, target, environ, search=search)
    if last.idle:
        return idle(last)
    if (result := _revised(last)) is not None:
        return result
    checked = check(root, environ)
    if checked.site is None or checked.blocking(strict=strict):
        return BuildResult(checked.problems, None)
    if not checked.problems and (result := _edited(last, checked.site)) is not None:
        return result
    result = _build(root, target, checked.site, checked.problems, crew, search=search)
    if not result.problems and result.published:
        published = result.published
        put_away(checked.site, shelf(last))
        remember(
            last, (result.records, result.pages, published.written + published.unchanged, published.size), _keys(last)
        )
    return result


def _revised(last: LastBuild) -> BuildResult | None:
    """What became of a change that stands on one page; nothing where more is to be done."""
    found = revised(last, KINDS) if last.numbers else None
    return _amended(last, found) if found else None


def _edited(last: LastBuild, site: Site) -> BuildResult | None:
    """The same for one that stands on many, in a site without problems."""
    found = edited(last, site, KINDS) if last.numbers else None
    return _amended(last, found) if found else None


def _amended(last: LastBuild, amendment: Amendment) -> BuildResult:
    """Change some files of the published site, and keep what the next build is to know."""
    files, gone, site, keys, mended = amendment
    records, pages, count, size = last.numbers
    old = sum(
        path.stat().st_size for name in (*(file.path for file in files), *gone) if (path := last.target / name).exists()
    )
    news = sum(not (last.target / file.path).exists() for file in files)
    if files or gone:
        amend(last.target, files, gone)
    size += sum(len(file.data) for file in files) - old
    count += news - len(gone)
    touched = [file.path for file in files] if not news and not gone else None
    if keys:
        put_back(site, shelf(last), keys)
    remember(last, (records, pages, count, size), _keys(last), touched)
    published = Published((), len(files), count - len(files), len(gone), size)
    return BuildResult((), published, records, pages, mended=mended)


def _keys(last: LastBuild) -> dict[str, bytes]:
    """What the search indexes were made of, so that the next build can tell them from others'."""
    languages = read_settings(last.root, {})[0]
    return search_index.keys(languages.languages.codes, last.root / SEARCH) if last.search and languages else {}


def _build(
    root: Path, target: Path, site: Site, problems: tuple[Problem, ...], crew: Crew, *, search: bool
) -> BuildResult:
    drawn = layout(site, root, root / CACHE / "templates")
    made = frames(root, drawn, root / CACHE)
    studio = Studio(site, drawn, made.frames)
    listed = (*all_pages(studio), *made.handmade)
    with begun(target) as tree:
        desk = Desk(studio, tree)
        done = list(make(desk, crew.workers or workers_for(len(listed)), crew.scheduler))
        done += map(desk.done, beside(site, drawn, listed))
        done += map(desk.done, copies(made))
        if search:
            done += map(desk.done, findable(studio, listed, root / SEARCH))
        result = finish(tree, [one.put for one in done], lambda folder: judge(folder, site.settings, done))
    return BuildResult((*problems, *result.problems), result, len(site.records), len(listed), mended=made.mended)


def all_pages(studio: Studio) -> Iterator[Page]:
    """Every page made from records; what stands on it is found out when somebody looks."""
    for batch in batches(studio.site):
        yield from pages(studio, batch)


def beside(site: Site, drawn: Layout, pages: Sequence[Page]) -> Iterator[File]:
    """Sitemap and its like, redirects, the page for unknown addresses, pictures, what the form opens."""
    for export in EXPORTS:
        for path, data in export(site, pages):
            yield File(path, data)
    yield File(ICONS_FILE, icons(site, drawn.environment, drawn.overrides).encode())
    yield File("404.html", not_found(site, drawn).encode())
    for path, html in redirects(site, drawn):
        yield File(path, html.encode())
    for path, data in sources.files(drawn.overrides.parent, site, site):
        yield File(path, data)
    seen: set[str] = set()
    for record in site:
        for data in record.pictures.values():
            picture = publish_picture(data)
            if picture.name not in seen:
                seen.add(picture.name)
                yield File(picture.path, picture.data)


def findable(studio: Studio, pages: Sequence[Page], cache: Path) -> Iterator[File]:
    """What the search of each language looks through."""
    viewers = {code: studio.viewer(code, 0) for code in studio.site.settings.languages.codes}
    yield from search_index.files({code: search_documents(viewer, pages) for code, viewer in viewers.items()}, cache)


def copies(made: Frames) -> Iterator[Copy]:
    """What MkDocs wrote: hand-written pages and assets."""
    for path, source in made.files():
        yield Copy(path, source)


def judge(folder: Path, settings: Settings, done: Sequence[Done]) -> tuple[Problem, ...]:
    """Everything wrong with a tree whose files were seen when they were put there; each page is told, not the first.

    RuntimeError: a bug of ours, what was seen then is not in the files.
    """
    built = built_of(folder, settings.address, settings.languages, {one.put.path: one.seen for one in done})
    seen = {problem.code for gate in GATES for problem in gate(built)}
    found = gates(folder, settings) if seen else ()
    if missing := seen - {problem.code for problem in found}:
        raise RuntimeError(f"{sorted(missing)} was seen while pages were drawn, and is not in the finished files")
    return found


def gates(folder: Path, settings: Settings) -> tuple[Problem, ...]:
    """Everything wrong with a finished tree, sorted."""
    built = read_built(folder, settings.address, settings.languages)
    return tuple(sorted(problem for gate in GATES for problem in gate(built)))
