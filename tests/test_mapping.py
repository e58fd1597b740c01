from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from showcase import composing, limits
from showcase.composing import Composed, compose
from showcase.mapping import Located, read_mapping
from showcase.problem import Place, Problem
from tests.conftest import GOOD, ROOT

FILES = [*sorted(GOOD.glob("content/**/*.yml")), GOOD / "mkdocs.yml", ROOT / "mkdocs.yml"]


def read(text: str) -> Located:
    located, problems = read_mapping("record.yml", text)
    assert located is not None, problems
    return located


def by_events(text: str) -> tuple[Composed | None, tuple[Problem, ...]]:
    return compose("p", text, 1, limits.YAML_NODES, allow_tags=True)


def refused(text: str) -> list[Problem]:
    located, problems = read_mapping("record.yml", text)
    assert located is None
    return list(problems)


def test_every_scalar_is_the_text_that_was_written() -> None:
    data = read("a: NO\nb: [no, 01230, 1.10, 12:30, 0x1F]\nc: 'it''s'\nd: {e: 2009-06-18}\n").data
    assert data == {"a": "NO", "b": ["no", "01230", "1.10", "12:30", "0x1F"], "c": "it's", "d": {"e": "2009-06-18"}}


def test_nothing_after_a_colon_is_nothing_and_empty_quotes_are_an_empty_text() -> None:
    assert read("a:\nb: ~\nc: ''\nd: null\n").data == {"a": None, "b": None, "c": "", "d": "null"}


def test_values_and_keys_are_composed_and_keep_their_place() -> None:
    located = read("cafe\u0301: e\u0301te\u0301\nb: [\u03b1\u0301]\n")
    assert located.data == {"caf\u00e9": "\u00e9t\u00e9", "b": ["\u03ac"]}
    assert located.values["caf\u00e9",] == Place("record.yml", 1, 8)
    (problem,) = refused("\u00e9: 1\ne\u0301: 2\n")
    assert problem.code == "key-twice"


def test_values_and_keys_know_their_place() -> None:
    located = read("a: one\nb:\n  - c: two\n    d: [x, y]\n")
    assert located.values["a",] == Place("record.yml", 1, 4)
    assert located.keys["b",] == Place("record.yml", 2, 1)
    assert located.values["b", 0, "d", 1] == Place("record.yml", 4, 12)


def test_what_is_not_there_stands_at_the_nearest_that_holds_it() -> None:
    located = read("a: one\nb:\n  c: two\n")
    assert located.place(("b", "missing", 3)) == located.values["b",]
    assert located.place(("missing",)) == Place("record.yml", 1, 1)


def test_a_mapping_inside_a_file_counts_the_file_s_lines() -> None:
    located, _ = read_mapping("text.fr.md", "title: x\nsummary: y\n", first_line=2)
    assert located is not None
    assert located.values["summary",] == Place("text.fr.md", 3, 10)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a: x #1\n", "#1"),
        ("a: x\t#1\n", "#1"),
        ("a: x\n  y #1\n", "#1"),
        ("a: x  # note\n", None),
        ("a: x\n  y  # note\n", None),
        ("a: 'x' #1\n", None),
        ("a: x#1\n", None),
        ("a: x\n#1\n", None),
    ],
)
def test_a_comment_one_space_behind_a_value_may_be_a_part_of_it(text: str, cut: str | None) -> None:
    assert read(text).cuts.get(("a",)) == cut


def test_reading_goes_on_behind_a_key_given_twice() -> None:
    problems = refused("a: 1\na: 2\nb: 3\nb: 4\na: 5\n")
    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("key-twice", 2),
        ("key-twice", 4),
        ("key-twice", 5),
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_machine_without_the_fast_parser_reads_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text(encoding="utf-8")
    fast = by_events(text)
    monkeypatch.setattr(composing, "_Parser", yaml.Loader)
    assert by_events(text) == fast


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\n",
        "a: !!str 1\n",
        "a: {b: {c: {d: {e: {f: {g: 1}}}}}}\n",
        "1: x\n",
        "a: 1\na: 2\n",
        "a: x #1\nb:\n",
        "- a\n",
        "# nothing\n",
        "a: 1\n---\nb: 2\n",
    ],
)
def test_a_machine_without_the_fast_parser_refuses_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read_mapping("p", text)
    monkeypatch.setattr(composing, "_Parser", yaml.Loader)
    assert read_mapping("p", text) == fast
