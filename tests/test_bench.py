"""The benchmark asks the same of every generator, counts what a run costs, and types no figure by hand."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bench import edits, results
from bench.census import census
from bench.corpus import Corpus, texts
from bench.layouts import LAYOUTS
from bench.measure import CommandError, in_turn, ratio, run
from bench.parts import PARTS
from bench.words import LABELS, LANGUAGES

from showcase.checked import check
from showcase.publish import tree_hash

CORPUS = Corpus(25)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The made-up programme in a generator's layout, written once."""
    known: dict[str, Path] = {}

    def folder(layout: str) -> Path:
        if layout not in known:
            known[layout] = tmp_path_factory.mktemp(layout) / "project"
            LAYOUTS[layout](CORPUS, known[layout])
        return known[layout]

    return folder


def page(folder: Path, layout: str, kind: str, slug: str, language: str) -> str:
    """A record's text as that generator reads it."""
    content = {"showcase": "content", "hugo": "content", "eleventy": "src"}.get(layout, "docs")
    own = f"{content}/{kind}/{slug}/text.{language}.md"
    return (folder / (own if layout == "showcase" else f"{content}/{language}/{kind}/{slug}.md")).read_text("utf-8")


def words(text: str) -> list[str]:
    """The words of a text, without what its links lead to."""
    return re.findall(r"[^\W_]+", re.sub(r"\]\([^)]*\)", "] ", text))


def test_the_programme_is_the_same_each_time(tmp_path: Path, written: Callable[[str], Path]) -> None:
    for layout in ("showcase", "hugo"):
        LAYOUTS[layout](CORPUS, tmp_path / layout)
        assert tree_hash(tmp_path / layout) == tree_hash(written(layout))


def test_one_project_more_changes_no_other_but_those_that_lead_to_it() -> None:
    more = Corpus(26)
    facts = {entry.slug: entry.facts for entry in more.entries if entry.kind == "project"}
    assert all(facts[entry.slug] == entry.facts for entry in CORPUS.entries if entry.kind == "project")
    titles = {(entry.slug, language): more.title(entry, language) for entry, language in texts(more)}
    assert all(titles[entry.slug, language] == CORPUS.title(entry, language) for entry, language in texts(CORPUS))


def test_our_check_finds_nothing_wrong_with_it(written: Callable[[str], Path]) -> None:
    checked = check(written("showcase"), {"SITE_URL": "https://example.org/"})
    assert checked.site is not None
    assert checked.problems == ()
    assert len(checked.site.records) == len(CORPUS.entries) + 1


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"showcase"}))
def test_the_same_words_stand_in_each_layout(layout: str, written: Callable[[str], Path]) -> None:
    for entry, language in texts(CORPUS):
        ours = page(written("showcase"), "showcase", entry.folder, entry.slug, language).split("---\n\n", 1)[1]
        head, theirs = page(written(layout), layout, entry.folder, entry.slug, language).split("---\n\n", 1)
        if layout in {"mkdocs", "zensical"}:  # facts are a table above the text
            assert words(theirs)[-len(words(ours)) :] == words(ours)
        else:
            assert words(theirs) == words(ours)
        assert CORPUS.title(entry, language) in head
        assert CORPUS.summary(entry, language) in head


def test_every_language_has_every_label_and_words_enough() -> None:
    assert set(LABELS) == set(LANGUAGES)
    assert len({frozenset(labels) for labels in LABELS.values()}) == 1


def test_an_edit_of_ours_and_of_the_peer_s_says_the_same(tmp_path: Path) -> None:
    LAYOUTS["showcase"](CORPUS, tmp_path / "showcase")
    LAYOUTS["hugo"](CORPUS, tmp_path / "hugo")
    both = (edits.ours(tmp_path / "showcase"), edits.hugos(tmp_path / "hugo"))
    before = {path: path.read_bytes() for path in edits.files(both)}
    with edits.restored(*before):
        for project in both:
            for number, edit in enumerate(project.edits().values()):
                edit(700001 + number)
            facts = {path.read_text("utf-8") for path in project.facts}
            assert all("700003" in text and f'"{edits.STAGES[700003 % 6]}"' in text for text in facts)
            assert "700002 " in project.text.read_text("utf-8")
            assert project.text.read_text("utf-8").endswith("\nPlus 700001.\n")
        assert check(tmp_path / "showcase", {}).problems == ()
    assert {path: path.read_bytes() for path in before} == before


