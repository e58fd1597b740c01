from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import material
import pytest

from showcase.field import Part, Ref
from showcase.kinds import KINDS, theme
from showcase.mapping import read_mapping
from showcase.problem import Problem
from showcase.read import read_text, read_yaml
from showcase.record import Kind, decode, fields, marks
from showcase.trail import end
from showcase.view import HIDDEN
from tests.conftest import GOOD, ROOT
from tests.viewing import good_site

NAMES = {kind.name for kind in KINDS}
SILENT = {("theme", "colour"), ("theme", "icon")}
"""Values that the page shows by its look."""


def strings() -> dict[str, str]:
    located, problems = read_yaml("fr.yml", (ROOT / "content/strings/fr.yml").read_bytes())
    assert located is not None, problems
    return {key: str(value) for key, value in located.data.items()}


def parts(model: type[Part]) -> Iterator[type[Part]]:
    """A model and the mappings within it."""
    yield model
    for _, _, info in fields(model):
        for inner in _models(info.annotation):
            yield from parts(inner)


def _models(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _values(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from _values(inner)


def shown(kind: Kind) -> Iterator[tuple[str, Any]]:
    """Every field that a page of this kind can show: its name as written, its declaration."""
    for name, alias, info in fields(kind.facts):
        if name not in HIDDEN:
            yield alias, info
            for inner in _models(info.annotation):
                for model in parts(inner):
                    yield from ((alias, info) for _, alias, info in fields(model))


def told(kind: Kind, text: str) -> list[Problem]:
    located, problems = read_mapping("record.yml", text)
    assert located is not None, problems
    return list(decode(kind.facts, located, kind.label)[1])


every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@every_kind
def test_the_good_site_has_a_record_of_each_kind_and_its_models_read_it(kind: Kind) -> None:
    assert good_site().all(kind.name)
    for record in good_site().all(kind.name):
        assert type(record.facts) is kind.facts
        assert {type(text.words) for text in record.texts.values()} == {kind.words}


@every_kind
def test_a_field_that_nobody_knows_is_told_in_facts_and_in_words(kind: Kind) -> None:
    folder = GOOD / next(iter(good_site().all(kind.name))).path
    facts = (folder / "record.yml").read_text(encoding="utf-8")
    assert told(kind, facts) == []
    assert [(one.code, one.message) for one in told(kind, facts + "wings: two\n")] == [
        ("field-unknown", f"{kind.label} has no field «wings»")
    ]
    text = (folder / "text.fr.md").read_bytes().replace(b"---\n", b"---\ntemplate: main.html\n", 1)
    written, _ = read_text("text.fr.md", text)
    assert written is not None
    words, problems = decode(kind.words, written.front, f"the text of {kind.label}")
    assert words is None
    assert [(one.code, one.place.line) for one in problems] == [("field-unknown", 2)]


@every_kind
def test_nothing_that_every_record_needs_may_be_left_out(kind: Kind) -> None:
    told_ = {one.message for one in told(kind, "confirmed: 2011\n")}
    assert {f"{kind.label} needs `attested`", f"{kind.label} needs `sources`"} <= told_


@every_kind
def test_references_lead_to_kinds_that_there_are(kind: Kind) -> None:
    for model in parts(kind.facts):
        for _, alias, info in fields(model):
            for mark in marks(info.annotation, tuple(info.metadata)):
                assert not isinstance(mark, Ref) or mark.kind in NAMES, alias


@every_kind
def test_what_a_list_uses_of_a_record_is_a_fact_of_it(kind: Kind) -> None:
    facts = set(kind.facts.model_fields)
    assert {*kind.tags, *kind.columns, *([kind.order] if kind.order else [])} <= facts
    assert all(end(KINDS, kind, trail).fact for trail in kind.facets)


@every_kind
def test_a_kind_has_its_words_and_its_templates(kind: Kind) -> None:
    words = strings()
    assert {f"kind.{kind.name}.{form}" for form in ("one", "many", "about")} <= set(words)
    assert {f"facet.{word}" for word in kind.facets.values()} <= set(words)
    assert (ROOT / f"overrides/kinds/{kind.name}.html").is_file()
    assert kind.single or (ROOT / f"overrides/lists/{kind.name}.html").is_file()


@every_kind
def test_every_field_has_a_label(kind: Kind) -> None:
    words = strings()
    for alias, _ in shown(kind):
        assert {f"{kind.name}.field.{alias}", f"field.{alias}"} & set(words), alias


@every_kind
def test_every_value_that_can_be_chosen_has_words(kind: Kind) -> None:
    words = strings()
    for alias, info in shown(kind):
        for value in _values(info.annotation):
            if (kind.name, alias) not in SILENT:
                keys = {f"{kind.name}.{alias}.{value}", f"value.{alias}.{value}"}
                assert keys & set(words), f"{alias}: {value}"


def test_how_a_record_is_attested_has_words() -> None:
    words = strings()
    for value in _values(KINDS[0].facts.model_fields["attested"].annotation):
        assert {f"attested.{value}", f"attested.{value}.meaning"} <= set(words)


def test_a_theme_s_colours_and_icons_are_there() -> None:
    styles = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "overrides/assets").glob("*.css")))
    for colour in _values(theme.ThemeFacts.model_fields["colour"].annotation):
        assert re.search(rf"\.colour-{colour}\b", styles), colour
    icons = Path(material.__file__).parent / "templates/.icons/material"
    for icon in _values(theme.Icon):
        assert (icons / f"{icon}.svg").is_file(), icon


def test_kinds_share_no_name_and_no_folder() -> None:
    assert len(NAMES) == len({kind.folder for kind in KINDS}) == len(KINDS)
    assert [kind.name for kind in KINDS if kind.single] == ["programme", "statement"]
