"""Who draws: `showcase build` asks processes of this machine or a cluster, and makes the same site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bench.crowd import crowd

from tests.commands.conftest import Showcase

NOBODY = "tcp://127.0.0.1:1"


def test_one_site_whoever_draws(showcase: Showcase, good: Path, tmp_path: Path) -> None:
    options = ("build", "--root", good, "--no-search", "--hash", "--target")
    with crowd(tmp_path, 2) as found:
        alone = showcase(*options, tmp_path / "alone", "--workers", "1")
        three = showcase(*options, tmp_path / "three", "--workers", "3")
        others = showcase(*options, tmp_path / "others", "--executor", "dask", "--scheduler", found.address)
    assert (alone.code, alone.err) == (0, "")
    assert alone == three == others


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--executor", "dask"), "write the address of your Dask scheduler"),
        (("--executor", "dask", "--scheduler", "localhost"), "write the address of your Dask scheduler"),
        (("--executor", "dask", "--scheduler", NOBODY, "--workers", "2"), "a cluster draws with all its workers"),
        (("--scheduler", NOBODY), "a scheduler is asked only with --executor dask"),
        (("--executor", "spark"), "spark"),
        (("--workers", "-1"), "--workers"),
    ],
)
def test_options_that_contradict_each_other_are_told(
    showcase: Showcase, tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    """Before anything is read: there is no site in the folder."""
    ran = showcase("build", "--root", tmp_path, *options)
    assert ran.code == 2
    assert told in " ".join(ran.err.replace("│", " ").split())


def test_a_scheduler_that_does_not_answer_is_told_before_anything_is_drawn(
    showcase: Showcase, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("showcase.cluster.ANSWER", 0.5)
    ran = showcase("build", "--root", good, "--executor", "dask", "--scheduler", NOBODY)
    assert (ran.code, ran.err) == (3, f"showcase: No Dask scheduler answers at {NOBODY}.\n")
    assert not (good / "site").exists()


def test_who_has_no_cluster_imports_nothing_of_one(good: Path) -> None:
    code = (
        "import sys; from showcase.__main__ import main; sys.argv[1:] = ['build', '--root', *sys.argv[1:]];"
        "import atexit; found = {'distributed', 'dask', 'showcase.cluster'};"
        "atexit.register(lambda: print(sorted(found & {*sys.modules})));"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code, good, "--no-search"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