def test_pages_are_counted_by_what_they_are(tmp_path: Path) -> None:
    for name in (
        "index.html",
        *("projects/index.html", "el/projects/page/2/index.html"),
        *("projects/project-00001/index.html", "en/themes/theme-1/index.html"),
        *("projects/theme/theme-1/index.html", "en/projects-by-theme/theme-1/page/2/index.html"),
        *("cooperation/index.html", "404.html"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('<link rel="alternate" hreflang="fr" href="x"><a href="y">y</a>', encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("<urlset><url><loc>x</loc></url></urlset>", encoding="utf-8")
    (tmp_path / "feed.xml").write_text("<feed><entry/></feed>".replace("<entry/>", "<entry></entry>"), encoding="utf-8")
    found = census(tmp_path)
    sorts = ("records", "lists", "narrowed lists", "other pages", "pages", "alternates of records", "links in records")
    assert [found[name] for name in sorts] == [2, 2, 2, 3, 9, 2, 2]
    assert (found["sitemap entries"], found["feeds"], found["entries of feeds"]) == (1, 1, 1)


GRANDCHILD = """
import subprocess, sys
work = "x = bytearray(120_000_000)\\nn = 0\\nwhile n < 2_000_000: n += 1"
subprocess.run([sys.executable, "-c", work], check=True)
"""


def test_a_run_counts_what_its_children_cost(tmp_path: Path) -> None:
    cost = run((sys.executable, "-c", GRANDCHILD), tmp_path)
    assert 110 < cost.peak < 250
    assert cost.cpu > 0.02
    assert cost.wall > 0.02


def test_the_memory_of_the_benchmark_is_not_taken_for_the_command_s(tmp_path: Path) -> None:
    large = bytearray(200_000_000)
    large[::4096] = b"x" * len(large[::4096])
    assert run(("true",), tmp_path).peak < 40


def test_a_command_that_fails_gives_no_figures(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="did not end well"):
        run((sys.executable, "-c", "print('because'); raise SystemExit(3)"), tmp_path)
    with pytest.raises(CommandError):
        run(("no-such-program",), tmp_path)


def test_works_are_run_in_turn_and_compared_pair_by_pair(tmp_path: Path) -> None:
    order: list[str] = []
    cost = run(("true",), tmp_path)
    found = in_turn(2, {name: lambda name=name: order.append(name) or cost for name in ("ours", "theirs")})
    assert order == ["ours", "theirs", "ours", "theirs"]
    assert [len(runs) for runs in found.values()] == [2, 2]
    assert str(ratio([1, 2, 9], [2, 2, 3])) == "1.00 (0.50–3.00)"


def test_the_results_are_what_the_raw_figures_give() -> None:
    kept = results.kept()
    assert results.RENDERED.read_text(encoding="utf-8") == results.render(kept)
    readme = results.README.read_text(encoding="utf-8")
    assert results.readme(readme, kept) == readme
    assert set(kept) <= set(results.TITLES) == {*PARTS, "growth", "real"}


def test_a_part_that_is_measured_again_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RAW", "RENDERED", "README"):
        monkeypatch.setattr(results, name, tmp_path / name)
    (tmp_path / "README").write_text("text\n", encoding="utf-8")
    figures = {"cpu": [1.0, 3.0], "wall": [2.0, 2.0], "peak": [10.0, 12.5]}
    one = {"taken": {"day": "2026-01-01", "load": "0.1"}, "runs": {"showcase check": figures}, "trees": {}}
    machine = {"processor": "P", "cores": "2", "memory": "4 GiB", "kernel": "Linux", "Python": "3", "versions": "none"}
    results.keep({"check": {"5000": {**one, "machine": machine}}})
    known = results.kept()
    known["check"]["200"] = {**one, "machine": {**machine, "cores": "8"}}
    results.keep(known)
    assert results.kept() == known
    text = (tmp_path / "RENDERED").read_text(encoding="utf-8")
    assert text.index("### 200 projects") < text.index("### 5,000 projects")
    assert "| showcase check | 2.00 | 2.00 | 11 |" in text
    assert "| `check` alone, cold, 5,000 × 5, CPU s | 4 | 2.00 | yes |" in text
    assert "on machine 2" in text


def test_the_command_explains_itself() -> None:
    done = subprocess.run([sys.executable, "-m", "bench.run", "--help"], capture_output=True, text=True, check=True)
    assert "--only" in done.stdout
    assert "make bench ARGS=" in done.stdout
