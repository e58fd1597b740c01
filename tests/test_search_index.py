"""The search index: equal bytes for equal input, kept and mended by language, every failure in one sentence."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from showcase import pagefind, recipe, search_index
from showcase.problem import MachineError
from showcase.search_document import SearchDocument
from showcase.terminal import explain
from tests.conftest import copy_good
from tests.searching import LANGUAGES, five, write_text

FOUND = {
    "fr": (
        SearchDocument(
            "projects/a/", "project", "Ports", "Des pêcheurs.", "<p>Un quai.</p>", names=("PP",), note="Projet"
        ),
        SearchDocument("about/", "page", "À propos", "Ce site.", "<p>Des mots.</p>"),
    ),
    "el": (SearchDocument("projects/a/", "project", "Λιμάνια", "Ψαράδες.", "<p>Μία αποβάθρα.</p>"),),
    "en": (),
}


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Pagefind was asked to index first, each time that it was."""
    asked: list[str] = []
    indexed = pagefind.indexed

    def counted(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
        asked.append(next(iter(documents)))
        return indexed(documents, folder)

    monkeypatch.setattr(pagefind, "indexed", counted)
    return asked


def made(cache: Path, found: object = None) -> dict[str, bytes]:
    return {file.path: file.data for file in search_index.files(found or FOUND, cache)}  # type: ignore[arg-type]


def fragment(data: bytes) -> dict[str, object]:
    parsed: dict[str, object] = json.loads(gzip.decompress(data)[12:])
    return parsed


def test_only_what_searching_needs_is_published(cache: Path) -> None:
    names = {path.removeprefix("assets/search/") for path in made(cache)}
    assert {name for name in names if "/" not in name and not name.endswith(".pf_meta")} == {
        "kinds.el.json",
        "kinds.fr.json",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        "wasm.el.pagefind",
        "wasm.fr.pagefind",
    }
    assert {name.split("/")[0] for name in names if "/" in name} == {"fragment", "index"}


def test_a_language_without_engine_of_its_own_gets_the_common_one(cache: Path) -> None:
    page = SearchDocument("a/", "page", "Tere", "Sõnad.", "<p>Sõnad.</p>")
    files = made(cache, {"et": (page,), "fr": FOUND["fr"]})
    assert {path for path in files if "wasm." in path} == {
        f"assets/search/wasm.{'et' if 'assets/search/wasm.et.pagefind' in files else 'unknown'}.pagefind",
        "assets/search/wasm.fr.pagefind",
    }


def test_each_language_has_an_index_of_its_own(cache: Path) -> None:
    files = made(cache)
    entry = json.loads(files["assets/search/pagefind-entry.json"])
    assert {code: language["page_count"] for code, language in entry["languages"].items()} == {"fr": 2, "el": 1}
    pages = {path.split("/")[-1].split(".")[0]: fragment(data) for path, data in files.items() if "/fragment/" in path}
    kinds = {code: json.loads(files[f"assets/search/kinds.{code}.json"]) for code in ("fr", "el")}
    assert {kind: [pages[name]["url"] for name in names] for kind, names in kinds["fr"].items()} == {
        "project": ["/projects/a/"],
        "page": ["/about/"],
    }
    assert [pages[name]["meta"]["title"] for name in kinds["el"]["project"]] == ["Λιμάνια"]  # type: ignore[index]


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    many = tuple(
        SearchDocument(
            f"projects/p{n}/", ("project", "cluster", "page")[n % 3], f"Titre {n}", f"Mots {n % 7}.", f"<p>m{n}</p>"
        )
        for n in range(40)
    )
    first, *others = [made(tmp_path / str(n), {"fr": many, "el": FOUND["el"]}) for n in range(4)]
    for other in others:
        assert other == first
    assert first["assets/search/pagefind-entry.json"].index(b'"include') < first[
        "assets/search/pagefind-entry.json"
    ].index(b'"languages"')


def test_what_did_not_change_is_not_indexed_again(cache: Path, runs: list[str]) -> None:
    first = made(cache)
    assert len(runs) == 2
    assert made(cache) == first
    assert len(runs) == 2
    changed = {**FOUND, "el": (SearchDocument("projects/a/", "project", "Λιμένες", "", ""),)}
    second = made(cache, changed)
    assert len(runs) == 3
    assert {path for path in second if "fr_" in path} == {path for path in first if "fr_" in path}


def test_the_kind_of_a_page_counts(cache: Path, runs: list[str]) -> None:
    made(cache)
    made(
        cache,
        {**FOUND, "el": (SearchDocument("projects/a/", "cluster", "Λιμάνια", "Ψαράδες.", "<p>Μία αποβάθρα.</p>"),)},
    )
    assert len(runs) == 3


@pytest.mark.parametrize("harm", ["cut", "changed", "emptied", "replaced by a folder's file"])
def test_an_altered_entry_is_made_anew(cache: Path, runs: list[str], harm: str) -> None:
    first = made(cache)
    data = (cache / "fr").read_bytes()
    half = len(data) // 2
    harmed = {"cut": data[:half], "changed": data[:half] + b"x" + data[half + 1 :], "emptied": b""}
    (cache / "fr").write_bytes(harmed.get(harm, (cache / "el").read_bytes()))
    assert made(cache) == first
    assert len(runs) == 3


def test_a_build_killed_while_it_indexes_leaves_a_cache_that_serves(cache: Path, tmp_path: Path) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text(
        "import sys, time\nfrom pathlib import Path\n"
        "from showcase import pagefind, search_index\nfrom tests.test_search_index import FOUND\n"
        "def hang(pipe, number):\n    Path(sys.argv[1] + '.begun').touch()\n    time.sleep(60)\n"
        "pagefind._read = hang\nlist(search_index.files(FOUND, Path(sys.argv[1])))\n"
    )
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.Popen([sys.executable, str(slow), str(cache)], env=environ)
    for _ in range(200):
        if Path(f"{cache}.begun").exists():
            break
        time.sleep(0.1)
    killed.kill()
    killed.wait()
    assert made(cache)


def test_more_than_two_pipes_hold_goes_in_and_comes_out(cache: Path) -> None:
    words = " ".join(f"mot{n}" for n in range(2000))
    many = tuple(SearchDocument(f"p{n}/", "page", f"Titre {n}", "Des mots.", f"<p>{words}</p>") for n in range(100))
    files = made(cache, {"fr": many})
    assert sum("/fragment/" in path for path in files) == len(many)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (None, "pagefind does not start"),
        ("#!/bin/sh\necho 'no space left' >&2\nexit 3\n", "pagefind ended with 3. no space left"),
        ("#!/bin/sh\nkill -9 $$\n", "pagefind ended with -9."),
        ("#!/bin/sh\nexit 0\n", "came out incomplete"),
        ("#!/bin/sh\nexec sleep 30\n", "does not come to an end"),
        ("#!/bin/sh\nexec head -c 30\n", "came out incomplete"),
    ],
)
def test_a_failing_engine_is_one_sentence(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, told: str
) -> None:
    program = tmp_path / "pagefind"
    if script:
        program.write_text(script)
        program.chmod(0o755)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: program)
    monkeypatch.setattr(pagefind, "PATIENCE", 1.0)
    with pytest.raises(MachineError) as error:
        made(cache)
    sentence, code = explain(error.value)
    assert told in sentence
    assert "Traceback" not in sentence
    assert code == 3
    assert not list(cache.iterdir())


