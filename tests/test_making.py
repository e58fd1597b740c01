"""Pages drawn by several processes: one tree whatever their number, one sentence when one of them cannot go on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from jinja2 import TemplateError

from showcase import making
from showcase.batch import Batch, Studio
from showcase.engine.frames import frames
from showcase.engine.layout import layout
from showcase.making import Desk, Done, make, workers_for
from showcase.problem import MachineError
from showcase.publish import Copy, begun, finish, tree_hash
from showcase.recipe import build, gates, judge
from showcase.terminal import MISUSE, explain
from tests.conftest import GOOD, ROOT
from tests.editing import site_of

CREWS = (1, 2, 4)
PATIENCE = 60.0
ATLAS = "el/projects/atlas/index.html"


@pytest.fixture(scope="module")
def studio(good_built: Path) -> Studio:
    site = site_of(good_built)
    drawn = layout(site, good_built, good_built / ".cache/templates")
    return Studio(site, drawn, frames(good_built, drawn, good_built / ".cache").frames)


def made(studio: Studio, target: Path, workers: int) -> list[Done]:
    """A tree of the pages of records, nothing beside them."""
    with begun(target) as tree:
        done = list(make(Desk(studio, tree), workers))
        finish(tree, [one.put for one in done], lambda _: ())
    return done


def beside(target: Path) -> set[str]:
    return {path.name for path in target.parent.iterdir()}


def test_one_tree_whatever_the_number_of_processes(studio: Studio, good_built: Path, tmp_path: Path) -> None:
    found = {}
    for workers in CREWS:
        target = tmp_path / f"by-{workers}"
        done = made(studio, target, workers)
        found[workers] = (tree_hash(target), {one.put for one in done})
        assert len(done) == len(found[workers][1])
        for put in found[workers][1]:
            assert (target / put.path).read_bytes() == (good_built / "public" / put.path).read_bytes()
    assert found[1] == found[2] == found[4]


def test_a_whole_build_by_many_is_the_build_by_one(
    good: Path, good_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("showcase.recipe.workers_for", lambda _pages: 3)
    result = build(good, tmp_path / "public", {})
    assert result.problems == ()
    assert tree_hash(tmp_path / "public") == tree_hash(good_built / "public")


@pytest.mark.parametrize("workers", CREWS)
def test_what_is_seen_while_drawing_is_enough_to_judge(studio: Studio, tmp_path: Path, workers: int) -> None:
    """Pages of records alone have links that lead nowhere, to the style sheets for one."""
    settings = studio.site.settings
    with begun(tmp_path / "public") as tree:
        done = list(make(Desk(studio, tree), workers))
        told = judge(tree.scratch, settings, done)
        assert told == gates(tree.scratch, settings), "of every page, not of the first that has it"
    assert "link-broken" in {problem.code for problem in told}


def test_what_is_seen_while_drawing_and_not_in_the_files_is_a_fault_of_ours(studio: Studio, tmp_path: Path) -> None:
    settings = studio.site.settings
    with begun(tmp_path / "public") as tree:
        done = list(make(Desk(studio, tree), 1))
        found = {problem.code for problem in judge(tree.scratch, settings, done)}
        assert "title-missing" not in found
        at = next(number for number, one in enumerate(done) if one.put.path == ATLAS)
        page = done[at].seen.page
        assert page is not None
        done[at] = done[at]._replace(seen=done[at].seen._replace(page=replace(page, titles=())))
        with pytest.raises(RuntimeError, match="was seen while pages were drawn") as told:
            judge(tree.scratch, settings, done)
    assert explain(told.value)[1] == MISUSE


@pytest.mark.parametrize("workers", CREWS)
def test_a_disk_that_refuses_is_told_as_if_there_were_one_process(studio: Studio, tmp_path: Path, workers: int) -> None:
    target = tmp_path / "public"
    with pytest.raises(MachineError) as told, begun(target) as tree:  # noqa: PT012 - what `begun` leaves is asked for
        (tree.scratch / ATLAS).mkdir(parents=True)
        list(make(Desk(studio, tree), workers))
    assert str(told.value) == f"«{target}» cannot be written: a file stands where a folder is needed."
    assert beside(target) == {"public.lock"}
    assert multiprocessing.active_children() == []


def test_a_refusal_leaves_the_published_site_as_it_was(studio: Studio, tmp_path: Path) -> None:
    target = tmp_path / "public"
    made(studio, target, 2)
    before, names = tree_hash(target), beside(target)
    with pytest.raises(MachineError), begun(target) as tree:  # noqa: PT012
        (tree.scratch / ATLAS).mkdir(parents=True)
        list(make(Desk(studio, tree), 2))
    assert (tree_hash(target), beside(target)) == (before, names)


def test_the_line_of_a_template_is_told_from_another_process(studio: Studio, good: Path, tmp_path: Path) -> None:
    """Whatever the mistake: a word that is not there, a sentence that cannot be read, a macro that is none."""
    site = site_of(good)
    for mistake in ("{{ gone }}", "{% if %}", "{{ m.gone(1) }}", '{% include "gone.html" %}'):
        (good / "overrides/home.html").write_text(f"<p>\n\n{mistake}\n", encoding="utf-8")
        faulty = Studio(site, layout(site, good, None), studio.frames)
        told = set()
        for workers in (1, 2):
            with pytest.raises(TemplateError) as error, begun(tmp_path / "public") as tree:
                list(make(Desk(faulty, tree), workers))
            sentence, code = explain(error.value)
            told.add((str(sentence), code))
        ((sentence, code),) = told
        assert code == MISUSE
        assert sentence.startswith(("overrides/home.html:3: ", "overrides/gone.html: "))


def for_ever(target: Path) -> None:
    """Draw slowly until killed; each process says that it has begun."""

    def slowly(_desk: Desk, _batch: Batch) -> tuple[Done, ...]:
        sys.stdout.write(".\n")
        sys.stdout.flush()
        time.sleep(0.3)
        return ()

    making.Desk.draw = slowly  # type: ignore[method-assign]
    site = site_of(GOOD)
    with begun(target) as tree:
        list(make(Desk(Studio(site, layout(site, ROOT, None), {}), tree), 2))


def begun_elsewhere(target: Path) -> subprocess.Popen[str]:
    """Two processes at work on a tree, and a third that waits for them."""
    code = f"from pathlib import Path; from tests import test_making; test_making.for_ever(Path({str(target)!r}))"
    options = {"cwd": ROOT, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    child = subprocess.Popen([sys.executable, "-c", code], start_new_session=True, **options)  # type: ignore[call-overload]
    assert [child.stdout.readline() for _ in range(3)] == [".\n"] * 3
    return cast("subprocess.Popen[str]", child)


def test_processes_end_with_the_one_that_began_them_and_hold_no_lock(tmp_path: Path) -> None:
    child = begun_elsewhere(tmp_path / "public")
    child.kill()
    child.communicate(timeout=PATIENCE)  # until nobody holds its output any more: they are all gone
    with begun(tmp_path / "public"):
        assert beside(tmp_path / "public") == {"public.lock", f"public.next-{os.getpid()}"}


def test_an_interruption_ends_all_and_is_told_once(tmp_path: Path) -> None:
    child = begun_elsewhere(tmp_path / "public")
    os.killpg(child.pid, signal.SIGINT)
    _, told = child.communicate(timeout=PATIENCE)
    assert told.count("Traceback") == 1
    assert told.endswith("KeyboardInterrupt\n")
    assert beside(tmp_path / "public") == {"public.lock"}


def test_what_vanished_before_it_was_copied_is_told_in_one_sentence(studio: Studio, tmp_path: Path) -> None:
    with begun(tmp_path / "public") as tree, pytest.raises(MachineError, match="cannot be read"):
        Desk(studio, tree).done(Copy("a.css", tmp_path / "gone.css"))


def test_nobody_is_asked_to_help_with_a_few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 2, 5}, raising=False)
    assert [workers_for(number) for number in (0, making.FEW, making.FEW + 1)] == [1, 1, 3]
    monkeypatch.delattr(os, "sched_getaffinity")
    assert workers_for(10 * making.FEW) == 1, "a system that does not say how many cores are ours"
