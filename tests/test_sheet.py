from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.cell import protected, texts, unprotected
from showcase.column import SLUG, Column, columns
from showcase.kinds import KINDS
from showcase.problem import Place
from showcase.record import Kind
from showcase.sheet import Cell, Draft, draft
from tests.crowded import invented

LANGUAGES = ("fr", "el")
BY_NAME = {kind.name: kind for kind in KINDS}
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def row(kind: Kind, facts: dict[str, Any], words: dict[str, dict[str, Any]], body: str) -> dict[Column, Cell]:
    found = columns(kind, LANGUAGES)
    written = texts(found, facts, words)
    filled = {column: body if column.is_body and column.language in words else "" for column in found}
    return {
        column: Cell(written.get(column.name, "") or filled[column], Place("x.xlsx", 2, number))
        for number, column in enumerate(found, 1)
    }


def drafted(kind: Kind, **cells: str) -> tuple[Draft, dict[str, Any], tuple[Any, ...]]:
    """A draft from cells named as columns, `_` for a hyphen and `__` for a point."""
    names = {name.replace("__", ".").replace("_", "-"): text for name, text in cells.items()}
    place = Place("x.xlsx", 2, 1)
    found = {
        column: Cell(names[column.name], Place("x.xlsx", 2, number))
        for number, column in enumerate(columns(kind, LANGUAGES), 1)
        if column.name in names
    }
    assert len(found) == len(names)
    made, problems = draft("atlas", place, found)
    return made, made.facts.data, problems


@each_kind
def test_a_record_comes_back_from_its_cells_and_they_from_it(kind: Kind) -> None:
    for facts, words, body in invented(kind):
        cells = row(kind, facts, {"fr": words}, body)
        made, problems = draft("atlas", Place("x.xlsx", 2), cells)
        assert problems == ()
        assert made.facts.data == facts
        assert {code: one.front.data for code, one in made.words.items()} == {"fr": words}
        assert made.words["fr"].body == body
        assert row(kind, made.facts.data, {"fr": made.words["fr"].front.data}, body) == cells


@given(st.text())
def test_what_blanks_would_lose_is_protected(text: str) -> None:
    assert unprotected(protected(text)) == text
    assert "\n" not in protected(text)
    assert protected(text) == protected(text).strip()


@each_kind
def test_each_column_has_a_name_of_its_own(kind: Kind) -> None:
    names = [column.name for column in columns(kind, LANGUAGES)]
    assert len(set(names)) == len(names)
    assert (SLUG in names) is not kind.single
    assert ("body.fr" in names, "body.el" in names) == (True, True)


@pytest.mark.parametrize(
    "text", ["energy; sea", "energy\nsea", "energy, sea", "energy,sea", "energy;\nsea", "energy\n\nsea"]
)
def test_names_are_divided_as_people_write_them(text: str) -> None:
    assert drafted(BY_NAME["project"], themes=text.replace(";\n", "\n"))[1] == {"themes": ["energy", "sea"]}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Regione Piemonte; Ville, Port", ["Regione Piemonte", "Ville, Port"]),
        ("Regione Piemonte\nVille; Port", ["Regione Piemonte", "Ville; Port"]),
        ("Ville; Port\n", ["Ville; Port"]),
        ("Ville;", ["Ville"]),
    ],
)
def test_words_are_divided_by_lines_or_semicolons(text: str, values: list[str]) -> None:
    assert drafted(BY_NAME["project"], other_organisations=text)[1] == {"other-organisations": values}


def test_an_entry_lies_on_a_line_of_each_of_its_columns() -> None:
    made, facts, problems = drafted(
        BY_NAME["cluster"], members__count="30\n130", members__as_of="\n2010", sources__facts="name, form\nseat"
    )
    assert facts["members"] == [{"count": "30"}, {"count": "130", "as-of": "2010"}]
    assert facts["sources"] == [{"facts": ["name", "form"]}, {"facts": ["seat"]}]
    assert problems == ()
    assert made.facts.place(("members", 1, "as-of")) == made.facts.keys["members", "as-of"]


def test_words_by_key_need_a_key_and_each_only_once() -> None:
    made, _, problems = drafted(BY_NAME["project"], seeking__fr="banks: Des banques\nDes ports\nbanks: Non")
    assert made.words["fr"].front.data == {"seeking": {"banks": "Des banques"}}
    assert [problem.code for problem in problems] == ["sheet-no-key", "key-twice"]


def test_a_language_without_a_word_is_not_there() -> None:
    made, _, _ = drafted(BY_NAME["project"], title__fr="Atlas", title__el=" ", body__el="")
    assert list(made.words) == ["fr"]