def test_settings_of_others_do_not_reach_the_index(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(cache)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    (tmp_path / "pagefind.toml").write_text('force_language = "de"\n')
    monkeypatch.chdir(tmp_path)
    assert made(tmp_path / "other") == first


def test_a_build_publishes_the_index_of_every_language(tmp_path: Path, runs: list[str]) -> None:
    root = five(tmp_path / "site")
    assert recipe.build(root, root / "public", {}).problems == ()
    folder = root / "public/assets/search"
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    assert sorted(entry["languages"]) == sorted(LANGUAGES)
    addresses = {
        str(fragment(path.read_bytes())["url"]) for path in folder.glob("fragment/*") if path.name.startswith("es_")
    }
    assert {"/projects/harbours/", "/projects/mountains/"} <= addresses
    assert not {"/projects/atlas/", "/about/", "/search/"} & addresses
    assert len(runs) == 5
    write_text(root, "mountains", "es", ("Montañas bajas", "Unos senderos.", "Nada."))
    assert recipe.build(root, root / "public", {}).published
    assert len(runs) == 6


def test_pages_written_by_hand_are_found_whether_drawn_or_kept(tmp_path: Path) -> None:
    root = copy_good(tmp_path / "site")
    for target in ("drawn", "kept"):
        assert recipe.build(root, root / target, {}).published
    drawn, kept = (
        {path.name: path.read_bytes() for path in sorted((root / name / "assets/search").rglob("*.*"))}
        for name in ("drawn", "kept")
    )
    assert drawn == kept
    texts = [fragment(data)["content"] for name, data in kept.items() if name.endswith(".pf_fragment")]
    legal = (root / "docs/fr/legal.md").read_text(encoding="utf-8").split("---")[-1].split()
    assert any(all(word in str(text) for word in legal if word.isalpha()) for text in texts)
