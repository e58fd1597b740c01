"""A site in batches: every page in exactly one of them, and the same bytes whoever draws it, after whatever else."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from showcase.batch import SIZE, Batch, Studio, batches, files, pages
from showcase.built_page import read_page, read_stamped
from showcase.engine.frame import Stamp
from showcase.engine.frames import frames
from showcase.engine.layout import layout
from showcase.pages import record
from showcase.paths import MARKER
from showcase.site import Site
from tests.conftest import ROOT
from tests.editing import site_of
from tests.growing import grown, twin
from tests.viewing import every_page, good_site

Studios = Callable[[], Studio]


@pytest.fixture(scope="module")
def studios(good_built: Path) -> Studios:
    """Gives a studio that has drawn nothing yet, its site read anew, as another process would have it."""

    def made() -> Studio:
        site = site_of(good_built)
        drawn = layout(site, good_built, good_built / ".cache/templates")
        return Studio(site, drawn, frames(good_built, drawn, good_built / ".cache").frames)

    return made


def batched(site: Site) -> Iterator[tuple[str, Batch]]:
    studio = Studio(site, layout(site, ROOT, None), {})
    for batch in batches(site):
        for page in pages(studio, batch):
            yield page.url, batch


def crowd(count: int) -> Site:
    return grown(*(twin("cluster", "ilios", f"c{n:03}") for n in range(count)))


@pytest.mark.parametrize("count", [0, SIZE - 2, SIZE - 1, 2 * SIZE - 1])
def test_every_page_is_in_one_batch(count: int) -> None:
    site = crowd(count)
    found = [url for url, _ in batched(site)]
    assert len(set(found)) == len(found)
    assert set(found) == {page.url for page in every_page(site)}


def test_no_batch_is_without_a_page_or_larger_than_the_others() -> None:
    site = crowd(2 * SIZE)
    found = dict.fromkeys(batches(site), 0)
    for _, batch in batched(site):
        found[batch] += 1
    some = {batch: number for batch, number in found.items() if batch.kind}
    assert 0 not in some.values()
    assert max(some.values()) == SIZE * len(site.settings.languages.codes)
    assert [batch.first for batch in some if batch.kind == "cluster"] == [0, SIZE, 2 * SIZE]


def test_a_batch_drawn_alone_equals_it_among_the_others(studios: Studios) -> None:
    every = batches(good_site())
    alone = {batch: list(files(studios(), batch)) for batch in every}
    for order in (every, every[::-1], random.Random(7).sample(every, len(every))):  # noqa: S311 - an order
        together = studios()
        assert {batch: list(files(together, batch)) for batch in order} == alone


def test_what_the_batches_draw_is_what_is_published(studios: Studios, good_built: Path) -> None:
    studio = studios()
    drawn = [made[:2] for batch in batches(studio.site) for made in files(studio, batch)]
    assert len(dict(drawn)) == len(drawn)
    for path, data in drawn:
        assert (good_built / "public" / path).read_bytes() == data, path
    published = {path.relative_to(good_built / "public") for path in (good_built / "public").rglob("records.json")}
    assert {Path(path) for path, _ in drawn if path.endswith("records.json")} == published
    assert MARKER not in dict(drawn)


def test_to_list_the_pages_nothing_of_a_record_is_looked_at(studios: Studios, monkeypatch: pytest.MonkeyPatch) -> None:
    def looked(*_arguments: Any) -> dict[str, Any]:
        raise AssertionError

    monkeypatch.setattr(record, "_told", looked)
    studio = studios()
    listed = list(pages(studio, Batch("project")))
    assert listed
    assert all(page.title and page.alternates for page in listed)
    with pytest.raises(AssertionError):
        _ = listed[0].context["facts"]


def test_a_stamped_page_tells_the_gates_what_its_whole_would(studios: Studios) -> None:
    studio = studios()
    pages = [made for batch in batches(studio.site) for made in files(studio, batch) if made.stamp]
    assert len(pages) > 100
    for path, data, stamp in pages:
        assert stamp
        assert read_stamped(path, stamp) == read_page(path, data), path


@pytest.mark.parametrize(
    "body",
    [
        '<h1>Two</h1><a id="x" href="../y/">y</a>',
        '<script>alert(1)</script><p onclick="x()">',
        '</main></body><img src="https://elsewhere.example/x.png">',
        '<base href="/z/"><meta http-equiv="refresh" content="0; url=/there/">',
        '<meta name="robots" content="noindex"><template><a href="/in/">a</a></template>',
    ],
)
def test_so_does_one_that_holds_what_no_template_of_ours_writes(studios: Studios, body: str) -> None:
    studio = studios()
    _, _, stamp = next(made for made in files(studio, batches(studio.site)[-1]) if made.stamp)
    assert stamp
    other = Stamp(stamp.frame, {**stamp.fillings, "body": body})
    assert read_stamped("a/index.html", other) == read_page("a/index.html", other.page.encode())
