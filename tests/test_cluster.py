"""Pages drawn by the workers of a cluster: the tree is that of one process, whoever is killed on the way."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bench.crowd import Crowd, crowd
from jinja2 import TemplateError

from showcase import cluster
from showcase.batch import Batch, Studio, batches
from showcase.engine.frames import frames
from showcase.engine.layout import layout
from showcase.making import Desk, Done, make
from showcase.problem import MachineError
from showcase.publish import begun, finish, tree_hash
from showcase.terminal import MACHINE, MISUSE, explain
from tests.editing import site_of

NOBODY = "tcp://127.0.0.1:1"


@pytest.fixture(scope="module", autouse=True)
def _code_that_stays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A copy of the package for workers, and for what we say of ours: whoever edits it meanwhile disturbs nothing."""
    copy = tmp_path_factory.mktemp("code")
    package = Path(cluster.__file__).parent
    shutil.copytree(package, copy / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(copy))
        patch.setattr(cluster, "__file__", str(copy / package.name / "cluster.py"))
        cluster.versions.cache_clear()
        yield
    cluster.versions.cache_clear()


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    with crowd(tmp_path_factory.mktemp("cluster"), 2) as found:
        yield found


@pytest.fixture(scope="module")
def studio(good_built: Path) -> Studio:
    site = site_of(good_built)
    drawn = layout(site, good_built, good_built / ".cache/templates")
    return Studio(site, drawn, frames(good_built, drawn, good_built / ".cache").frames)


def made(
    studio: Studio, target: Path, workers: int, scheduler: str = "", meanwhile: Callable[[int], None] = lambda _: None
) -> str:
    """The sum of a tree of the pages of records; `meanwhile` is told how many there are so far."""
    done: list[Done] = []
    with begun(target) as tree:
        for one in make(Desk(studio, tree), workers, scheduler):
            done.append(one)
            meanwhile(len(done))
        finish(tree, [one.put for one in done], lambda _: ())
    return tree_hash(target)


def test_one_tree_by_one_two_four_processes_and_by_a_cluster_of_which_one_is_killed(
    studio: Studio, two: Crowd, tmp_path: Path
) -> None:
    """The whole cluster draws first; then one of its two workers is killed while it draws, and another comes."""
    sums = {workers: made(studio, tmp_path / f"by-{workers}", workers) for workers in (1, 2, 4)}
    assert sums[1] == sums[2] == sums[4]
    assert made(studio, tmp_path / "by-cluster", 0, two.address) == sums[1]

    def kill(number: int) -> None:
        if number == 5:
            two.workers[0].kill()
            two.workers[0].wait()
            two.more()

    assert len(batches(studio.site)) > 8 * cluster.AHEAD, "most is still to be drawn when it happens"
    assert made(studio, tmp_path / "by-one-less", 0, two.address, kill) == sums[1]
    assert two.workers[0].poll() == -signal.SIGKILL


def test_when_all_workers_are_gone_nothing_is_published(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ALONE", 0.5)
    with crowd(tmp_path, 1) as only:

        def kill(number: int) -> None:
            if number == 5:
                only.workers[0].kill()

        with pytest.raises(MachineError) as told:
            made(studio, tmp_path / "public", 0, only.address, kill)
        assert explain(told.value)[1] == MACHINE
        assert str(told.value).startswith(
            (f"All workers of {only.address} are gone", f"The scheduler at {only.address}")
        )
        assert {path.name for path in tmp_path.iterdir()} == {"scheduler.json", "public.lock"}

        monkeypatch.setattr(cluster, "ANSWER", 0.5)
        with pytest.raises(MachineError, match=f"^The scheduler at {only.address} has no workers: start some.$"):
            made(studio, tmp_path / "public", 0, only.address)


def test_the_line_of_a_template_is_told_from_another_machine(
    studio: Studio, two: Crowd, good: Path, tmp_path: Path
) -> None:
    for mistake in ("{{ gone }}", "{% if %}", "{{ m.gone(1) }}", '{% include "gone.html" %}'):
        (good / "overrides/home.html").write_text(f"<p>\n\n{mistake}\n", encoding="utf-8")
        faulty = Studio(studio.site, layout(studio.site, good, None), studio.frames)
        with pytest.raises(TemplateError) as error:
            made(faulty, tmp_path / "public", 0, two.address)
        sentence, code = explain(error.value)
        assert code == MISUSE
        assert sentence.startswith(("overrides/home.html:3: ", "overrides/gone.html: "))


def test_workers_that_would_draw_other_pages_are_refused(
    studio: Studio, two: Crowd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "versions", lambda: ("Python 3.11", "jinja2 99.0"))
    with pytest.raises(MachineError) as told:
        made(studio, tmp_path / "public", 0, two.address)
    assert str(told.value).startswith(f"{two.address} does not have what this machine draws with: ")
    assert "jinja2 99.0" in str(told.value)
    monkeypatch.setattr(cluster, "_agree", lambda *_: None)  # one that came later is asked by what it is sent
    with pytest.raises(MachineError, match=r"does not have what this machine draws with: .*jinja2 99\.0"):
        made(studio, tmp_path / "public", 0, two.address)


def test_what_is_asked_of_a_machine_without_this_package_needs_none_of_it() -> None:
    import cloudpickle  # noqa: PLC0415 - comes with the extra

    sent = cloudpickle.dumps(cluster._asked())
    code = f"import pickle, sys; sys.modules['showcase'] = None; print(pickle.loads({sent!r})())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("()\n", "")


@pytest.mark.parametrize("address", [NOBODY, "tcp://nowhere.invalid:8786"])
def test_a_scheduler_that_does_not_answer_is_told(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 0.5)
    with pytest.raises(MachineError, match=f"^No Dask scheduler answers at {address}.$"):
        made(studio, tmp_path / "public", 0, address)
    assert {path.name for path in tmp_path.iterdir()} == {"public.lock"}


def test_without_dask_it_is_told_what_installs_it(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MachineError, match=r"pip install --require-hashes -r requirements-cluster\.txt$"):
        made(studio, tmp_path / "public", 0, NOBODY)


def test_a_worker_is_sent_no_more_than_the_site_as_it_is(studio: Studio) -> None:
    parcel = cluster.packed(studio)
    assert parcel == cluster.packed(studio), "what it is made of, and nothing of when or where"
    again = cluster._studio(parcel)[0]
    batch = Batch(studio.site.kinds[0].name)
    assert cluster._files(again, batch) == cluster._files(studio, batch)
